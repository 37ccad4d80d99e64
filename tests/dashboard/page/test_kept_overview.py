"""What every visit begins with is kept: after another start the first page waits for nothing to be counted or drawn."""

import re
import threading
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.releases.process_thread import ProcessThread
from dashboard.app import build_app
from dashboard.page.counted_ahead import counted_ahead
from dashboard.page.prepared_store import PreparedStore
from dashboard.page.release_router import ReleaseRouter
from tests.dashboard.packages import PACKAGES

COUNTING = [
    "dashboard.page.rendered_release.coverage",
    "dashboard.page.rendered_panels.headlines",
    "dashboard.page.rendered_panels.panel",
    "dashboard.page.titles.headlines",
    "dashboard.page.page_parts.timeliness",
    "dashboard.page.rendered_table.facets",
    "dashboard.map.map_source.counts_of",
]


def shown(client: FlaskClient, address: str) -> str:
    """The first page, without the list of components that Dash has met in this process so far."""
    page = client.get(address).get_data(as_text=True)
    assert "data-figure" in page
    return re.sub(r'<script id="_dash-config".*?</script>', "", page, flags=re.DOTALL)


@pytest.mark.parametrize("package", [shipped_package(), PACKAGES / "tiny"], ids=["shipped", "tiny"])
@pytest.mark.parametrize("address", ["/", "/?lang=en"])
def test_the_first_page_after_another_start_counts_nothing(
    package: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shown(build_app(package, prepared=PreparedStore(tmp_path)).server.test_client(), address)
    for name in COUNTING:
        monkeypatch.setattr(name, lambda *_: pytest.fail("it was counted"))
    client = build_app(package, prepared=PreparedStore(tmp_path)).server.test_client()
    assert shown(client, address) == before
    with pytest.raises(pytest.fail.Exception):
        client.get(f"{address}{'&' if '?' in address else '?'}initiative={load(package).initiatives_in_order[0].id}")


def test_the_first_answer_about_a_region_is_prepared_beside_the_first_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.page.counted_ahead._PAUSE_S", 0)
    router = ReleaseRouter(load(shipped_package()), {})
    done = threading.Event()
    answer = router.loaded().panels.json
    monkeypatch.setattr(router.loaded().panels, "json", lambda *chosen: (answer(*chosen), done.set()))
    thread = counted_ahead(router)
    assert isinstance(thread, ProcessThread)
    assert not done.is_set()
    thread.begin()
    assert done.wait(60)
    assert answer.cache_info().currsize == 1
    thread.close()
