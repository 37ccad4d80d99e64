"""The search as the server answers it: a combobox, options that know what they select, words where there is nothing."""

import json
from urllib.parse import parse_qs

import pytest

from dashboard.panels.search import SHOWN
from dashboard.words.wording import Wording
from tests.dashboard.markup import misplaced, read
from tests.dashboard.published import LANGUAGES, REGIONS, rows

every_language = pytest.mark.parametrize("language", LANGUAGES)


def found(rendered, typed, language="zh"):
    body = json.loads(rendered.search.json(language, typed))
    return read(body["html"]), body


def picked(option):
    return {part: values[0] for part, values in parse_qs(option["data-pick"], keep_blank_values=True).items()}


@every_language
def test_the_field_is_a_combobox_of_its_list(part, language):
    tree = part("search", language)
    assert misplaced(tree) == []
    field = tree.one("role", "combobox")
    assert field["aria-controls"] == tree.one("role", "listbox")["id"]
    assert field["aria-label"]
    assert tree.one("role", "listbox")["aria-label"]
    assert tree.one("role", "status")["id"] == "search-said"


def test_without_a_word_regions_and_initiatives_are_offered(rendered):
    tree, body = found(rendered, "")
    assert tree.values("data-entry") == [*REGIONS, *rows("initiatives")]
    assert body["count"] == 10


@every_language
@pytest.mark.parametrize("table", ["places", "belts", "programmes", "honours", "areas", "initiatives", "indicators"])
def test_everything_is_found_by_its_name(rendered, language, table):
    for key, row in rows(table).items():
        if table == "areas" and key not in REGIONS:
            continue
        tree, _ = found(rendered, row[f"name_{language}"], language)
        names = {option["data-entry"]: option.text for option in tree.all("data-entry")}
        assert row[f"name_{language}"] in names[key]


@every_language
@pytest.mark.parametrize(("typed", "table"), [("荣誉", "honours"), ("honour", "honours"), ("programmes", "programmes")])
def test_the_word_of_a_kind_in_any_language_finds_all_of_it(rendered, language, typed, table):
    tree, body = found(rendered, typed, language)
    assert body["count"] >= len(rows(table))
    assert tree.values("data-entry") == list(rows(table))[:SHOWN]


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "前 {shown} 个，共 {count} 个"), ("en", "first {shown} of {count}")]
)
def test_more_than_can_be_listed_are_counted_and_the_cut_is_said(rendered, language, said):
    tree, body = found(rendered, "党", language)
    assert len(tree.all("role", "option")) == SHOWN < body["count"]
    assert body["said"] == said.format(shown=SHOWN, count=body["count"])
    few = found(rendered, "满洲里铁路口岸", language)[1]
    assert few["said"] == Wording(language)("search.found", count=few["count"])


def test_options_have_ids_of_their_own_and_none_is_chosen_yet(rendered):
    tree, _ = found(rendered, "ka")
    options = tree.all("role", "option")
    assert [option["id"] for option in options] == [f"found-{place}" for place in range(len(options))]
    assert {option["aria-selected"] for option in options} == {"false"}


@pytest.mark.parametrize(
    ("typed", "key", "change", "flash"),
    [
        ("额尔古纳市", "150784", {"region": "150784", "view": "map"}, "150784"),
        ("黑山头", "PT05", {"region": "150784", "view": "map"}, "PT05"),
        ("海拉尔", "PT04", {"region": "", "view": "map"}, "PT04"),
        ("额尔古纳边境党建示范带", "B05", {"region": "150784", "view": "map"}, "belt-150784"),
        ("阿木古郎", "ST04", {"region": "150726", "view": "map"}, "150726"),
        ("富民兴边", "3", {"initiative": "3"}, None),
        ("马背", "P27", {"region": "150725", "initiative": "5", "figure": "P27", "view": "map"}, "150725"),
        ("连接口岸数", "ports-connected", {"region": "", "initiative": "", "figure": "O30"}, None),
    ],
)
def test_picking_selects_and_points_out(rendered, typed, key, change, flash):
    tree, _ = found(rendered, typed)
    option = tree.one("data-entry", key)
    assert picked(option) == change
    assert option.get("data-flash") == flash


@every_language
def test_what_is_not_found_is_said_with_what_was_typed(rendered, language):
    tree, body = found(rendered, "<zzz>", language)
    assert tree.all("role", "option") == []
    assert body["count"] == 0
    assert "<zzz>" in body["said"]


def test_the_route_answers_long_and_hostile_questions(client, rendered):
    address = f"/prepared/{rendered.name}/zh/search.json"
    for typed in ("口岸", "%00", "x" * 5000, "%ff%fe", "' OR 1=1", "{0}", "{typed}"):
        answer = client.get(f"{address}?q={typed}")
        assert answer.status_code == 200
        assert set(answer.json) == {"html", "said", "count"}
        assert len(answer.json["said"]) < 300
    assert client.get(address.replace("/zh/", "/xx/")).status_code == 404
