"""The pages' stylesheets and scripts, each made of files that ``assets/manifest.toml`` names when the server starts.

In a stylesheet each file stands in the cascade layer (``@layer``) under which the manifest names it, so that no rule
has to outweigh another by its selector or by ``!important``. A bundle is named by its content, so that browsers keep it
for ever, and it is compressed once, when somebody asks for it. Some eighty small files would each wait for their turn
among a browser's six connections.
"""

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

import brotli
import tomli
from flask import Blueprint, Response, abort, request
from msgspec import Struct

from dashboard.html import dash_scripts
from dashboard.html.script_modules import script

ASSETS = Path(__file__).parents[1] / "assets"
_ADDRESS = "/bundles"
_SUFFIXES = {"stylesheets": ("css", "text/css"), "scripts": ("js", "text/javascript")}
_QUALITY = 9
"""Of brotli's 0 to 11: the last two cost a second and save a fiftieth."""
_PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, mode=brotli.MODE_TEXT, quality=_QUALITY),
    "gzip": lambda content: gzip.compress(content, mtime=0),
}
"""How bundles are packed, by content coding."""
Keep = Callable[[str, Callable[[], bytes]], bytes]
"""What is kept on disk under a name, made now where it is not there."""


class Bundle(Struct, frozen=True):
    """One file that the browser loads.

    Attributes:
        name: its file name, which changes with its content.
        mimetype: what it is.
        content: its bytes.
    """

    name: str
    mimetype: str
    content: bytes

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
    manifest = tomli.loads((ASSETS / "manifest.toml").read_text("utf-8"))
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
    return Bundle(f"{part}-{digest}.{suffix}", mimetype, content)


def _made_now(_name: str, make: Callable[[], bytes]) -> bytes:
    return make()


def bundle_routes(keep: Keep = _made_now) -> Blueprint:
    """The addresses of the bundles, which `keep` keeps packed; any other name below is a plain 404."""
    blueprint = Blueprint("bundles", __name__, url_prefix=_ADDRESS)
    by_name = {bundle.name: bundle for bundle in bundles().values()}

    @lru_cache
    def packed(name: str, encoding: str) -> bytes:
        return keep(f"bundle/{name}/{encoding}", lambda: _PACKERS[encoding](by_name[name].content))

    @blueprint.get("/<name>")
    def bundle(name: str) -> Response:
        if name not in by_name:
            abort(404)
        found = by_name[name]
        encoding = request.accept_encodings.best_match(("br", "gzip", "identity"), "identity") or "identity"
        body = found.content if encoding == "identity" else packed(name, encoding)
        response = Response(body, mimetype=found.mimetype)
        if encoding != "identity":
            response.headers["Content-Encoding"] = encoding
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.vary.add("Accept-Encoding")
        return response

    return blueprint
