"""The answers' forms and headers: which data they are of, how long they hold, and by what they are recognised."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, request

from corridor.exports.plain_records import Plain, flat
from corridor.queries.export import csv_bytes
from dashboard.page.rendered_release import RenderedRelease

FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
"""An answer may be kept, but the server is asked whether it still holds."""


def edition(rendered: RenderedRelease) -> dict[str, Plain]:
    """Which data an answer is of."""
    dataset, as_of = rendered.dataset, rendered.dataset.data_as_of
    published = dataset.published
    return {
        "name": rendered.name,
        "release": published.release if published else None,
        "published_at": published.at if published else None,
        "data_as_of": as_of.isoformat() if as_of else None,
        "synthetic": dataset.corridor.synthetic,
    }


def json_answer(body: Mapping[str, Any], *, pinned: bool = False) -> Response:
    """`body` as JSON; of a `pinned` release, for ever."""
    return _answer(json.dumps(body, ensure_ascii=False, allow_nan=False).encode(), "application/json", pinned=pinned)


def csv_answer(
    rows: Sequence[Mapping[str, Plain]], languages: tuple[str, ...], name: str, *, pinned: bool = False
) -> Response:
    """`rows` as CSV, a text in one column for each language. An empty cell is no value, and never zero."""
    lines = [flat(row, languages) for row in rows]
    headings = tuple(lines[0]) if lines else ("id",)
    table = [[_cell(line[heading]) for heading in headings] for line in lines]
    response = _answer(csv_bytes(headings, table), "text/csv", pinned=pinned)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def file_answer(content: bytes, mimetype: str, name: str, *, pinned: bool = False) -> Response:
    """A file under its name."""
    response = _answer(content, mimetype, pinned=pinned)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _answer(body: bytes, mimetype: str, *, pinned: bool) -> Response:
    response = Response(body, mimetype=mimetype)
    response.headers["Cache-Control"] = FOREVER if pinned else _ASK_AGAIN
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]  # Flask's class; werkzeug's promise
