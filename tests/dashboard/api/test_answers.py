"""What the interface for programs answers, against the package's own files read without any code of ours."""

import csv
import io
import json
import zipfile

import pytest
from jsonstat_validator import JSONStatValidationError, validate_jsonstat
from pyjstat import pyjstat
from sqlalchemy import make_url

from corridor.package.loading import load
from tests.dashboard.published import REGIONS, rows
from tests.dashboard.releases import Shown

API = "/api/v1"
_COLUMNS = ("area", "initiative", "indicator", "unit", "qualifier", "printed", "source", "locator", "period")


@pytest.fixture(scope="module")
def ask(client):
    def get(path, status=200):
        answer = client.get(f"{API}/{path}")
        assert answer.status_code == status, answer.text[:300]
        return answer.get_json() if "json" in answer.mimetype else answer

    return get


@pytest.fixture
def shown(tmp_path):
    """Three releases: T01 is 40, then 41; then T02 is withdrawn and T99 new."""
    made = Shown.on(make_url(f"sqlite:///{tmp_path / 'releases.db'}"))
    made.publish(made.put("T01", "41"), reason="更正")
    made.publish(made.withdrawal("T02", "重复统计"), made.put("T01", "7", "T99"))
    yield made
    made.close()


def csv_rows(answer):
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_observations_are_the_published_ones_cell_by_cell(ask):
    as_json = {row["id"]: row for row in ask("observations")["observations"]}
    as_csv = {row["id"]: row for row in csv_rows(ask("observations?format=csv"))}
    assert list(as_json) == list(as_csv) == list(rows("observations"))
    for key, published in rows("observations").items():
        for column in (
            "area",
            "initiative",
            "indicator",
            "unit",
            "qualifier",
            "printed",
            "source",
            "locator",
            "period",
        ):
            assert (as_json[key][column] or "") == as_csv[key][column] == published[column]
        number = as_json[key]["value"]
        assert ("" if number is None else str(number)) == as_csv[key]["value"] == published["value"]
        for language in ("zh", "en"):
            assert as_json[key]["doubt"].get(language, "") == published[f"doubt_{language}"]
            assert as_csv[key][f"doubt_{language}"] == published[f"doubt_{language}"]


def test_what_cannot_be_read_is_never_a_number(ask):
    lost = ask("observations?qualifier=illegible")["observations"]
    assert lost
    assert all(row["value"] is None and row["doubt"] and row["printed"] for row in lost)
    assert [row["value"] for row in csv_rows(ask("observations?qualifier=illegible&format=csv"))] == [""] * len(lost)
    cube = ask("observations?qualifier=illegible&format=json-stat")
    assert cube["value"] == {}
    assert set(cube["status"].values()) == {"illegible"}
    statement = ask(f"evidence/{lost[0]['id']}")["evidence"]["statement"]
    assert statement["value"] is None
    assert statement["qualifier"] == "illegible"


@pytest.mark.parametrize(
    ("column", "value"),
    [("area", "150725"), ("initiative", "3"), ("qualifier", "at_least"), ("indicator", "training-attendances")],
)
def test_filters_keep_what_they_say(ask, column, value):
    wanted = [key for key, row in rows("observations").items() if row[column] == value]
    assert wanted
    assert [row["id"] for row in ask(f"observations?{column}={value}")["observations"]] == wanted


def test_a_year_keeps_what_was_reported_of_it(ask):
    wanted = [key for key, row in rows("observations").items() if "2022" in row["period"]]
    assert wanted
    assert [row["id"] for row in ask("observations?year=2022")["observations"]] == wanted
    assert [row["id"] for row in csv_rows(ask("observations?year=2022&format=csv"))] == wanted


def test_pages_follow_each_other_until_there_are_no_more(client):
    seen, address = [], f"{API}/observations?limit=10"
    while address:
        page = client.get(address).get_json()
        seen += [row["id"] for row in page["observations"]]
        assert page["total"] == len(rows("observations"))
        address = page["next"]
    assert seen == list(rows("observations"))
    assert 'rel="next"' in client.get(f"{API}/observations?limit=10&format=csv").headers["Link"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:pyjstat")
def test_a_cube_is_read_by_others_and_holds_each_figure_once(ask):
    cube = ask("observations?format=json-stat&lang=en")
    frame = pyjstat.Dataset.read(json.dumps(cube)).write("dataframe", naming="id")
    numbers = {
        (row["area"], row["indicator"], row["period"] or "not_stated"): float(row["value"])
        for row in rows("observations").values()
        if row["value"]
    }
    read = {tuple(row[:3]): row[3] for row in frame[frame["value"].notna()].itertuples(index=False)}
    assert read == numbers
    assert len(cube["status"]) == len(rows("observations"))


@pytest.mark.parametrize("query", ["", f"&region={REGIONS[0]}", "&initiative=5", "&lang=en"])
def test_a_cube_keeps_the_rules_of_json_stat(ask, query):
    cube = ask(f"observations?format=json-stat{query}")
    assert validate_jsonstat(cube) is True
    broken = {**cube, "size": [*cube["size"][:-1], cube["size"][-1] + 1]}
    with pytest.raises(JSONStatValidationError):
        validate_jsonstat(broken)


def test_coverage_says_who_is_silent(ask):
    cells = ask("coverage")["cells"]
    assert {cell["region"] for cell in cells} == set(REGIONS)
    assert {cell["state"] for cell in cells if not cell["figures"]} <= {"programmes", "city_only", "none"}
    assert len(cells) == len(csv_rows(ask("coverage?format=csv"))) == 25


def test_coverage_of_a_period_counts_its_figures_alone(ask):
    every, one = (ask(f"coverage{query}")["cells"] for query in ("", "?period=2022-02"))
    assert 0 < sum(cell["figures"] for cell in one) < sum(cell["figures"] for cell in every)
    table = csv_rows(ask("coverage?format=csv&period=2022-02"))
    assert [int(row["figures"]) for row in table] == [cell["figures"] for cell in one]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("observations?area=nowhere", 404),
        ("coverage?period=1999", 404),
        ("coverage?period=last%20year", 400),
        ("observations?region=150702", 404),
        ("observations?initiative=9", 404),
        ("observations?format=json-stat&lang=xx", 404),
        ("evidence/O999", 404),
        ("observations?release=7", 404),
        ("changes?from=1&to=2", 404),
        ("nothing/here", 404),
        ("observations?release=0", 400),
        ("observations?release=１", 400),
        ("observations?limit=0", 400),
        ("observations?limit=1e3", 400),
        ("observations?limit=" + "9" * 5000, 400),
        ("observations?qualifier=best", 400),
        ("observations?area=a&area=b", 400),
        ("observations?area=a%0A", 400),
        ("observations?sort=value", 400),
        ("evidence/a.b", 400),
    ],
)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_refusal_is_a_problem_with_the_rule_the_place_and_what_to_do(client, path, status, language):
    answer = client.get(f"{API}/{path}", headers={"Accept-Language": language})
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    problem = json.loads(answer.text)
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"].startswith(API)
    assert answer.headers["Content-Language"][:2] == language[:2]


def test_other_methods_are_refused_with_those_that_are_allowed(client):
    answer = client.post(f"{API}/observations")
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
    assert "GET" in answer.headers["Allow"]


def test_an_answer_is_recognised_and_of_a_release_it_never_changes(shown):
    latest = shown.get(f"{API}/observations")
    assert latest.headers["Cache-Control"] == "no-cache"
    again = shown.client.get(f"{API}/observations", headers={"If-None-Match": latest.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "immutable" in shown.get(f"{API}/observations?release=1").headers["Cache-Control"]
    assert "immutable" in shown.get(f"{API}/changes?from=1&to=2").headers["Cache-Control"]
    assert "immutable" not in shown.get(f"{API}/changes").headers["Cache-Control"]


def test_a_release_that_is_asked_for_answers_as_it_was(shown):
    def values(number):
        found = shown.get(f"{API}/observations?release={number}").get_json()
        assert found["edition"]["release"] == number
        return {row["id"]: row["value"] for row in found["observations"]}

    assert (values(1)["T01"], values(2)["T01"]) == (40, 41)
    assert "T02" in values(2)
    assert "T02" not in values(3)
    page = shown.get(f"{API}/observations?limit=1").get_json()
    assert "release=3" in page["next"]


def test_changes_and_withdrawals_are_named_with_their_reasons(shown):
    releases = shown.get(f"{API}/releases").get_json()["releases"]
    assert [one["number"] for one in releases] == [1, 2, 3]
    assert releases[2]["previous"] == releases[1]["hash"]
    found = shown.get(f"{API}/changes?from=1&to=3").get_json()
    assert [row["id"] for row in found["added"]] == ["T99"]
    assert [row["reason"] for row in found["withdrawn"]] == ["重复统计"]
    (change,) = found["changed"]
    assert (change["before"]["record"]["value"], change["after"]["record"]["value"]) == (40, 41)
    assert shown.get(f"{API}/evidence/T02").get_json()["evidence"]["withdrawn"] == "重复统计"
    assert shown.get(f"{API}/evidence/T02?release=2").get_json()["evidence"]["withdrawn"] is None
    assert shown.get(f"{API}/changes?from=1&to=9").status_code == 404


def test_links_stand_below_the_place_of_the_server(client):
    found = client.get(f"{API}/", base_url="http://localhost/dashboard").get_json()
    assert found["links"]["areas"] == f"/dashboard{API}/areas"
    page = client.get(f"{API}/observations?limit=1", base_url="http://localhost/dashboard").get_json()
    assert page["next"].startswith(f"/dashboard{API}/observations?")


def test_a_release_is_a_package_that_can_be_served_again(shown, tmp_path):
    for number, gone in ((1, "T99"), (3, "T02")):
        answer = shown.get(f"{API}/package.zip?release={number}")
        assert answer.mimetype == "application/zip"
        assert "immutable" in answer.headers["Cache-Control"]
        folder = tmp_path / str(number)
        zipfile.ZipFile(io.BytesIO(answer.data)).extractall(folder)
        dataset = load(folder)
        assert gone not in dataset.observations
        assert dataset.observations["T01"].value == (40 if number == 1 else 41)


@pytest.mark.parametrize("name", ["", "releases", "changes", "coverage", "observations", "evidence/T01"])
def test_no_answer_names_an_account(shown, name):
    answer = shown.get(f"{API}/{name}")
    assert answer.status_code == 200
    assert "anna" not in answer.text
    for release in answer.get_json().get("releases", []):
        assert release["offices"] == []  # these releases came of no submission
