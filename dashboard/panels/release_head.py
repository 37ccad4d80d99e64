"""The head of a release: what a signed checkpoint says of it, to be compared by eye or by a camera."""

from dash.development.base_component import Component

from corridor.model.published import Published
from dashboard.html.elements import html
from dashboard.html.qr_code import qr_drawing


def head_line(published: Published) -> str:
    """The line about a release in its signed checkpoint, whatever language is read."""
    return f"release {published.release} {published.hash}"


def release_code(published: Published | None) -> Component | None:
    """The same as a code, on paper alone; ``assets/print.js`` puts the words in the margin of each sheet."""
    if published is None:
        return None
    line = head_line(published)
    return html.Div(qr_drawing(line), className="release-code", **{"data-head": line})
