"""What the served pages show of packages that are not the usual ones."""

import html
import itertools
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import shapely

from tests.outside.product import SHIPPED, cells, layer, line, package, page, served, table

ODD = "A<B & C>D"
AHEAD = datetime.now(UTC).hour >= 12
"""Whether it is another day already where the day begins first; else it is the day before where it ends last."""
ZONE, DIFFERENCE = ("Pacific/Kiritimati", 14) if AHEAD else ("Etc/GMT+12", -12)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the tiny package with odd names and periods, in another zone, and a stretch against the order."""
    folder = tmp_path_factory.mktemp("odd")
    changes = [
        cells("areas", "103", name_zh=ODD, name_en=ODD, short_zh=ODD, short_en=ODD),
        cells("corridor", "tiny", as_of="2022-12-31"),
        table("corridor", lambda rows: [row.update(timezone=ZONE) for row in rows if "timezone" in row]),
        cells("observations", "T09", period="2022-H2"),
        cells("observations", "T10", period="../2022-Q2"),
        line("b2", [12, 51], [11, 51]),
    ]
    with served(package(folder, *changes), folder / "odd.db") as address:
        yield address


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the package that ships."""
    with served(SHIPPED, tmp_path_factory.mktemp("shipped") / "shipped.db") as address:
        yield address


def drawn(text: str, name: str) -> list[list[tuple[float, float]]]:
    """The pieces of what the first page's map draws under a name, in its own units."""
    found = re.search(rf'class="trace{name}"[^>]*><path[^>]* d="([^"]*)"', text)
    assert found, name
    pieces: list[list[tuple[float, float]]] = []
    for command, east, south in re.findall(r"([Ml])(-?\d+)[ ,]?(-?\d+)", found[1]):
        last = (0.0, 0.0) if command == "M" else pieces[-1][-1]
        pieces += [[]] if command == "M" else []
        pieces[-1].append((last[0] + float(east), last[1] + float(south)))
    return pieces


def test_the_corridor_line_lies_inside_the_regions(shipped: str) -> None:
    text = page(shipped)[1]
    codes = re.findall(r'class="traceregion-(\d+)"', text)
    rings = [shapely.Polygon(ring).buffer(0) for code in set(codes) for ring in drawn(text, f"region-{code}")]
    arms = shapely.MultiLineString(drawn(text, "corridor-line"))
    assert len(rings) >= 5
    assert arms.difference(shapely.union_all(rings).buffer(2)).length == 0


def test_a_stretch_written_against_the_order_ties_no_knot(odd: str) -> None:
    for arm in drawn(page(odd)[1], "corridor-line"):
        steps = {east > before for (before, _), (east, _) in itertools.pairwise(arm) if east != before}
        assert len(steps) == 1


def test_a_name_is_shown_whole_whatever_signs_are_in_it(odd: str) -> None:
    names = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", page(odd)[1])
    assert ODD in map(html.unescape, names)


@pytest.mark.parametrize("words", ["自西向东", "XX(2022)0001", "未绘制", "国界"])
def test_what_the_package_says_and_what_is_drawn_is_named(odd: str, words: str) -> None:
    assert words in page(odd)[1]


@pytest.mark.parametrize("words", ["西南", "公路与水运", "第2半年", "未另行送审"])
def test_nothing_is_named_that_is_not_there(odd: str, words: str) -> None:
    assert words not in page(f"{odd}/?region=103")[1]
    assert words not in page(odd)[1]


@pytest.mark.parametrize("words", ["下半年", "2022年第2季度"])
def test_periods_are_said_as_far_as_they_are_known(odd: str, words: str) -> None:
    assert words in page(f"{odd}/?region=103")[1]


def test_days_are_those_of_the_corridor_s_own_zone(odd: str) -> None:
    day = datetime.now(timezone(timedelta(hours=DIFFERENCE)))
    assert f"{day.year}年{day.month}月{day.day}日" in page(odd)[1]


def test_a_page_says_once_how_wide_it_is(odd: str) -> None:
    assert page(odd)[1].count('name="viewport"') == 1


def test_an_unknown_address_is_none(odd: str) -> None:
    assert page(f"{odd}/nothing")[0] == 404


def test_of_one_release_alone_no_way_from_it_to_itself_is_reported(odd: str) -> None:
    assert "从第 1 期到第 1 期" not in page(f"{odd}/changes?release=1")[1]


def test_two_servers_on_one_host_name_their_cookies_differently(odd: str, shipped: str) -> None:
    names = [{cookie.split("=")[0] for cookie in page(f"{address}/office/sign-in")[2]} for address in (odd, shipped)]
    assert all(names)
    assert not names[0] & names[1]


def test_below_a_path_every_address_of_the_page_begins_with_it(tmp_path: Path) -> None:
    with served(package(tmp_path), tmp_path / "below.db", "--url-prefix", "/dashboard") as address:
        status, text, _ = page(f"{address}/dashboard/")
        assert status == 200
        own = [found for found in re.findall(r'(?:src|href)="(/[^"]*)"', text) if not found.startswith("//")]
        assert own
        assert all(found.startswith("/dashboard/") for found in own)
        assert {page(f"{address}{found}")[0] for found in own if "." in found.rsplit("/", 1)[-1]} == {200}


def smaller(rows: list[dict]) -> None:
    """Layers a seventh as large about the middle of the package: 30 km instead of 200."""

    def moved(value: object) -> object:
        if isinstance(value, list) and value and not isinstance(value[0], list):
            return [11.5 + (value[0] - 11.5) / 7, 50.5 + (value[1] - 50.5) / 7]
        return [moved(one) for one in value] if isinstance(value, list) else value

    for row in rows:
        row["geometry"]["coordinates"] = moved(row["geometry"]["coordinates"])


def nearer(rows: list[dict[str, str]]) -> None:
    """Places moved with the layers, without that which lies in the surroundings."""
    rows[:] = [row for row in rows if row["area"] != "105"]
    for row in rows:
        for name, middle in (("lon", 11.5), ("lat", 50.5)):
            row[name] = str(middle + (float(row[name]) - middle) / 7)


def test_a_corridor_of_thirty_km_without_surroundings_has_its_line(tmp_path: Path) -> None:
    names = ("regions", "border", "neighbours", "lakes", "rivers")
    changes = [layer(name, smaller) for name in names] + [layer("surroundings", list.clear), table("places", nearer)]
    belts = table("belts", lambda rows: [row.update(depth_km="1") for row in rows])
    with served(package(tmp_path, *changes, belts), tmp_path / "small.db") as address:
        assert drawn(page(address)[1], "corridor-line")
