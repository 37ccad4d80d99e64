"""What is new: the way to it in the header, what leads the page of changes, and whose names stand nowhere."""

import pytest

from tests.dashboard.releases import Shown


@pytest.fixture
def shown(tmp_path):
    from sqlalchemy import make_url  # noqa: PLC0415

    made = Shown.on(make_url(f"sqlite:///{tmp_path}/corridor.sqlite3"))
    yield made
    made.close()


def first_figure(shown):
    rows = shown.office.release_store.loaded.dataset.observations.values()
    return next(row.id for row in rows if row.value is not None and row.unit)


def test_a_first_release_has_no_news_and_a_later_one_leads_to_its_own(shown):
    assert "news-link" not in shown.html("/")
    shown.publish(shown.put(first_figure(shown), "41"))
    page = shown.html("/")
    assert 'class="news-link" href="/changes?from=1&amp;to=2&amp;lang=zh"' in page


def test_the_page_of_changes_leads_with_what_matters_each_one_press_from_its_evidence(shown):
    key = first_figure(shown)
    shown.publish(shown.put(key, "41"))
    page = shown.history("/changes?from=1&to=2")
    (entry,) = page.all("data-kind", "corrected")
    assert "41" in entry.text
    assert any(link["href"].startswith(f"/?figure={key}&") for link in entry.all("href"))


@pytest.mark.parametrize("address", ["/", "/releases", "/changes?from=1&to=2", "/changes?from=1&to=2&lang=en"])
def test_no_page_names_an_account(shown, address):
    shown.publish(shown.put(first_figure(shown), "41"))
    assert "anna" not in shown.html(address)


def test_no_evidence_names_an_account(shown):
    key = first_figure(shown)
    shown.publish(shown.put(key, "41"))
    assert "anna" not in shown.evidence(key).text
