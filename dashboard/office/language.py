"""The language of a page of the office: the address's, else the one chosen before, else the first."""

from flask import Response, g, request

from dashboard.office import cookies, current

_COOKIE = "language"
_YEAR = 365 * 24 * 3600


def languages() -> tuple[str, ...]:
    """The languages of the data, in their order."""
    return current.office().base.corridor.languages


def choose() -> None:
    """Settle the language of this request."""
    wanted = request.args.get("lang")
    known = languages()
    g.chosen = wanted if wanted in known else None
    kept = cookies.read(_COOKIE)
    g.language = g.chosen or (kept if kept in known else known[0])


def keep_choice(response: Response) -> None:
    """Remember a language that was asked for."""
    if g.get("chosen"):
        cookies.keep(response, _COOKIE, g.chosen, _YEAR)
