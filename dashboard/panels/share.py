"""What a link is handed on with: a QR code for phones, and the picture that a chat shows of it."""

from dash.development.base_component import Component

from dashboard.html.elements import html
from dashboard.words.wording import Wording

_NOTHING = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
"""A picture of one clear px, until the dialog is opened."""


def share_panel(w: Wording) -> Component:
    """The code and the picture, which ``assets/share.js`` asks for when it is opened, and their buttons."""
    close = html.Button(
        w("share.close"), type="button", className="close", **{"data-action": "close", "aria-keyshortcuts": "Escape"}
    )
    return html.Div(
        [
            html.Div([html.H2(w("share.title"), id="share-title"), close], className="share-head"),
            html.Div(
                [
                    html.Figure(
                        [html.Img(src=_NOTHING, alt=w("share.code"), id="share-code"), html.Figcaption(w("share.scan"))]
                    ),
                    html.Figure(
                        [
                            html.Img(src=_NOTHING, alt=w("share.picture"), id="share-picture"),
                            html.Figcaption([_button("copy-link", w), _button("copy-picture", w)]),
                        ]
                    ),
                ],
                className="share-parts",
            ),
        ],
        className="share",
    )


def _button(name: str, w: Wording) -> Component:
    marks = {"data-action": name, "data-done": w(f"share.{name}_done")}
    if name == "copy-picture":
        marks["data-else"] = w("share.copy-picture_else")
    return html.Button(w(f"share.{name}"), type="button", className="tool", **marks)
