"""What the browser may do with a page of ours: nothing but talk to the host it came from."""

from dash import Dash
from flask import Response

_POLICY = (
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",  # Plotly styles its SVG inline
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)


def protect(app: Dash) -> None:
    """Send a content security policy and its companions with every answer.

    Call it after every callback is registered, and before the server takes requests. Dash's own inline
    scripts are allowed by their hashes; nothing else inline, and no ``eval``.
    """
    policy: list[str] = []

    def add_headers(response: Response) -> Response:
        if not policy:
            policy.append("; ".join((*_POLICY, f"script-src 'self' {_hashes(app)}")))
        response.headers.setdefault("Content-Security-Policy", policy[0])
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response

    app.server.after_request(add_headers)


def _hashes(app: Dash) -> str:
    return " ".join(f"'{value.strip(chr(39))}'" for value in app.csp_hashes())
