"""``/?embed=map|panel|chart|figure``: a part of the page for a frame, and ``/embed``: the code that puts it there."""

from flask import Flask, Response, request

from corridor.queries.selection import parse
from dashboard.embed.embed_code import code_page
from dashboard.embed.embed_page import embed_page, nothing_shown
from dashboard.embed.embed_parts import KINDS, Chosen, NothingToShowError, part_of
from dashboard.html.render import render
from dashboard.html.script_styles import style_hash
from dashboard.page.release_router import Asked, ReleaseRouter
from dashboard.page.rendered_periods import rendered_period
from dashboard.words.wording import Wording

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' {colors}; style-src-attr 'unsafe-inline';"
    " img-src 'self' data:; base-uri 'none'; frame-ancestors 'self'"
)
_KEPT_PARTS = ("period", "release", "indicator", "theme")
"""Parts of an address that every link of a frame keeps as they are."""
_MATTERING = ("lang", "region", "initiative", "figure", "period", "query")
"""What must be known: a frame that falls back to something else would show numbers that nobody asked for."""


def install_embedding(server: Flask, router: ReleaseRouter, hosts: tuple[str, ...]) -> None:
    """Answer for frames; call it after all that decides who may see the page.

    Args:
        server: the application's.
        router: finds the release.
        hosts: who may frame these answers beside this server itself, as sources of a content security policy.
    """
    policy = " ".join((_POLICY, *hosts))

    def framed() -> Response | None:
        kind = request.args.get("embed")
        if kind is None or request.path != "/" or request.method not in {"GET", "HEAD"}:
            return None
        asked = router.asked(request.args.get("release"))
        response = _answer(kind, asked)
        response.headers["Content-Security-Policy"] = policy.format(colors=style_hash(asked.rendered.colors))
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        return response.make_conditional(request)  # type: ignore[return-value]  # Flask's class; werkzeug's promise

    server.before_request(framed)
    server.add_url_rule("/embed", "embed", lambda: code_page(router, hosts))


def _answer(kind: str, asked: Asked) -> Response:
    reading = parse(request.query_string.decode("utf-8", "replace"), asked.rendered.options)
    selection = reading.selection
    rendered = rendered_period(asked.rendered, selection.period)
    chosen: Chosen = {
        **{name: request.args.get(name) for name in _KEPT_PARTS},
        "lang": selection.language,
        "region": selection.region,
        "initiative": selection.initiative,
    }
    try:
        _refuse_unknown(kind, reading.refused, asked)
        content, status = part_of(kind, rendered, selection, chosen), 200
    except NothingToShowError as error:
        content, status = render(nothing_shown(str(error), Wording(selection.language))), 404
    page = embed_page(kind if kind in KINDS else "panel", content, asked, rendered, chosen)
    return Response(page, status, mimetype="text/html")


def _refuse_unknown(kind: str, refused: tuple[str, ...], asked: Asked) -> None:
    """Show nothing in place of what the address names.

    Raises:
        NothingToShowError: it names what there is not.
    """
    if kind not in KINDS:
        raise NothingToShowError("embed.unknown_kind")
    if asked.notice == "unknown":
        raise NothingToShowError("embed.unknown_release")
    unknown = [name for name in refused if name in _MATTERING]
    if unknown:
        raise NothingToShowError(f"embed.unknown_{unknown[0]}")
