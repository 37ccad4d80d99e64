"""In words and on the page: which way the strip is read and where abroad is, in every package and language."""

from pathlib import Path

import pytest

from corridor.geography.course import Compass, Course
from corridor.package.loading import load
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.strip_map.course import course_words
from dashboard.words.wording import Wording
from tests.dashboard.packages import shown
from tests.dashboard.published import LANGUAGES

PACKAGES = Path(__file__).parents[2] / "packages"


@pytest.mark.parametrize(("language", "words"), [("zh", "自南向北"), ("en", "south to north")])
def test_strip_and_list_say_the_true_direction(part, language, words):
    assert words in part("strip", language).named("h2")[0].text
    assert words in part("map-list", language).all("role", "listbox")[0]["aria-label"]


@pytest.mark.parametrize(
    ("name", "words", "abroad", "upright"),
    [("harbour", "west to east", "below", "right"), ("tiny", "west to east", "above", "left")],
)
def test_another_corridor_has_its_own_direction_and_side(name, words, abroad, upright):
    rendered = RenderedRelease(load(PACKAGES / name))
    page = shown(rendered, "strip", "en")
    assert words in page.named("h2")[0].text
    assert words in shown(rendered, "map-list", "en").all("role", "listbox")[0]["aria-label"]
    line = page.with_class("strip-line")[0]
    assert (line["data-abroad"], line["data-upright-abroad"], line["data-upright-start"]) == (abroad, upright, "below")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_course_has_words_of_its_own(language):
    w = Wording(language)
    courses = [Course(way.opposite, way, rises=True) for way in Compass] + [
        Course(way, None, rises=True) for way in Compass
    ]
    words = [course_words(course, w) for course in courses]
    assert len(set(words)) == len(words)
    assert all("course" not in said for said in words)
