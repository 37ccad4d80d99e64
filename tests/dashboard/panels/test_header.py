"""The header says up to which day the figures speak, and when they were published; the one is not the other."""

import pytest
from msgspec.structs import replace

from corridor.model.in_period import in_period
from corridor.model.period import Period
from corridor.model.published import Published
from corridor.queries.timeliness import timeliness
from dashboard.html.render import render
from dashboard.panels.header import header
from dashboard.words.wording import Wording
from tests.corridor.reported import FIGURES, RETURNS, data
from tests.corridor.sample import observation, sample
from tests.dashboard.markup import read


@pytest.mark.parametrize(
    ("language", "day", "published"),
    [("zh", "2021年12月31日", "2026年11月28日发布"), ("en", "31 December 2021", "published 28 November 2026")],
)
def test_data_as_of_and_publication_are_said_apart(language, day, published):
    dataset = sample(observations=[observation("A", "north", period="2021")])
    released = replace(dataset, published=Published(3, "2026-11-28T04:00:00.000000Z", "ab" * 32))
    said = [read(render(header(one, Wording(language)))).with_class("as-of")[0].text for one in (dataset, released)]
    assert all(day in words for words in said)
    assert [published in words for words in said] == [False, True]


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "各旗市有 3 项较早"), ("en", "3 figures of the regions are older")]
)
def test_the_day_is_not_claimed_for_figures_that_are_older(language, words):
    dataset, w = data(*FIGURES, returns=RETURNS), Wording(language)
    older = timeliness(dataset).older
    assert words in read(render(header(dataset, w, older=older))).with_class("as-of")[0].text
    chosen = in_period(dataset, Period("2023-Q4"))
    assert words not in read(render(header(chosen, w, older=older))).with_class("as-of")[0].text
    assert not read(render(header(dataset, w))).with_class("older")
