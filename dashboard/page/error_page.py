"""What a request is refused with where no page of its own says it: a bare page in every language of the program."""

from functools import cache
from html import escape

from flask import Flask, Response
from werkzeug.exceptions import HTTPException

from dashboard.words.wording import Wording, languages

_WITH_WORDS = frozenset({404, 405, 413, 421, 431, 500, 503})
_LEAST_ERROR = 400


def install_error_pages(server: Flask) -> None:
    """Answer so every error that no other handler of `server` answers."""
    server.register_error_handler(HTTPException, refused)


def refused(error: HTTPException) -> Response | HTTPException:
    """The page of an error; an answer that is no error, or was made already, as it is."""
    status = error.code or 0
    if status < _LEAST_ERROR or error.response is not None:
        return error
    response = Response(error_page(status), status, mimetype="text/html")
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            response.headers[name] = value
    response.headers["Cache-Control"] = "no-store"
    return response


@cache
def error_page(status: int) -> str:
    """The page of an error: a whole document without any style or script."""
    wordings = [Wording(language) for language in languages()]
    key = f"refused.{status if status in _WITH_WORDS else _LEAST_ERROR}"
    said = "".join(f'<p lang="{w.tag}">{escape(w(key))}</p>' for w in wordings)
    return (
        f'<!doctype html><html lang="{wordings[0].tag}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{status}</title><main>{said}</main></html>'
    )
