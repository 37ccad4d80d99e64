"""One stylesheet and few scripts reach the browser, made of the files that the manifest names."""

import gzip
import re
import tomllib
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from corridor.package.reading.location import shipped_package
from dashboard.app import build_app
from dashboard.html.bundles import ASSETS, bundles

_MANIFEST = tomllib.loads((ASSETS / "manifest.toml").read_text("utf-8"))
_UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return build_app(shipped_package()).server.test_client()


@pytest.mark.parametrize(("kind", "suffix"), [("stylesheets", "css"), ("scripts", "js")])
def test_every_file_stands_in_the_manifest_once(kind: str, suffix: str) -> None:
    named = [file for files in _MANIFEST[kind].values() for file in files]
    assert sorted(named) == sorted(path.name for path in ASSETS.glob(f"*.{suffix}"))


@pytest.mark.parametrize("key", bundles())
@pytest.mark.parametrize("encoding", _UNPACKED)
def test_a_bundle_is_its_files_in_their_order(client: FlaskClient, key: str, encoding: str) -> None:
    kind, _, part = key.partition(".")
    answer = client.get(bundles()[key].address, headers={"Accept-Encoding": encoding})
    text = _UNPACKED[encoding](answer.data).decode()
    places = [text.index(_piece(ASSETS / file)) for file in _MANIFEST[kind][part]]
    assert places == sorted(places)
    assert answer.headers.get("Content-Encoding", "identity") == encoding
    assert "immutable" in answer.headers["Cache-Control"]


def _piece(file: Path) -> str:
    """The text of a stylesheet; of a script its first line, a comment, in its module."""
    text = file.read_text("utf-8").rstrip()
    if file.suffix == ".css":
        return text
    return f"corridor.{file.stem} = (function () {{\n{text.splitlines()[0]}"


def test_what_narrows_prints_or_enlarges_comes_after_what_it_changes() -> None:
    files = _MANIFEST["stylesheets"]["page"]
    later = [file for file in files if file.startswith("z")]
    assert files[-len(later) :] == later


def test_the_page_loads_the_bundles_and_no_file_besides(client: FlaskClient) -> None:
    page = client.get("/").text
    loaded = re.findall(r'(?:src|href)="(/(?:bundles|assets)/[^"?]+)', page)
    assert sorted(loaded) == sorted(["/assets/icon.svg", *(bundle.address for bundle in bundles().values())])


def test_another_name_is_no_bundle(client: FlaskClient) -> None:
    assert client.get("/bundles/page-0000000000000000.css").status_code == 404
    assert client.get("/bundles/..%2fmanifest.toml").status_code == 404
