"""The head of the release on paper: what a signed checkpoint says of it, to be compared by eye or by a camera."""

from dash.development.base_component import Component

from corridor.model.published import Published
from dashboard.html.elements import html
from dashboard.html.qr_code import qr_drawing
from dashboard.words.wording import Wording


def head_line(published: Published) -> str:
    """The line about a release in its signed checkpoint, whatever language is read."""
    return f"release {published.release} {published.hash}"


def release_head(published: Published | None, w: Wording) -> Component | None:
    """The line and its QR code, which paper alone shows; nothing for a package that is shown as it lies."""
    if published is None:
        return None
    words = html.Span([w("release.head"), html.Code(head_line(published))])
    return html.P([words, qr_drawing(head_line(published))], className="release-head")
