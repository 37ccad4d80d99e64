"""The reader of county boundaries on small made-up files."""

import struct
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

Recipe = Callable[[str], ModuleType]

SQUARE = [(118.0, 49.0), (118.0, 49.01), (118.01, 49.01), (118.01, 49.0), (118.0, 49.0)]
FAR = [(111.0, 45.0), (111.0, 47.0), (113.0, 47.0), (113.0, 45.0), (111.0, 45.0)]
HOLE = [(111.5, 45.5), (112.5, 45.5), (112.5, 46.5), (111.5, 46.5), (111.5, 45.5)]


def counts(points: list[tuple[float, float]]) -> np.ndarray:
    return np.round((np.array(points) + np.array([180, 90])) / 2e-6).astype(np.int64)


def plain(points: list[tuple[float, float]]) -> bytes:
    return struct.pack("<I", 0) + counts(points).astype("<u4").tobytes()


def steps(points: list[tuple[float, float]]) -> bytes:
    whole = counts(points)
    return struct.pack("<I", 1) + whole[0].astype("<u4").tobytes() + np.diff(whole, axis=0).astype("<i2").tobytes()


def container(*parts: bytes) -> bytes:
    return struct.pack(f"<{len(parts) + 1}I", len(parts), *map(len, parts)) + b"".join(parts)


def polygon(*rings: bytes) -> bytes:
    return struct.pack("<I", 5) + container(*rings)


def multipolygon(*polygons: bytes) -> bytes:
    return struct.pack("<I", 6) + container(*(block[4:] for block in polygons))


@pytest.mark.parametrize("encode", [plain, steps])
def test_rings_are_read_from_both_encodings(recipe: Recipe, encode: Callable[..., bytes]) -> None:
    np.testing.assert_allclose(recipe("tianditu").ring(encode(SQUARE)), SQUARE, atol=1e-6)


def test_polygons_keep_their_holes(recipe: Recipe) -> None:
    shape = recipe("tianditu").geometry(polygon(plain(FAR), plain(HOLE)))

    assert shape.area == pytest.approx(3)


def test_multipolygons_keep_all_parts(recipe: Recipe) -> None:
    shape = recipe("tianditu").geometry(multipolygon(polygon(plain(FAR)), polygon(steps(SQUARE))))

    assert [part.area for part in shape.geoms] == pytest.approx([4, 1e-4])


def test_other_kinds_are_refused(recipe: Recipe) -> None:
    with pytest.raises(ValueError, match="geometry kind 2"):
        recipe("tianditu").geometry(struct.pack("<I", 2) + container())


def write(folder: Path, rows: list[str], blocks: list[bytes]) -> Path:
    header = "city_name,city_adcode,district_name,district_adcode"
    (folder / "cn_district.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    (folder / "cn_district.bin").write_bytes(container(*blocks))
    return folder


def test_rows_and_shapes_go_together(recipe: Recipe, tmp_path: Path) -> None:
    rows = ["甲市,150700,乙旗,150725", "甲市,150700,丙旗,150726"]
    folder = write(tmp_path, rows, [polygon(steps(SQUARE)), polygon(plain(FAR))])

    first, second = recipe("tianditu").read_counties(folder)

    assert (first.code, first.name, first.city, first.city_name) == ("150725", "乙旗", "150700", "甲市")
    assert second.geometry.bounds == pytest.approx((111, 45, 113, 47))


def test_a_row_without_a_shape_is_refused(recipe: Recipe, tmp_path: Path) -> None:
    folder = write(tmp_path, ["甲市,150700,乙旗,150725", "甲市,150700,丙旗,150726"], [polygon(plain(FAR))])

    with pytest.raises(ValueError, match="zip"):
        recipe("tianditu").read_counties(folder)
