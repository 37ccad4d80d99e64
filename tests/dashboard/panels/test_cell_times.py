"""What the coverage says of time: in words for who listens, by shape or word for who looks, and in its legend."""

import pytest

from corridor.model.in_period import in_period
from corridor.model.period import Period
from corridor.queries import coverage as coverage_query
from corridor.queries.coverage import coverage
from corridor.queries.timeliness import Mark, timeliness
from dashboard.html.render import render
from dashboard.panels.matrix import matrix
from dashboard.words.counts import cell_words
from dashboard.words.wording import Wording
from tests.corridor.reported import FIGURES, RETURNS, data
from tests.dashboard.markup import empty, misplaced, read
from tests.dashboard.published import LANGUAGES

LATEST = data(*FIGURES, returns=RETURNS)
CHOSEN = in_period(LATEST, Period("2023-Q4"))
every_language = pytest.mark.parametrize("language", LANGUAGES)
both = pytest.mark.parametrize("dataset", [LATEST, CHOSEN], ids=["latest", "chosen"])


def shown(dataset, language):
    return read(render(matrix(coverage(dataset), timeliness(dataset), Wording(language))))


@every_language
@both
def test_every_mark_is_explained_and_no_other(dataset, language):
    page = shown(dataset, language)
    legend = page.with_class("matrix-legend")[0]
    explained = legend.values("data-time")
    assert explained == [mark for mark in Mark if mark in {time.mark for time in timeliness(dataset).cells.values()}]
    assert misplaced(page) == empty(page) == []


@every_language
@both
def test_a_mark_is_in_the_words_of_its_cell(dataset, language):
    page, w = shown(dataset, language), Wording(language)
    times = timeliness(dataset)
    cells = {(cell.region.id, cell.initiative.id): cell for row in coverage(dataset).rows for cell in row}
    for area in dataset.regions:
        for initiative in dataset.initiatives:
            cell = page.one("data-cell", f"{area.id}-{initiative}")
            time = times.of(area.id, initiative)
            assert cell.attributes.get("data-time") == (time.mark if time else None)
            bare = cell_words(cells[area.id, initiative], w)
            assert cell["aria-label"].startswith(bare)
            assert len(cell["aria-label"]) > len(bare) if time else cell["aria-label"] == bare
            assert cell["title"] == cell["aria-label"]


@every_language
def test_late_nil_and_silent_are_words_in_the_cell_and_the_reason_is_heard(language):
    page = shown(CHOSEN, language)
    notes = {key: page.one("data-cell", key).with_class("cell-note") for key in ("north-water", "south-roads")}
    words = Wording(language)
    assert [note.text for note in notes["north-water"]] == [words("timeliness.note.late")]
    assert [note.text for note in notes["south-roads"]] == [words("timeliness.note.silent")]
    assert "停工" in page.one("data-cell", "middle-water")["aria-label"]


@pytest.mark.parametrize(
    ("language", "month", "day"), [("zh", "2023年6月", "2023年6月30日"), ("en", "6/2023", "30 June 2023")]
)
def test_an_older_cell_names_the_month_of_its_newest_figure(language, month, day):
    cell = shown(LATEST, language).one("data-cell", "middle-roads")
    assert cell.with_class("cell-note")[0].text == month
    assert day in cell["aria-label"]


@every_language
@both
def test_of_very_many_regions_it_is_counted_how_many_have_each_mark(dataset, language, monkeypatch):
    monkeypatch.setattr(coverage_query, "MANY_REGIONS", 2)
    page, times = shown(dataset, language), timeliness(dataset)
    for initiative in dataset.initiatives:
        row = page.one("data-of-initiative", initiative)
        counted = {cell["data-time"]: int(cell.text) for cell in row.all("data-time")}
        held = [time.mark for (_, of), time in times.cells.items() if of == initiative]
        assert {mark: count for mark, count in counted.items() if count} == {mark: held.count(mark) for mark in held}
    assert empty(page) == []
