"""The page says of the map's approval what the package says, word for word, and nothing of its own."""

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Text
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.selection import Selection
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.markup import read
from tests.dashboard.packages import PACKAGES

FOLDERS = (shipped_package(), *(PACKAGES / name for name in ("tiny", "harbour", "two_periods")))
STATED = ("boundary_source", "map_approval", "map_note")


def said_of_the_map(dataset, language):
    """What the legend, the page's foot and the about view say, each as one text."""
    parts = RenderedRelease(dataset).server_html(Selection(language))
    about = RenderedRelease(dataset).view_html(f"?view=about&lang={language}")["about"]
    places = [read(parts["legend"]).with_class("origin")[0], read(parts["footer"]).with_class("approval")[0]]
    return [*(place.text for place in places), read(about).one("data-section", "map").text]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_legend_foot_and_about_say_what_the_package_says(folder):
    dataset = load(folder)
    for language in dataset.corridor.languages:
        for said in said_of_the_map(dataset, language):
            assert all(getattr(dataset.corridor, name).in_(language) in said for name in STATED)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_is_said_of_an_approval_that_the_package_does_not_say(folder):
    dataset = load(folder)
    signs = {name: Text(dict.fromkeys(dataset.corridor.languages, f"<{name}>")) for name in STATED}
    other = replace(dataset, corridor=replace(dataset.corridor, **signs))
    for language in dataset.corridor.languages:
        for said in said_of_the_map(other, language)[:2]:
            assert [said.count(f"<{name}>") for name in STATED] == [1, 1, 1]
            rest = said.replace("<", "").replace(">", "").lower()
            assert not any(word in rest for word in ("schematic", "separately", "示意", "送审"))
