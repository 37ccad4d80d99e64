"""The large scripts that every page needs, packed once as tightly as can be: that takes seconds, so it is kept.

``corridor serve`` starts ``python -m dashboard.page.packed_scripts`` beside itself. Until it is through, and wherever
its files cannot be kept, the scripts are compressed as every answer is.
"""

import gzip
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path

import brotli
from flask import Flask, Response, request
from platformdirs import user_cache_path

from corridor.releases.whole_file import write_whole

_TIGHTEST = 11
_SETTLED_S = 20.0
"""How long after a start packing begins: it slows down the first pages even at the lowest priority."""
_SCRIPTS = {
    "plotly": ("package_data/plotly.min.js",),
    "dash": (
        "dash-renderer/build/dash_renderer.min.js",
        "dcc/async-graph.js",
        "dcc/dash_core_components*.js",
    ),
}
"""What a first page loads, and what a chart needs, by package; see `dashboard.html.dash_scripts` for the rest."""
_SUITES = "/_dash-component-suites/"
_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda data: brotli.compress(data, mode=brotli.MODE_TEXT, quality=_TIGHTEST, lgwin=24),
    "gzip": lambda data: gzip.compress(data, mtime=0),
}
"""How scripts are packed, by content coding; the first that a browser takes is used."""


def folder() -> Path:
    """Where packed scripts are kept; each is named by the hash of what was packed, so none is ever out of date."""
    return user_cache_path("corridor-dashboard") / "packed"


def pack(target: Path) -> None:
    """Pack every script that is not in `target` yet."""
    for data, encoding in _unpacked(target):
        write_whole(target / _name(data, encoding), _PACKERS[encoding](data))


def _unpacked(target: Path) -> Iterator[tuple[bytes, str]]:
    """The scripts that `target` lacks, and in which content coding."""
    for script in _scripts():
        data = script.read_bytes()
        yield from (
            (data, encoding) for encoding in reversed(_PACKERS) if not (target / _name(data, encoding)).exists()
        )


def start_packing() -> None:
    """Let another process pack what is not packed yet, at the lowest priority and without a word."""
    if next(_unpacked(folder()), None) is None:
        return
    subprocess.Popen(  # our own module
        [sys.executable, "-m", "dashboard.page.packed_scripts"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,  # not a session: Linux gives each as much of the processors, whatever the priorities within
    )


def serve_packed(server: Flask, kept: Path | None = None) -> None:
    """Answer with the packed script where there is one and the browser takes it.

    Call it after the compression of other answers was installed: what comes last is asked first.
    """
    source = kept or folder()
    names: dict[tuple[str, str], str] = {}
    held: dict[str, bytes] = {}

    def use_packed(response: Response) -> Response:
        path = request.path
        fitting = path.startswith(_SUITES) and response.status_code == HTTPStatus.OK
        encoding = next((one for one in _PACKERS if request.accept_encodings[one]), None)
        if not fitting or encoding is None:
            return response
        if (path, encoding) not in names:
            names[path, encoding] = _name(response.get_data(), encoding)
        name = names[path, encoding]
        if name not in held and (source / name).is_file():
            held[name] = (source / name).read_bytes()
        if name in held:
            response.set_data(held[name])
            response.headers["Content-Encoding"] = encoding
            response.vary.add("Accept-Encoding")
        return response

    server.after_request(use_packed)


def _name(data: bytes, encoding: str) -> str:
    return f"{hashlib.sha256(data).hexdigest()}.{encoding}"


def _scripts() -> list[Path]:
    """The smallest first, so that most are soon through."""
    found = [
        path
        for package, patterns in _SCRIPTS.items()
        for pattern in patterns
        for path in Path(str(files(package))).glob(pattern)
    ]
    return sorted(found, key=lambda path: path.stat().st_size)


def _pack_when_settled() -> None:
    """Pack at the lowest priority, some time after the server began; not for one that has ended meanwhile."""
    os.nice(19)
    server = os.getppid()
    time.sleep(_SETTLED_S)
    if os.getppid() == server:
        pack(folder())


if __name__ == "__main__":
    _pack_when_settled()
