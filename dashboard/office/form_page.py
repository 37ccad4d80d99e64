"""The page that a form stands on, as the form itself names it: where to show it again after signing in."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from flask import current_app, g, request
from werkzeug.exceptions import HTTPException

from dashboard.office.access import local

PAGE = "page"
"""The hidden field."""
UNSENT = "unsent"
"""The token of a form that waits to be sent, in the address of its page and as a hidden field of the form."""
_PASSING = frozenset({UNSENT, "lang"})
_NO_FORMS = frozenset({"office.home", "office.unknown"})


def read_form() -> Mapping[str, str]:
    """Read the fields of the form just sent, within the limit set for it.

    Raises:
        RequestEntityTooLarge: it is too large.
    """
    g.form = request.form
    return request.form


def sent_fields() -> Mapping[str, str]:
    """The fields that were read; none where the request was refused before."""
    found: Mapping[str, str] = g.get("form", {})
    return found


def page_of_form() -> str | None:
    """This page's address; on the answer to a form, the address of the page that the form stood on."""
    if request.method != "GET":
        return named_page()
    kept = [pair for pair in parse_qsl(request.query_string.decode("ascii", "replace")) if pair[0] not in _PASSING]
    return quote(f"{request.script_root}{request.path}") + (f"?{urlencode(kept)}" if kept else "")


def named_page() -> str | None:
    """The page that the form just sent names, if it is a page of the office; None for any other address."""
    address = local(sent_fields().get(PAGE))
    if address is None:
        return None
    root, path = request.script_root, unquote(urlsplit(address).path)
    if not path.startswith(f"{root}/office/"):
        return None
    try:
        endpoint, _ = current_app.url_map.bind("").match(path.removeprefix(root), method="GET")
    except HTTPException:
        return None
    return None if endpoint in _NO_FORMS else address
