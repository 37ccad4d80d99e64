"""The page for one period: every part follows it, and what is hostile falls back with a notice."""

import json
import re

import pytest

from corridor.queries.reported_periods import reported_periods
from dashboard.app import build_app
from dashboard.page.rendered_periods import rendered_period
from tests.dashboard.packages import PACKAGES, two_periods


@pytest.fixture(scope="module")
def client():
    return build_app(PACKAGES / "two_periods").server.test_client()


def figures(text):
    return set(re.findall(r'data-figure="([^"]+)"', text))


def prepared(client, address="/"):
    page = client.get(address).text
    return json.loads(re.search(r'id="options">(.*?)</script>', page, re.DOTALL)[1])["prepared"]


def test_panel_table_and_files_show_the_figures_of_the_period_alone(client):
    dataset, below = two_periods().dataset, prepared(client)
    for period in reported_periods(dataset):
        answers = [
            client.get(f"/?period={period.text}&lang=en").text,
            client.get(f"{below}.{period.text}/en/regions.json").text,
        ]
        shown = set().union(*map(figures, answers))
        assert shown
        rows = [dataset.observations[key] for key in shown]
        assert {row.period for row in rows if row.qualifier.value != "target"} == {period}
        csv = client.get(f"{below}.{period.text}/en/export.csv").text
        other = [row.id for row in dataset.observations.values() if row.period not in (None, period)]
        assert not [key for key in other if f",{key}," in csv and dataset.observations[key].qualifier.value != "target"]


def test_latest_is_the_default_and_has_one_address(client):
    assert figures(client.get("/?period=latest").text) == figures(client.get("/").text)
    assert prepared(client, "/?period=2021") == prepared(client)


@pytest.mark.parametrize("period", ["1999", "2021%2F..", "%3Cscript%3E", "2021-Q9", "../2022", "x" * 40])
def test_what_was_not_reported_falls_back_and_is_said(client, period):
    page = client.get(f"/?period={period}").text
    assert '<p data-server-html="refused" class="refused" role="status"' in page or 'class="refused" role' in page
    assert figures(page) == figures(client.get("/").text)
    assert client.get(f"{prepared(client)}.{period}/zh/page.json").status_code in (404, 410)


def test_the_header_names_the_period_and_the_filter_has_it_chosen(client):
    page = client.get("/?period=2021").text
    assert "2021年的数据" in page
    assert 'data-period="2021" selected' in page


def test_evidence_and_search_know_every_period(client):
    dataset, below = two_periods().dataset, prepared(client)
    for key in dataset.observations:
        assert client.get(f"{below}.2021/zh/evidence/{key}.json").status_code == 200


def test_there_is_no_filter_where_nothing_repeats(rendered):
    from corridor.queries.selection import Selection  # noqa: PLC0415

    assert "period-choice" not in rendered.server_html(Selection("zh"))["filters"]


def test_what_is_kept_of_periods_is_bounded():
    rendered = two_periods()
    made = {id(rendered_period(rendered, period.text)) for period in reported_periods(rendered.dataset)}
    assert len(made) == len(reported_periods(rendered.dataset))
    assert rendered_period(rendered, "1999") is rendered
    assert rendered_period(rendered, None) is rendered
