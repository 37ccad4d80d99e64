"""The foot names the documents of what is shown in one line, however many there are."""

import pytest
from msgspec.structs import replace

from corridor.model.in_period import in_period
from corridor.model.period import Period
from dashboard.html.render import render
from dashboard.panels.footer import footer, sources_line
from dashboard.words.wording import Wording
from tests.dashboard.markup import read
from tests.dashboard.published import LANGUAGES


def with_documents(dataset, count):
    """`dataset` with `count` primary documents, each of another figure."""
    (primary,) = [row for row in dataset.sources.values() if row.kind == "primary"]
    more = {f"d{at}": replace(primary, id=f"d{at}", published=f"2023-01-{at:02}") for at in range(1, count + 1)}
    rows = list(dataset.observations.values())
    moved = {row.id: replace(row, source=f"d{1 + at % count}") for at, row in enumerate(rows)}
    return replace(dataset, sources=more, observations=moved)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [2, 5, 23])
def test_many_documents_are_one_line_with_their_number_and_a_way_to_all(rendered, language, count):
    w = Wording(language)
    page = read(render(footer(with_documents(rendered.dataset, count), w)))
    (line,) = page.with_class("sources")
    assert str(count) in line.text
    assert line.one("data-press")["data-press"] == "view=about"
    assert len(line.children) == 2


def test_one_document_is_named_as_before(rendered):
    assert "data-press" not in render(sources_line(rendered.dataset, Wording("zh")))


def test_only_documents_of_what_is_shown_are_counted(rendered):
    many = with_documents(rendered.dataset, 23)
    of_2020 = {row.source for row in many.observations.values() if row.period == Period("2020")}
    line = render(sources_line(in_period(many, Period("2020")), Wording("zh")))
    assert str(len(of_2020)) in line
