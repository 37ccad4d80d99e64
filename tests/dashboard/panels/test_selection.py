"""Every selection shows what belongs to it: each figure, programme and honour at its place, and none twice."""

from collections import Counter

import pytest

from tests.dashboard.published import CORRIDOR, INITIATIVES, KINDS, LANGUAGES, REGIONS, SELECTIONS, ids, rows

every_selection = pytest.mark.parametrize(("region", "initiative"), SELECTIONS)
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_kind = pytest.mark.parametrize(("table", "attribute"), KINDS.items())


@every_language
@every_selection
def test_the_panel_names_its_selection(panel, language, region, initiative):
    section = panel(language, region, initiative).one("data-region")
    assert section["data-region"] == (region or "all")
    assert section["data-initiative"] == (initiative or "all")
    names = [rows("areas")[region][f"name_{language}"]] if region else []
    names += [rows("initiatives")[initiative][f"name_{language}"]] if initiative else []
    heading = section.one("id", section["aria-labelledby"])
    assert heading.tag == "h2"
    assert all(name in heading.text for name in names)


@every_language
@every_selection
@every_kind
def test_nothing_is_shown_twice(panel, language, region, initiative, table, attribute):
    shown = Counter(panel(language, region, initiative).values(attribute))
    assert shown.keys() <= rows(table).keys()
    assert max(shown.values(), default=1) == 1


@every_language
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("initiative", [None, *INITIATIVES])
@every_kind
def test_a_region_shows_all_it_reports_and_of_others_only_what_all_share(
    panel, language, region, initiative, table, attribute
):
    shown = set(panel(language, region, initiative).values(attribute))
    own = ids(table, region, initiative)
    assert own <= shown
    assert shown - own <= ids(table, CORRIDOR, initiative)


@every_language
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("initiative", INITIATIVES)
@every_kind
def test_where_a_region_has_no_figure_the_panel_shows_what_all_share(
    panel, language, region, initiative, table, attribute
):
    shared = ids(table, CORRIDOR, initiative) & set(panel(language, region, initiative).values(attribute))
    expected = set() if ids("observations", region, initiative) else ids(table, CORRIDOR, initiative)
    assert shared == expected


@every_language
@pytest.mark.parametrize("initiative", INITIATIVES)
@every_kind
def test_an_initiative_without_a_region_shows_all_of_it(panel, language, initiative, table, attribute):
    expected = {key for key, row in rows(table).items() if row["initiative"] == initiative}
    assert set(panel(language, None, initiative).values(attribute)) == expected


@every_language
@every_kind
def test_all_regions_show_what_they_share_and_some_of_each(panel, language, table, attribute):
    shown = set(panel(language).values(attribute))
    assert ids(table, CORRIDOR, None) <= shown
    if table != "programmes":
        for region in REGIONS:
            assert not ids(table, region, None) or ids(table, region, None) & shown


@pytest.mark.parametrize(("table", "number"), [("observations", 32), ("programmes", 28), ("honours", 2)])
def test_the_five_regions_and_the_corridor_together_are_everything(panel, table, number):
    regions = [key for region in REGIONS for key in panel("zh", region).values(KINDS[table])]
    shown = {*regions, *panel("zh").values(KINDS[table])}
    assert shown == rows(table).keys()
    assert len(shown) == number


@every_language
@every_selection
def test_every_figure_carries_its_honest_state(panel, language, region, initiative):
    for tile in panel(language, region, initiative).all("data-figure"):
        row = rows("observations")[tile["data-figure"]]
        assert tile["data-qualifier"] == row["qualifier"]
        assert tile.tag == "button"
        assert tile["data-press"] == f"figure={row['id']}"


@every_language
@every_selection
def test_programmes_and_honours_lead_to_their_evidence_by_name(panel, language, region, initiative):
    for table in ("programmes", "honours"):
        for entry in panel(language, region, initiative).all(KINDS[table]):
            row = rows(table)[entry[KINDS[table]]]
            assert entry["data-press"] == f"figure={row['id']}"
            assert row[f"name_{language}"] in entry.text


@every_language
@pytest.mark.parametrize("region", REGIONS)
def test_a_region_shows_its_seat_ports_belt_and_context(panel, language, region):
    shown = panel(language, region)
    places = [row for row in rows("places").values() if row["area"] == region]
    assert set(shown.values("data-port")) == {row["id"] for row in places if row["kind"] == "port"}
    assert all(row[f"name_{language}"] in shown.text for row in places)
    belts = [row["id"] for row in rows("belts").values() if row["area"] == region]
    assert set(shown.values("data-belt")) == set(belts)
    context = {key for key, row in rows("statistics").items() if row["area"] == region}
    assert set(shown.values("data-statistic")) == context
    assert all(not statistic.get("data-figure") for statistic in shown.all("data-statistic"))


@every_language
def test_all_regions_show_eight_ports_and_five_belts(panel, language):
    shown = panel(language)
    assert sorted(shown.values("data-port")) == [f"PT0{n}" for n in range(1, 9)]
    assert sorted(shown.values("data-belt")) == [f"B0{n}" for n in range(1, 6)]


@every_language
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("initiative", INITIATIVES)
def test_a_selection_without_figures_of_its_own_says_so(panel, language, region, initiative):
    said = panel(language, region, initiative).with_class("empty")
    assert len(said) == (0 if ids("observations", region, initiative) else 1)
    assert all(notice.text for notice in said)


NOTHING = {"zh": ("本旗市未单独公布", "没有公开内容"), "en": ("no separate report", "nothing published")}


@every_language
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("initiative", INITIATIVES)
def test_the_heading_of_a_silent_region_does_not_deny_what_stands_below_it(panel, language, region, initiative):
    shown = panel(language, region, initiative)
    reported = shown.with_class("sum")[0].text
    own = any(ids(table, region, initiative) for table in KINDS)
    below = any(shown.values(attribute) for attribute in KINDS.values())
    of_its_own, at_all = NOTHING[language]
    assert (reported == of_its_own) == (below and not own)
    assert (reported == at_all) == (not below)


@every_language
@every_selection
def test_the_heading_counts_what_is_reported(panel, language, region, initiative):
    areas = [region] if region else [*REGIONS, CORRIDOR]
    counts = [sum(len(ids(table, area, initiative)) for area in areas) for table in KINDS]
    words = panel(language, region, initiative).with_class("sum")[0].text.split(" · ")
    numbers = [int(word.split()[0]) for word in words] if any(counts) else []
    assert numbers == [count for count in counts if count]


@every_language
def test_what_leads_to_the_rest_of_a_region_says_of_which(panel, language):
    found = [button.text for button in panel(language, None, None).with_class("more")]
    names = [rows("areas")[region][f"short_{language}"] for region in REGIONS]
    assert found
    assert all(sum(text.startswith(name) for name in names) == 1 for text in found)
    assert len(set(found)) == len(found)
