"""The reader of shorelines and rivers on a small made-up pair of files."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

BOX = (115.0, 48.0, 120.0, 52.0)
SHAPES = {
    "inside": (2, 33.0, [(117, 49), (118, 49), (118, 50), (117, 49)]),
    "north of it": (2, 34.0, [(117, 53), (118, 53), (118, 54), (117, 53)]),
    "east of it": (1, 35.0, [(121, 49), (122, 49), (122, 50), (121, 49)]),
    "crossing": (-1, -1.0, [(114, 49), (116, 49.5)]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines, start = [], 0
    for level, area, points in SHAPES.values():
        lats = [lat for _, lat in points]
        size = 8 * len(points)
        lines.append(f"{level} {area} {len(points)} {min(lats)} {max(lats)} {start} {size} 0-E")
        start += size
    (tmp_path / "gshhsmeta_f.dat").write_text("\n".join(lines) + "\n", encoding="ascii")
    (tmp_path / "gshhs_f.dat").write_bytes(
        b"".join(np.array(points, dtype="<f4").tobytes() for *_, points in SHAPES.values())
    )
    return tmp_path


def test_only_what_meets_the_bounds_is_read(recipe: Callable[[str], ModuleType], folder: Path) -> None:
    shapes = recipe("gshhg").read_shapes(folder, "gshhs", BOX)

    assert [(shape.level, shape.area_km2) for shape in shapes] == [(2, 33.0), (-1, -1.0)]
    assert shapes[1].points.tolist() == [[114, 49], [116, 49.5]]
