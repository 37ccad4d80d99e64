"""What a page loads of Dash runs once the document has been read, without the polyfill for browsers of long ago."""

import json
import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from corridor.package.reading.location import shipped_package
from dashboard.app import build_app
from dashboard.html.bundles import bundles
from dashboard.html.dash_scripts import content, page_scripts, together

_POLYFILL = '<script src="/_dash-component-suites/dash/deps/polyfill@7.v4_4_1m17.12.1.min.js"></script>'
_DCC = '<script src="/_dash-component-suites/dash/dcc/dash_core_components.v4_4_1m17.js"></script>'
_REACT = '<script src="/_dash-component-suites/dash/deps/react@18.v4_4_1m17.3.1.min.js"></script>'
_OF_OTHERS = '<script src="/_dash-component-suites/dash_ag_grid/dash_ag_grid.v31_3_0m17.min.js"></script>'
_OPTIONS = re.compile('<script type="application/json" id="options">(.*?)</script>')
_ELSEWHERE = '<script crossorigin="anonymous" src="https://charts.example/own.js"></script>'


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return build_app(shipped_package()).server.test_client()


@pytest.fixture(scope="module")
def page(client: FlaskClient) -> str:
    return client.get("/").get_data(as_text=True)


def _below_the_view(page: str) -> Iterator[str]:
    yield from re.findall(r"<script\b[^>]*>", page[page.index('<script id="_dash-config"') :])


def test_every_script_behind_the_view_waits_until_the_document_has_been_read(page: str) -> None:
    config, *scripts = _below_the_view(page)
    assert 'type="application/json"' in config
    assert len(scripts) > 3
    assert [tag for tag in scripts if " defer " not in tag and 'type="module"' not in tag] == []


def test_they_run_in_dashs_order_the_page_s_own_before_dash_begins(page: str) -> None:
    names = ("/bundles/dash-", "dash_renderer", "dcc/", "dash_table", "/page-", "_dash-renderer")
    named = [next(name for name in names if name in tag) for tag in list(_below_the_view(page))[1:]]
    assert named == ["/bundles/dash-", "dash_renderer", "dcc/", "dcc/", "dash_table", "/page-", "_dash-renderer"]


def test_the_polyfill_is_named_where_it_can_be_fetched_and_not_loaded(client: FlaskClient, page: str) -> None:
    options = json.loads(_OPTIONS.findall(page)[0])
    assert "polyfill" not in "".join(_below_the_view(page))
    answer = client.get(options["polyfill"])
    assert answer.status_code == 200
    assert "regeneratorRuntime" in answer.get_data(as_text=True)
    assert "polyfill" not in "".join(together())
    assert "core-js" not in content()
    assert content().encode() == bundles()["scripts.dash"].content


@pytest.mark.parametrize("other", [_OF_OTHERS, _ELSEWHERE])
def test_beside_scripts_of_others_the_polyfill_stays_and_comes_before_them(other: str) -> None:
    found = page_scripts(f"{_POLYFILL}\n{_REACT}\n{_DCC}\n{other}")
    address = re.findall(r'src="([^"]+)', other)[0]
    places = [found.tags.index(part) for part in ("polyfill", "dash_core_components", address)]
    assert places == sorted(places)
    assert found.polyfill == ""
    assert found.tags.count("<script defer ") == 3
    assert "react@" not in found.tags


def test_inline_scripts_of_callbacks_stay_as_they_are() -> None:
    inline = "<script>var clientside = window.dash_clientside;</script>"
    found = page_scripts(f"{_POLYFILL}{_REACT}{_DCC}{inline}")
    assert found.tags.endswith(inline)
    assert "polyfill" in found.polyfill


def test_a_page_below_a_path_names_it_there() -> None:
    below = _POLYFILL.replace("/_dash", "/corridor/_dash")
    assert page_scripts(f"{below}{_DCC}").polyfill.startswith("/corridor/_dash-component-suites/dash/deps/polyfill")
