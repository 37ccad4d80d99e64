"""How anybody can check that the history of releases was not rewritten: its head, its public key, and the ways."""

from dash.development.base_component import Component

from corridor.releases.checkpoints import checkpoint_of
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.words.wording import Wording


def history_signature(public_key: str, note: str, w: Wording) -> Component:
    """What the last note says, under whose `public_key`, and where all notes are to be had."""
    head = checkpoint_of(note)
    facts = {
        "release": str(head.release),
        "hash": html.Code(head.release_hash),
        "entries": f"{head.size:,}",
        "key": html.Code(public_key),
    }
    listed = [part for name, value in facts.items() for part in (html.Dt(w(f"signature.{name}")), html.Dd(value))]
    return html.Section(
        [
            html.H2(w("signature.title"), id="signature"),
            html.P(w("signature.why")),
            html.Dl(listed, className="facts"),
            html.P([html.A(w("signature.notes"), href=f"{ROOT}/checkpoints"), " ", w("signature.how")]),
        ]
    )
