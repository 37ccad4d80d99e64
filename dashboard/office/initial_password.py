"""The page that shows an initial password, this once: it is stored as a hash only."""

from dash import html
from flask import Response, url_for

from corridor.accounts.passwords import INITIAL
from dashboard.office import current
from dashboard.office.page import page


def initial_password_page(name: str, password: str | None) -> Response:
    """What the administrator gives the owner of the account `name`."""
    w = current.wording()
    address = url_for("office.sign_in.form", _external=True)
    facts = (
        (w("accounts.name"), name),
        (w("accounts.initial_password"), html.Code(password, className="initial-password")),
        (w("accounts.sign_in_at"), address),
    )
    rows = [html.Div([html.Dt(term), html.Dd(value)]) for term, value in facts]
    content = [
        html.P(w("accounts.hand_over", days=INITIAL.days), className="notice", role="status"),
        html.Dl(rows, className="facts"),
        html.P(html.A(w("accounts.back"), href=url_for("office.accounts.listing"))),
    ]
    return page(w("accounts.initial_password"), content)
