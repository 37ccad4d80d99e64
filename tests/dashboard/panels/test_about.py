"""The text about the data: every source, state, derived number and gap is named, and leads to what it speaks of."""

import re
from collections import Counter

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Qualifier
from dashboard.page.rendered_release import RenderedRelease
from tests.corridor.sample import SOURCE, observation, sample
from tests.dashboard.markup import empty, misplaced, read
from tests.dashboard.published import CORRIDOR, INITIATIVES, LANGUAGES, REGIONS, rows, state

every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def shown(rendered):
    return lambda language: read(rendered.view_html(f"?view=about&lang={language}")["about"])


def section(tree, name):
    return tree.one("data-section", name)


@every_language
def test_its_html_is_sound(shown, language):
    assert misplaced(shown(language)) == []
    assert empty(shown(language)) == []


@every_language
def test_the_contents_lead_to_every_section(shown, language):
    tree = shown(language)
    links = [link["data-scroll"] for link in tree.named("nav")[0].named("a")]
    assert links == [f"about-{name}" for name in tree.values("data-section")]
    titles = [tree.one("id", link).text for link in links]
    assert titles == [link.text for link in tree.named("nav")[0].named("a")]


@every_language
def test_every_source_says_what_is_known_of_it(shown, language):
    tree = section(shown(language), "sources")
    assert set(tree.values("data-source")) == set(rows("sources"))
    for key, row in rows("sources").items():
        text = tree.one("data-source", key).text
        known = ("licence", "published", "url", f"publisher_{language}", f"title_{language}", f"note_{language}")
        assert all(" ".join(row[column].split()) in text for column in known)


@every_language
def test_every_state_is_explained_and_counted(shown, language):
    tree = section(shown(language), "exactness")
    expected = Counter(row["qualifier"] for row in rows("observations").values())
    assert set(tree.values("data-state-of")) == set(expected)
    for word, count in expected.items():
        [button] = [found for found in tree.all("data-press") if f"qualifier={word}&" in found["data-press"]]
        assert button["data-press"].startswith("view=table&")
        assert button.text.split()[0] == str(count)
    assert sum(int(count) for count in tree.values("data-count")) == len(rows("observations"))


@every_language
def test_every_way_in_which_a_period_is_known_is_explained(shown, language):
    expected = {row["period_state"] for row in rows("observations").values()}
    assert set(section(shown(language), "period").values("data-period-state")) == expected


@every_language
def test_every_derived_number_stands_with_its_arithmetic(shown, language):
    tree = section(shown(language), "derived")
    assert tree.values("data-derived") == list(rows("derivations"))
    for key, row in rows("derivations").items():
        button = tree.one("data-derived", key)
        assert button["data-press"] == f"figure={key}"
        assert "=" in button.text or "≈" in button.text or "−" in button.text
        assert row[f"note_{language}"] in tree.text


@every_language
def test_every_silent_cell_is_named_under_its_reason(shown, language):
    tree = section(shown(language), "missing")
    for word in ("programmes", "city_only", "none"):
        cells = {f"{region}-{one}" for region in REGIONS for one in INITIATIVES if state(region, one) == word}
        found = tree.all("data-missing", f"silent_{word}")
        assert {cell for part in found for cell in part.values("data-silent")} == cells


@every_language
def test_what_is_lost_or_in_doubt_stands_with_the_reason(shown, language):
    tree = section(shown(language), "missing")
    figures = {key: row for key, row in rows("observations").items() if row[f"doubt_{language}"]}
    assert set(tree.values("data-figure")) == set(figures)
    programmes = {key: row for key, row in rows("programmes").items() if row[f"doubt_{language}"]}
    assert set(tree.values("data-programme")) == set(programmes)
    assert all(row[f"doubt_{language}"] in tree.text for row in (figures | programmes).values())
    assert {found["data-press"] for found in tree.all("data-figure")} == {f"figure={key}" for key in figures}


@every_language
def test_the_map_names_its_boundary_approval_and_rule(shown, language):
    text = section(shown(language), "map").text
    [corridor] = rows("corridor").values()
    assert corridor[f"boundary_source_{language}"] in text
    assert corridor[f"map_approval_{language}"] in text
    assert corridor[f"map_note_{language}"] in text
    assert all(row[f"rule_{language}"] in text for row in rows("belts").values())


@every_language
def test_every_port_says_how_far_it_may_be_off_and_why(shown, language):
    tree = section(shown(language), "ports")
    ports = {key: row for key, row in rows("places").items() if row["kind"] == "port"}
    assert tree.values("data-port") == list(ports)
    for key, row in ports.items():
        text = tree.one("data-port", key).text.replace(",", "")
        assert f"±{row['uncertainty_m']}" in text
        assert row[f"position_source_{language}"].replace(",", "") in text


@every_language
def test_why_nothing_is_compared_is_said_until_something_can_be(shown, language):
    assert section(shown(language), "comparison").with_class("not-compared")
    alike = sample(observations=[observation(region, region) for region in ("north", "middle", "south")])
    tree = read(RenderedRelease(alike).view_html("?view=about")["about"])
    assert section(tree, "comparison").with_class("not-compared") == []


def test_a_package_without_derived_numbers_or_ports_says_so():
    bare = sample()
    tree = read(RenderedRelease(bare).view_html("?view=about")["about"])
    assert section(tree, "derived").with_class("empty")
    assert not section(tree, "derived").values("data-derived")


def test_what_concerns_all_regions_together_is_no_silent_cell(shown):
    assert all(CORRIDOR not in cell for cell in shown("zh").values("data-silent"))


def test_of_a_long_list_the_first_are_shown_and_the_others_counted():
    lost = [observation(f"L{number:03}", "north", value=None, qualifier=Qualifier.ILLEGIBLE) for number in range(55)]
    crowded = sample(observations=lost)
    tree = read(RenderedRelease(crowded).view_html("?view=about")["about"])
    part = tree.one("data-missing", "illegible")
    assert part.values("data-figure") == [row.id for row in lost[:40]]
    assert "15" in part.with_class("more")[0].text


@every_language
@pytest.mark.parametrize("count", [6, 7, 60])
def test_of_many_documents_the_newest_are_shown_and_the_others_are_behind_a_heading(language, count):
    papers = [replace(SOURCE, id=f"S{at:02}", published=f"20{at:02}-01-01") for at in range(count)]
    rows = [observation(f"A{paper.id}", "north", source=paper.id, period="2021") for paper in papers]
    tree = read(
        RenderedRelease(sample(sources=papers, observations=rows)).view_html(f"?view=about&lang={language}")["about"]
    )
    assert misplaced(tree) == []
    assert set(tree.values("data-source")) == {paper.id for paper in papers}
    folded = [source for part in tree.with_class("sources-earlier") for source in part.values("data-source")]
    newest = [paper.id for paper in papers[::-1]]
    assert folded == newest[6:]
    assert [number for heading in tree.named("summary") for number in re.findall(r"\d+", heading.text)] == (
        [] if count == 6 else [str(count - 6)]
    )
