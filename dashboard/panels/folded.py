"""What is secondary: behind a heading of its own on a phone, open on a desk. See ``assets/fold.js``."""

from typing import Any

from dash.development.base_component import Component

from dashboard.html.elements import html


def folded(title: str, content: Any) -> Component:  # noqa: ANN401  # as every Dash component
    """`content` below `title`; without scripts it is open, wherever it is read."""
    return html.Details(
        [html.Summary(title), html.Div(content)], className="folded", open=True, **{"data-fold": "phone"}
    )
