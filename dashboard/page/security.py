"""What the browser may do with a page of ours: nothing but talk to the host it came from."""

from functools import lru_cache

from dash import Dash
from flask import Response, g

from dashboard.html.script_styles import installed_scripts, script_style_hashes, style_hash
from dashboard.page.prepared_store import PreparedStore

_POLICY = (
    "default-src 'self'",
    "style-src-attr 'unsafe-inline'",  # Plotly styles its SVG by attributes, which load nothing
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",  # parts for frames say themselves who may: dashboard/embed
)


def allow_style(text: str) -> None:
    """Let the page that answers this request hold a style element with `text`, and those that Dash's scripts make."""
    g.own_style = text


def protect(app: Dash, prepared: PreparedStore) -> None:
    """Send a content security policy and its companions with every answer.

    Call it after every callback is registered, and before the server takes requests. Dash's own inline scripts are
    allowed by their hashes, the style elements that its scripts make by theirs; nothing else inline, and no ``eval``.
    """
    styles = tuple(prepared.get(f"script-styles/{installed_scripts()}", script_style_hashes))
    scripts: list[str] = []

    def add_headers(response: Response) -> Response:
        if not scripts:
            scripts.extend(f"'{value.strip(chr(39))}'" for value in app.csp_hashes())
        if "Content-Security-Policy" not in response.headers:
            own = g.get("own_style")
            allowed = ((), ()) if own is None else (tuple(scripts), (_own_hash(own), *styles))
            response.headers["Content-Security-Policy"] = _policy(*allowed)
            response.headers["X-Frame-Options"] = "DENY"
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response

    app.server.after_request(add_headers)


_own_hash = lru_cache(style_hash)


@lru_cache
def _policy(scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """The policy of a page with these inline scripts and style elements."""
    sources = (("script-src", scripts), ("style-src", styles))
    return "; ".join((*_POLICY, *(" ".join((kind, "'self'", *hashes)) for kind, hashes in sources)))
