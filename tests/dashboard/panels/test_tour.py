"""The guided tour in words: complete in both languages, each stop with the address of what it shows."""

import json

import pytest

from corridor.queries.selection import parse
from dashboard.page.rendered_tour import tour_json
from tests.dashboard.markup import misplaced, read
from tests.dashboard.published import LANGUAGES


@pytest.fixture(params=LANGUAGES)
def tree(request, rendered):
    return read(json.loads(tour_json(rendered.dataset, request.param))["html"])


def stops(tree):
    (template,) = tree.named("template")
    return template.named("section")


def test_five_stops_each_count_themselves_and_say_something(tree):
    assert len(stops(tree)) == 5
    for at, stop in enumerate(stops(tree), start=1):
        (place,) = stop.with_class("tour-place")
        assert str(at) in place.text
        assert "5" in place.text
        (title,) = stop.named("h2")
        assert title.text
        assert title["tabindex"] == "-1"
        assert len(stop.named("p")[-1].text) > 20
        assert "{" not in stop.text


def test_the_address_of_each_stop_is_understood_and_holds_its_number(tree, rendered):
    for at, stop in enumerate(stops(tree), start=1):
        change = stop["data-change"]
        reading = parse(change, rendered.options)
        assert reading.refused == ()
        assert f"step={at}" in change
        assert reading.selection.view == ("about" if at == 5 else "map")
        assert (reading.selection.region is not None) == (at == 4)


def test_what_is_said_announces_itself_and_the_box_is_sound_html(tree):
    assert [one["aria-live"] for one in tree.walk() if one.get("aria-live")] == ["polite"]
    assert [button["data-action"] for button in tree.named("button")] == ["tour-back", "tour-next", "tour-leave"]
    assert misplaced(tree) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_carries_no_more_than_a_link_to_it(client, language):
    page = client.get(f"/?lang={language}").text
    assert page.count("mode=tour") == 2  # where it leads without and with scripts
    assert "tour-place" not in page
