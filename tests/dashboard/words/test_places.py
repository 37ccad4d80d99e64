"""What lies opposite a port, wherever it is said: on the map, on the strip, in the panel."""

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Text
from corridor.queries.strip_map import strip_map
from corridor.queries.surroundings import surroundings
from dashboard.html.render import render
from dashboard.map.hover import port_words
from dashboard.panels.strip_map.strip_panel import strip_panel
from dashboard.panels.surroundings import surroundings_panel
from dashboard.words.places import opposite_in_words
from dashboard.words.wording import Wording
from tests.dashboard.published import LANGUAGES

NOWHERE = Text({})
PORT = "PT06"


def said(dataset, language):
    """All that is said of the ports, each way."""
    w = Wording(language)
    yield port_words(dataset, dataset.places[PORT], w)
    yield render(strip_panel(strip_map(dataset), dataset, w))
    yield render(surroundings_panel(surroundings(dataset, None), dataset, w))


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_place_without_a_name_the_country_is_said_and_no_mark_stands_alone(rendered, language):
    ports = {key: replace(row, opposite=NOWHERE) for key, row in rendered.dataset.places.items()}
    country = rendered.dataset.countries[rendered.dataset.places[PORT].faces].name.in_(language)
    for words in said(replace(rendered.dataset, places=ports), language):
        assert country in words
        assert not [mark for mark in (": ,", "：，", "()", "（）", ": (", "： ") if mark in words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_with_a_name_is_said_with_its_country(rendered, language):
    port = rendered.dataset.places[PORT]
    for words in said(rendered.dataset, language):
        assert port.opposite.in_(language) in words


@pytest.mark.parametrize("key", ["place.opposite", "map.port.opposite"])
def test_an_airport_faces_nobody(rendered, key):
    assert opposite_in_words(rendered.dataset.places[PORT], None, key, Wording("en")) == ""
