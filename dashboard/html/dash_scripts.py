"""Dash's scripts on a page: those that find nothing by their own address as one, the others as they are.

The others load parts of theirs from beside themselves. All run once the document has been read (``defer``), so that
what is painted first does not share the line with them.

Dash also begins with a polyfill for browsers older than any that is supported here. It takes longer than all other
scripts of Dash together (50 of 70 ms), and of what it brings only one thing is used: the runtime of asynchronous
functions, when a component is loaded that comes by itself (``dcc.Graph``, ``dcc.Dropdown``). So it is fetched then, by
``assets/async_runtime.js``. Components of other packages may expect more of it: with one of them it stays in its place.
"""

import re
from itertools import chain
from pathlib import Path

import dash
from dash import _dash_renderer
from dash.fingerprint import check_fingerprint
from msgspec import Struct

_FOLDER = Path(dash.__file__).parent
_TAG = re.compile(r'<script src="(?P<address>[^"]*/_dash-component-suites/dash/(?P<path>[^"]+))"></script>\s*')
_LOADED = re.compile(r"<script(?=[^>]*\ssrc=)")


class PageScripts(Struct, frozen=True):
    """What a page loads of Dash beside `content`.

    Attributes:
        tags: script elements, in their order.
        polyfill: where the polyfill is, for a page that may do without it; else an empty string.
    """

    tags: str
    polyfill: str


def together() -> tuple[str, ...]:
    """The paths in Dash's folder of what is one script, in the order in which they run."""
    _, *react = _renderer_needs()
    return (*react, "html/dash_html_components.min.js")


def content() -> str:
    """All of them as one script."""
    return "".join(f"{(_FOLDER / path).read_text('utf-8').rstrip()}\n;\n" for path in together())


def page_scripts(scripts: str) -> PageScripts:
    """What is left of `scripts`, as Dash writes them in a page."""
    bundled, polyfill = frozenset(together()), _renderer_needs()[0]
    by_path = {check_fingerprint(tag["path"])[0]: tag for tag in _TAG.finditer(scripts)}
    others = _TAG.sub("", scripts).strip()
    kept = _LOADED.search(others) is not None or polyfill not in by_path
    left = [tag[0] for path, tag in by_path.items() if path not in bundled and (kept or path != polyfill)]
    tags = _LOADED.sub("<script defer", "".join([*left, others]))
    return PageScripts(tags, "" if kept else by_path[polyfill]["address"])


def _renderer_needs() -> list[str]:
    """The polyfill, and React's scripts."""
    rows = _dash_renderer._js_dist_dependencies  # noqa: SLF001  # no public place names them
    return list(chain.from_iterable(row["relative_package_path"]["prod"] for row in rows))
