"""The pages' stylesheets and scripts, each made of files that ``assets/manifest.toml`` names when the server starts.

In a stylesheet each file stands in the cascade layer (``@layer``) under which the manifest names it, so that no rule
has to outweigh another by its selector or by ``!important``. A bundle is named by its content, so that browsers keep it
for ever, and it is compressed once. Some eighty small files would each wait for their turn among a browser's six
connections.
"""

import gzip
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from flask import Blueprint, Response, abort, request

from dashboard.html import dash_scripts
from dashboard.html.script_modules import script

ASSETS = Path(__file__).parents[1] / "assets"
_ADDRESS = "/bundles"
_SUFFIXES = {"stylesheets": ("css", "text/css"), "scripts": ("js", "text/javascript")}
_QUALITY = 9
"""Of brotli's 0 to 11: the last two cost a second of the start and save a fiftieth."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file that the browser loads.

    Attributes:
        name: its file name, which changes with its content.
        mimetype: what it is.
        encoded: its bytes by content coding; ``identity`` is the file as it is.
    """

    name: str
    mimetype: str
    encoded: Mapping[str, bytes]

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"{_ADDRESS}/{self.name}"


@cache
def bundles() -> Mapping[str, Bundle]:
    """Every bundle by its key in the manifest, for instance ``scripts.page``; and ``scripts.dash``, of Dash's files.

    Raises:
        FileNotFoundError: the manifest names a file that is not there.
        ValueError: a script stands above one that it imports from; see `dashboard.html.script_modules`.
    """
    manifest = tomllib.loads((ASSETS / "manifest.toml").read_text("utf-8"))
    kinds = {"stylesheets": _stylesheets(manifest["stylesheets"]), "scripts": _scripts(manifest["scripts"])}
    own = {
        f"{kind}.{part}": _bundle(part, kind, content.encode())
        for kind, contents in kinds.items()
        for part, content in contents
    }
    return {**own, "scripts.dash": _bundle("dash", "scripts", dash_scripts.content().encode())}


def _stylesheets(parts: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """Files by cascade layer; later layers win."""
    for part, layers in parts.items():
        blocks = (_layered(layer, file) for layer, files in layers.items() for file in files)
        yield part, f"@layer {', '.join(layers)};\n{''.join(blocks)}"


def _layered(layer: str, file: str) -> str:
    return f"@layer {layer} {{\n{(ASSETS / file).read_text('utf-8').rstrip()}\n}}\n"


def _scripts(parts: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    before: list[str] = []
    for part, files in parts.items():
        modules = [(Path(file).stem, (ASSETS / file).read_text("utf-8")) for file in files]
        yield part, script(modules, before)
        before += [name for name, _ in modules]


def _bundle(part: str, kind: str, content: bytes) -> Bundle:
    suffix, mimetype = _SUFFIXES[kind]
    digest = hashlib.sha256(content).hexdigest()[:16]
    encoded = {
        "br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=_QUALITY),
        "gzip": gzip.compress(content, mtime=0),
        "identity": content,
    }
    return Bundle(f"{part}-{digest}.{suffix}", mimetype, encoded)


def bundle_routes() -> Blueprint:
    """The addresses of the bundles; any other name below is a plain 404."""
    blueprint = Blueprint("bundles", __name__, url_prefix=_ADDRESS)
    by_name = {bundle.name: bundle for bundle in bundles().values()}

    @blueprint.get("/<name>")
    def bundle(name: str) -> Response:
        if name not in by_name:
            abort(404)
        found = by_name[name]
        encoding = request.accept_encodings.best_match(("br", "gzip", "identity"), "identity") or "identity"
        response = Response(found.encoded[encoding], mimetype=found.mimetype)
        if encoding != "identity":
            response.headers["Content-Encoding"] = encoding
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.vary.add("Accept-Encoding")
        return response

    return blueprint
