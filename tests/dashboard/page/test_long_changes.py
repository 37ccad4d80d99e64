"""A release of very many changes: few lines, the telling ones, and the way to all of them."""

from collections.abc import Iterator

import pytest
from sqlalchemy import make_url

from tests.dashboard.published import LANGUAGES
from tests.dashboard.releases import Shown

MOST = 2


@pytest.fixture
def shown(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """Three figures are new, one is corrected, one withdrawn; two lines are allowed."""
    monkeypatch.setattr("dashboard.page.history_routes._MOST_LINES", MOST)
    made = Shown.on(make_url(f"sqlite:///{tmp_path / 'releases.db'}"))
    new = [made.put("T01", str(value), f"T9{value}") for value in (5, 6, 7)]
    made.publish(*new, made.put("T01", "41"), made.withdrawal("T02", "重复统计"))
    yield made
    made.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_more_changes_than_lines_corrections_and_withdrawals_are_left_and_all_are_counted(shown, language):
    page = shown.history(f"/changes?from=1&to=2&lang={language}")
    assert [row["data-key"] for row in page.all("data-key")] == ["T01", "T02"]
    (caption,) = page.named("caption")
    assert [number for number in caption.text if number.isdigit()] == ["3", "1", "1", str(MOST)]
    assert "/api/v1/changes?from=1&to=2" in page.values("href")


def test_of_fewer_none_is_left_out_and_nothing_is_said_of_it(shown, monkeypatch):
    monkeypatch.setattr("dashboard.page.history_routes._MOST_LINES", 5)
    page = shown.history("/changes?from=1&to=2&lang=en")
    assert len(page.all("data-key")) == 5
    assert not any("/api/v1/changes" in href for href in page.values("href"))
