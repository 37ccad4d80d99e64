"""The header says up to which day the figures speak, and when they were published; the one is not the other."""

from dataclasses import replace

import pytest

from corridor.model.published import Published
from dashboard.html.render import render
from dashboard.panels.header import header
from dashboard.words.wording import Wording
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
