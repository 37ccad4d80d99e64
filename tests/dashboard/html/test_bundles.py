"""One stylesheet and few scripts reach the browser, made of the files that the manifest names."""

import gzip
import itertools
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import brotli
import dash
import pytest
from flask import Flask
from flask.testing import FlaskClient

from corridor.package.reading.location import shipped_package
from dashboard.app import build_app
from dashboard.html.bundles import ASSETS, bundle_routes, bundles
from dashboard.html.dash_scripts import together

_MANIFEST = tomllib.loads((ASSETS / "manifest.toml").read_text("utf-8"))
_UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return build_app(shipped_package()).server.test_client()


def test_every_script_stands_in_the_manifest_once() -> None:
    named = [file for files in _MANIFEST["scripts"].values() for file in files]
    assert sorted(named) == sorted(path.name for path in ASSETS.glob("*.js"))


def test_every_stylesheet_stands_in_the_manifest_and_in_one_layer() -> None:
    layers: dict[str, set[str]] = {}
    for part in _MANIFEST["stylesheets"].values():
        named = [file for files in part.values() for file in files]
        assert len(named) == len(set(named))
        for layer, files in part.items():
            for file in files:
                layers.setdefault(file, set()).add(layer)
    assert sorted(layers) == sorted(path.name for path in ASSETS.glob("*.css"))
    assert {file: found for file, found in layers.items() if len(found) > 1} == {}


def _files(key: str) -> list[str]:
    kind, _, part = key.partition(".")
    named = _MANIFEST[kind][part]
    return list(itertools.chain.from_iterable(named.values())) if kind == "stylesheets" else named


@pytest.mark.parametrize("key", bundles())
@pytest.mark.parametrize("encoding", _UNPACKED)
def test_a_bundle_is_its_files_in_their_order(client: FlaskClient, key: str, encoding: str) -> None:
    answer = client.get(bundles()[key].address, headers={"Accept-Encoding": encoding})
    text = _UNPACKED[encoding](answer.data).decode()
    places = [text.index(piece) for piece in _pieces(key)]
    assert places == sorted(places)
    assert answer.headers.get("Content-Encoding", "identity") == encoding
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_bundle_is_packed_when_it_is_asked_for_and_once() -> None:
    packed: list[str] = []

    def keep(name: str, make: Callable[[], bytes]) -> bytes:
        packed.append(name)
        return make()

    server = Flask(__name__)
    server.register_blueprint(bundle_routes(keep))
    assert packed == []
    address = bundles()["scripts.page"].address
    for encoding in ("br", "br", "gzip", "identity"):
        server.test_client().get(address, headers={"Accept-Encoding": encoding})
    assert [name.rpartition("/")[2] for name in packed] == ["br", "gzip"]


def _pieces(key: str) -> list[str]:
    if key == "scripts.dash":
        return [(Path(dash.__file__).parent / path).read_text("utf-8").rstrip() for path in together()]
    return [_piece(ASSETS / file) for file in _files(key)]


def _piece(file: Path) -> str:
    """The text of a stylesheet; of a script its first line, a comment, in its module."""
    text = file.read_text("utf-8").rstrip()
    if file.suffix == ".css":
        return text
    return f"corridor.{file.stem} = (function () {{\n{text.splitlines()[0]}"


def test_the_layers_of_the_page_come_in_the_order_in_which_they_win() -> None:
    wins = ["base", "component", "map", "narrow", "print", "wall", "state"]
    assert list(_MANIFEST["stylesheets"]["page"]) == wins
    for part, layers in _MANIFEST["stylesheets"].items():
        assert [layer for layer in wins if layer in layers] == list(layers)
        text = bundles()[f"stylesheets.{part}"].content.decode()
        assert text.startswith(f"@layer {', '.join(layers)};\n")


@pytest.mark.parametrize("part", _MANIFEST["stylesheets"])
def test_every_rule_stands_in_the_layer_of_its_file(part: str) -> None:
    text = bundles()[f"stylesheets.{part}"].content.decode()
    blocks = re.split(r"^@layer (\w+) \{\n", text, flags=re.MULTILINE)[1:]
    found = [(layer, block.rstrip()) for layer, block in zip(blocks[::2], blocks[1::2], strict=True)]
    expected = [
        (layer, f"{(ASSETS / file).read_text('utf-8').rstrip()}\n}}")
        for layer, files in _MANIFEST["stylesheets"][part].items()
        for file in files
    ]
    assert found == expected


def test_the_page_loads_its_bundles_and_no_file_besides(client: FlaskClient) -> None:
    page = client.get("/").text
    loaded = re.findall(r'(?:src|href)="(/(?:bundles|assets)/[^"?]+)', page)
    elsewhere = ("stylesheets.embed", "stylesheets.office", "scripts.edition")  # of frames, the office, the folder
    own = [bundle.address for key, bundle in bundles().items() if key not in elsewhere]
    assert sorted(set(loaded)) == sorted(["/assets/icon.png", "/assets/icon.svg", *own])
    assert [loaded.count(address) for address in own] == [1] * len(own)


def test_the_office_and_the_pages_about_releases_load_one_stylesheet(client: FlaskClient) -> None:
    for address in ("/releases", "/office/sign-in"):
        answer = client.get(address)
        if answer.status_code == 200:
            linked = re.findall(r'rel="stylesheet" href="([^"]+)"', answer.text)
            assert linked == [bundles()["stylesheets.office"].address]


def test_another_name_is_no_bundle(client: FlaskClient) -> None:
    assert client.get("/bundles/page-0000000000000000.css").status_code == 404
    assert client.get("/bundles/..%2fmanifest.toml").status_code == 404


def test_of_dash_only_what_loads_more_from_beside_itself_is_loaded_alone(client: FlaskClient) -> None:
    loaded = re.findall(r'<script defer src="/_dash-component-suites/dash/([a-z_-]+)/', client.get("/").text)
    assert sorted(set(loaded)) == ["dash-renderer", "dash_table", "dcc"]
