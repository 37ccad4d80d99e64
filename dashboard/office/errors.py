"""Errors as pages: what went wrong and what to do, in the page's language, under the right status."""

from dash import html
from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from corridor.accounts.errors import FormError, SlowDownError
from corridor.errors import TranslatedError
from dashboard.office import current
from dashboard.office.access import most_bytes
from dashboard.office.form_page import named_page
from dashboard.office.page import page

_WITH_TEXT = frozenset({404, 405, 413, 500})
"""Statuses that have words of their own."""


def error_response(error: TranslatedError) -> Response:
    """An error of the core that no page has dealt with."""
    response = page(current.wording()("office.error.title"), [_open_again(error), _way_out()], trouble=error)
    if isinstance(error, SlowDownError):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def refused(error: HTTPException) -> ResponseReturnValue:
    """An error of the address, the method or the size of a request, or a slip of ours."""
    w = current.wording()
    status = error.code or 500
    if status < 400:  # noqa: PLR2004  # a redirect is no error
        return error
    words = w(f"office.error.{_key(status)}")
    return page(w("office.error.title"), [html.P(words, role="alert", className="trouble"), _way_out()], status=status)


def _key(status: int) -> str:
    """The words of a status. From a browser without any session even a file of the right size is not read."""
    if status == 413 and current.session() is None and most_bytes():  # noqa: PLR2004  # "content too large"
        return "file_signed_out"
    return str(status if status in _WITH_TEXT else 400)


def tell_errors(pages: Blueprint) -> None:
    """Show every error below these pages."""
    pages.register_error_handler(TranslatedError, error_response)
    pages.register_error_handler(HTTPException, refused)


def _open_again(error: TranslatedError) -> html.P | None:
    """The link to the page of an outdated form: reloading would send the form again as it was."""
    address = named_page() if isinstance(error, FormError) else None
    return html.P(html.A(current.wording()("office.error.open_again"), href=address)) if address else None


def _way_out() -> html.P:
    return html.P(html.A(current.wording()("office.error.home"), href=url_for("office.home")))
