"""Of a long panel the beginning comes alone, and nothing is lost or said twice when the rest has come."""

import json
import re
from collections.abc import Iterator

import pytest

from corridor.model import comparison
from corridor.package.loading import load
from corridor.queries.selection import Selection
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.selection import IN_SIGHT, LONG
from tests.dashboard.markup import read
from tests.dashboard.packages import PACKAGES, synthetic
from tests.synthetic.plan import Plan

PLAN = Plan(regions=30, indicators=100, periods=2)
WIDE = Plan(regions=3, indicators=200, periods=2)
"""With more tiles in a group than can be in sight."""
TEMPLATE = "<template>"
PARTED = '<div class="tiles" data-parted="">'


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> RenderedRelease:
    return synthetic(tmp_path_factory.mktemp("large"), PLAN)


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> RenderedRelease:
    return synthetic(tmp_path_factory.mktemp("wide"), WIDE)


def answers(rendered: RenderedRelease, language: str, region: str | None, initiative: str | None) -> tuple[str, str]:
    """The beginning, and the rest."""
    begin = json.loads(rendered.panels.json(language, region, initiative))["html"]
    rest = json.loads(rendered.panels.rest_json(language, region, initiative))["html"]
    return begin, rest


def choices(rendered: RenderedRelease) -> Iterator[tuple[str, str | None, str | None]]:
    for language in rendered.options.languages:
        for region in (None, *rendered.options.regions[::15]):
            for initiative in (None, rendered.options.initiatives[0]):
                yield language, region, initiative


def inner(html: str, start: str) -> tuple[int, int]:
    """Where the content of the div that begins with `start` begins and ends."""
    begin = html.index(start) + len(start)
    depth = 1
    for tag in re.finditer(r"<(/?)div\b", html[begin:]):
        depth += -1 if tag[1] else 1
        if not depth:
            return begin, begin + tag.start()
    raise AssertionError(start)


def together(begin: str, rest: str) -> str:
    """What the browser makes of both: the grid that has begun goes on, and the rest follows."""
    if PARTED in begin:
        first, last = inner(rest, PARTED)
        more, rest = rest[first:last], rest[last + len("</div>") :]
        at = inner(begin, PARTED)[1]
        begin = begin[:at] + more + begin[at:]
    end = TEMPLATE if TEMPLATE in begin else "</section>"
    head, _, tail = begin.rpartition(end)
    return (head + rest + end + tail).replace(' data-more=""', "").replace(' data-parted=""', "")


def test_beginning_and_rest_are_the_whole(large: RenderedRelease, wide: RenderedRelease) -> None:
    long, parted = set(), set()
    for rendered, chosen in ((one, chosen) for one in (large, wide) for chosen in choices(one)):
        whole = rendered.panels.html(*chosen)
        begin, rest = answers(rendered, *chosen)
        long.add(bool(rest))
        parted.add(PARTED in begin)
        assert together(begin, rest) == whole, chosen
        assert ("data-more" in begin) == bool(rest)
        assert (PARTED in begin) == (PARTED in rest)
    assert long == parted == {True, False}


def test_what_can_be_in_sight_comes_first(large: RenderedRelease, wide: RenderedRelease) -> None:
    for rendered, region in ((one, region) for one in (large, wide) for region in one.options.regions[:3]):
        begin, rest = answers(rendered, "zh", region, None)
        shown = set(re.findall(r'data-figure="([^"]+)"', begin))
        assert IN_SIGHT <= len(shown) < LONG
        tree = read(begin)
        assert tree.one("data-region").get("data-long") == ""
        assert tree.named("h2")
        assert tree.named("template")
        assert "data-trend" not in begin
        assert "data-trend" in rest
        assert len(begin.encode()) < 50_000 < len(rest.encode())


def test_one_answer_renders_one_panel(large: RenderedRelease, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other initiative's, and with no comparison of its own: those of the first answer serve all."""
    large.panels.html("zh", large.options.regions[0], None)
    compared, rendered = [], []
    monkeypatch.setattr(comparison, "_compare", compared.append)
    monkeypatch.setattr("dashboard.page.rendered_panels.render", lambda tree: rendered.append(tree) or "")
    large.panels.json("zh", large.options.regions[-1], None)
    large.panels.rest_json("zh", large.options.regions[-1], None)
    assert len(rendered) == 3  # the beginning, its headlines, the rest
    assert compared == []


def test_an_answer_brings_the_headlines_of_its_selection(large: RenderedRelease) -> None:
    for language, region, initiative in choices(large):
        answer = json.loads(large.panels.json(language, region, initiative))
        chosen = Selection(language, region, initiative)
        assert answer["headlines"] == large.server_html(chosen)["headlines"]
        assert "headlines" not in json.loads(large.page_json(language))["server_html"]  # which knows no selection


def test_a_short_panel_comes_whole() -> None:
    rendered = RenderedRelease(load(PACKAGES / "tiny"))
    begin, rest = answers(rendered, "en", rendered.options.regions[0], None)
    assert (begin, rest) == (rendered.panels.html("en", rendered.options.regions[0], None), "")


def test_of_very_many_regions_the_first_page_brings_the_beginning_and_says_where_the_rest_is(
    large: RenderedRelease,
) -> None:
    for initiative in (None, large.options.initiatives[0]):
        first = large.server_html(Selection("zh", None, initiative), whole=False)["panel"]
        begin, rest = answers(large, "zh", None, initiative)
        assert rest
        assert first.startswith(begin)
        assert "view=table" in read(first).named("noscript")[0].named("a")[0]["href"]
        assert rest not in first


def test_of_few_regions_and_of_one_region_the_first_page_brings_the_whole(large: RenderedRelease) -> None:
    few = RenderedRelease(load(PACKAGES / "two_periods"))
    for rendered, region in ((few, None), (large, large.options.regions[0])):
        selection = Selection("zh", region)
        assert rendered.server_html(selection, whole=False) == rendered.server_html(selection)
