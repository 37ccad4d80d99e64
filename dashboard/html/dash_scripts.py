"""Dash's scripts that find nothing by their own address, as one: React, and the elements of HTML.

The others load parts of theirs from beside themselves and stay what they are.
"""

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import dash
from dash import _dash_renderer
from dash.fingerprint import check_fingerprint

_FOLDER = Path(dash.__file__).parent
_TAG = re.compile(r'<script src="[^"]*/_dash-component-suites/dash/(?P<path>[^"]+)"></script>\s*')


def together() -> tuple[str, ...]:
    """Their paths in Dash's folder, in the order in which they run."""
    rows = _dash_renderer._js_dist_dependencies  # noqa: SLF001  # no public place names them
    react = chain.from_iterable(row["relative_package_path"]["prod"] for row in rows)
    return (*react, "html/dash_html_components.min.js")


def content() -> str:
    """All of them as one script."""
    return "".join(f"{(_FOLDER / path).read_text('utf-8').rstrip()}\n;\n" for path in together())


def without(scripts: str, paths: Iterable[str]) -> str:
    """Dash's `scripts`, as it writes them in a page, without those of `paths`."""
    left_out = frozenset(paths)

    def keep(tag: re.Match[str]) -> str:
        return "" if check_fingerprint(tag["path"])[0] in left_out else tag[0]

    return _TAG.sub(keep, scripts)
