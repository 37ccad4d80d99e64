"""The dashboard on other corridors' data: every part of every selection, in languages with and without a locale."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from corridor.package.contract import TABLES
from corridor.package.loading import load
from corridor.queries.selection import Selection
from dashboard.app import build_app
from dashboard.page.rendered_release import RenderedRelease
from dashboard.words.wording import entries

PACKAGES = Path(__file__).parents[1] / "packages"
NAMES = ("tiny", "harbour", "two_periods")


@pytest.fixture(scope="module", params=NAMES)
def any_release(request):
    return RenderedRelease(load(PACKAGES / request.param))


@pytest.fixture(scope="module")
def harbour():
    return RenderedRelease(load(PACKAGES / "harbour"))


def _text(markup):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup)))


def _selections(rendered):
    for language in rendered.options.languages:
        for region in (None, *rendered.options.regions):
            for initiative in (None, *rendered.options.initiatives):
                yield Selection(language, region, initiative)


def test_every_selection_is_answered(any_release):
    for selection in _selections(any_release):
        panel = any_release.server_html(selection)["panel"]
        region = any_release.dataset.areas.get(selection.region)
        assert region is None or region.name.in_(selection.language) in _text(panel)
        assert f'data-region="{selection.region or "all"}"' in panel


def test_every_evidence_is_answered(any_release):
    for language in any_release.options.languages:
        for key in any_release.options.figures:
            assert json.loads(any_release.evidence_json(language, key))["html"]


def test_every_figure_and_programme_of_a_region_is_on_its_panel(any_release):
    dataset = any_release.dataset
    language = dataset.corridor.languages[0]
    for region in dataset.regions:
        panel = any_release.server_html(Selection(language, region.id))["panel"]
        for area in dataset.areas_of(region.id):
            for figure in dataset.latest_of(area):
                assert f'data-figure="{figure.id}"' in panel
            for programme in dataset.programmes_of(area):
                assert f'data-programme="{programme.id}"' in panel


def test_the_map_has_every_region_port_and_belt(any_release):
    for language in any_release.options.languages:
        uids = {trace["uid"] for trace in any_release.drawing(language)["data"]}
        assert {f"region-{region}" for region in any_release.options.regions} <= uids
        drawn = " ".join(uids)
        for place in any_release.dataset.places.values():
            assert place.kind != "port" or place.id in drawn
        for belt in any_release.dataset.belts.values():
            assert f"belt-{belt.area}" in uids


def test_a_corridor_that_is_synthetic_says_so(any_release):
    for language in any_release.options.languages:
        header = any_release.server_html(Selection(language))["header"]
        assert 'class="synthetic"' in header


def test_a_language_without_a_locale_shows_its_data_and_borrows_the_interface(harbour):
    parts = harbour.server_html(Selection("fr", "LC-10"))
    assert "Part des pompes profondes" in _text(parts["panel"])
    assert entries("en")["header.skip"] in _text(parts["header"])
    assert json.loads(harbour.page_json("fr"))["tag"] == "fr"


def test_languages_are_offered_by_their_names_or_else_by_their_codes(harbour):
    assert 'data-press="lang=fr"' in harbour.server_html(Selection("en"))["header"]
    assert "FR" in _text(harbour.server_html(Selection("en"))["header"])
    assert "English" in _text(harbour.server_html(Selection("fr"))["header"])


def test_the_legend_explains_the_badges_of_any_corridor(harbour):
    legend = harbour.server_html(Selection("en"))["legend"]
    assert "Figures and programmes" in _text(legend)
    assert legend.count('data-entry="badge"') == 1


def test_colours_are_known_by_ids_that_a_stylesheet_reads(harbour):
    assert r"--initiative-water-1:#1f5fa8;" in harbour.colors
    assert '[data-swatch="water-1"]{--initiative:var(--initiative-water-1)' in harbour.colors


def test_markup_in_names_stays_text(harbour):
    panel = harbour.server_html(Selection("en", None, "passage"))["panel"]
    assert "<2 hours>" not in panel
    assert "The “Fish & Ferry” pact, <2 hours>" in _text(panel)


def test_every_level_of_honour_has_its_word():
    honours = next(table for table in TABLES if table.name == "honours")
    levels = next(field.words for field in honours.fields if field.name == "level")
    for language in ("zh", "en"):
        assert {f"honour.{level}" for level in levels} <= entries(language).keys()


def test_it_is_served_without_anything_else():
    client = build_app(PACKAGES / "harbour").server.test_client()
    page = client.get("/?region=LC-30&initiative=schools&lang=fr").get_data(as_text=True)
    assert '<html lang="fr"' in page
    assert 'data-region="LC-30"' in page
    assert "Élèves en classe commune" in page
    assert "Corridor de la Côte des Lanternes" in page
    options = json.loads(re.search(r'id="options">(.*?)</script>', page)[1])
    for initiative in ("all", "water-1", "roads", "schools", "passage"):
        assert client.get(f"{options['prepared']}/en/region/LC-30/{initiative}.json").get_json()["html"]
