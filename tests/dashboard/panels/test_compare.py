"""The comparing view: what it draws, what it only lists, and that it says why."""

import json
import re
from itertools import chain

import pytest

from dashboard.html.render import render
from dashboard.page.comparison import Comparison
from tests.dashboard.markup import read
from tests.dashboard.packages import synthetic, two_periods
from tests.dashboard.published import LANGUAGES
from tests.synthetic.plan import Plan


def walked(node):
    """Every component of a tree."""
    yield node
    for child in node if isinstance(node, list | tuple) else [getattr(node, "children", None)]:
        if child is not None and not isinstance(child, str):
            yield from walked(child)


def graphs(board):
    return {node.id: node for node in walked(board) if getattr(node, "_type", "") == "Graph"}


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Sixteen regions with six indicators over six quarters."""
    return Comparison(synthetic(tmp_path_factory.mktemp("many"), Plan(16, 6, 6)).dataset)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_is_listed_with_the_reason_and_nothing_is_drawn(rendered, language):
    dataset = rendered.dataset
    for key in dataset.indicators:
        board = rendered.comparison.board(language, {"indicator": key})
        assert graphs(board) == {}
        page = read(render(board))
        assert [row["data-region"] for row in page.all("data-region")] == list(dataset.corridor.regions)
        own = [
            row.id
            for row in dataset.observations.values()
            if row.indicator == key and row.area in dataset.corridor.regions
        ]
        assert set(page.values("data-figure")) <= set(own)
        assert len(page.all("class", "not-compared")) >= 4  # bars, map, lines, two indicators


def test_bars_stand_in_corridor_order_and_by_value_on_request(many):
    indicator = many.dataset.indicators["measure-001"]
    for asked in ({}, {"order": "value"}):
        bars = graphs(many.board("en", {"indicator": indicator.id, **asked}))["graph-values"].figure.data[0]
        if asked:
            assert list(bars.x) == sorted(bars.x, reverse=True)
        else:
            order = [many.dataset.areas[code].short.in_("en") for code in many.dataset.corridor.regions]
            assert list(bars.y) == [name for name in order if name in bars.y]


def test_every_bar_is_the_printed_value_of_its_observation(many):
    for key in many.dataset.indicators:
        found = graphs(many.board("zh", {"indicator": key})).get("graph-values")
        for value, observation in (
            zip(found.figure.data[0].x, found.figure.data[0].customdata, strict=True) if found else ()
        ):
            assert value == float(many.dataset.observations[observation].value)


def test_every_picture_carries_its_title_source_day_and_release(many):
    drawn = list(chain.from_iterable(graphs(many.board(language, {})).values() for language in LANGUAGES))
    assert len(drawn) >= 8
    for graph in drawn:
        meta = graph.figure.layout.meta
        assert meta["title"]
        assert len(meta["lines"]) == 2
        assert "2021" in meta["lines"][1]


def test_nothing_is_ranked_or_scored(many):
    words = json.dumps([render(many.board(language, {"order": "value"})) for language in LANGUAGES], ensure_ascii=False)
    assert not [word for word in ("第1名", "排名第", "得分", "rank ", "score") if word in words]


def test_the_scatter_shows_regions_that_have_both(many):
    figures = [graphs(many.board("zh", {"indicator": key})).get("graph-scatter") for key in many.dataset.indicators]
    drawn = [graph.figure for graph in figures if graph is not None]
    assert drawn
    assert all(len(figure.data[0].x) >= 5 for figure in drawn)


def test_a_break_is_a_gap_in_the_line_and_said():
    dataset = two_periods().dataset
    for key in dataset.indicators:
        board = Comparison(dataset).board("zh", {"indicator": key})
        trend = graphs(board).get("graph-trend")
        for trace in trend.figure.data if trend is not None else ():
            assert list(trace.x) == sorted(trace.x)


def test_the_form_works_without_scripts(client):
    page = client.get("/?view=compare&indicator=gachas-supported&regions=150726&regions=150727&lang=en").text
    assert 'name="indicator"' in page
    shown = page[page.index("compare-board") : page.index('data-server-html="table-tools"')]
    assert re.findall(r'<li data-region="(\d+)"', shown) == ["150726", "150727"]


@pytest.mark.parametrize("address", ["indicator=%3Cscript%3E", "regions=x,y", "period=9999", "second=nobody"])
def test_a_hostile_address_falls_back_and_says_so(client, address):
    page = client.get(f"/?view=compare&{address}").text
    assert "<script>" not in page[page.index("compare-board") :].split("</main>")[0]
    assert "链接中有无法识别的内容" in page[page.index("compare-board") :]


def test_no_other_view_carries_it(client):
    for view in ("map", "table", "about"):
        page = client.get(f"/?view={view}").text
        assert "compare-form" not in page
        assert "compare-board" not in page
