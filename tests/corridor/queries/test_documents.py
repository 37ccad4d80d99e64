"""A document that came twice is one, wherever documents are counted or listed; two that differ are two."""

import pytest
from msgspec.structs import replace

from corridor.queries.about import about
from corridor.queries.documents import documents
from corridor.queries.timeline import timeline
from tests.corridor.sample import SOURCE, observation, sample, text

AGAIN = replace(SOURCE, id="again")
ROWS = [observation("A", "north", period="2020"), observation("B", "north", of="roads", source="again")]


def data(*sources):
    wells = sample().indicators["wells"]
    return sample(sources=sources, observations=ROWS, indicators=[wells, replace(wells, id="roads")])


def test_the_same_document_is_one_and_keeps_what_was_taken_from_either():
    dataset = data(SOURCE, AGAIN)
    (use,) = about(dataset).sources
    assert use.figures == 2
    view = timeline(dataset, "north", None)
    assert view is not None
    assert len(view.reports) == 1


@pytest.mark.parametrize(
    "changes", [{"published": "2022-04-01"}, {"title": text("另一报道", "Another")}, {"publisher": text("社", "Press")}]
)
def test_another_title_date_or_publisher_is_another_document(changes):
    other = replace(AGAIN, **changes)
    assert list(documents([SOURCE, other])) == ["paper", "again"]
    assert [use.figures for use in about(data(SOURCE, other)).sources] == [1, 1]
