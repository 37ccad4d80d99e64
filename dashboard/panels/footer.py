"""The page's foot: the document everything comes from, and the map's approval, also on a wall and on paper."""

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from dashboard.panels.origin import origin_words
from dashboard.panels.release_line import release_line
from dashboard.words.wording import Wording


def footer(dataset: Dataset, w: Wording) -> Component:
    """Primary sources with publisher and date; boundary source and approval; the release; the wall's controls."""
    primary = [source for source in dataset.sources.values() if source.kind == "primary"]
    sources = [
        w("footer.source", title=w.text(s.title), publisher=w.text(s.publisher), date=s.published) for s in primary
    ]
    return html.Div(
        [
            html.Div(
                [
                    *(html.P(line) for line in sources),
                    html.P(origin_words(dataset, w), className="approval"),
                    release_line(dataset.published, dataset.corridor, w),
                    _left_out(w),
                ],
                className="footer",
            ),
            html.P(id="said", role="status", className="said"),
            _wall(w),
        ]
    )


def _left_out(w: Wording) -> Component:
    """On the wall alone: what of the data a scene leaves out, so that nothing is lost in silence."""
    scopes = [html.Span(w(f"wall.left_out_{scope}"), className=f"for-{scope}") for scope in ("all", "one")]
    return html.P([w("wall.unmarked"), *scopes], className="wall-note")


def _wall(w: Wording) -> Component:
    buttons = [
        html.Button(w(f"wall.{name}"), type="button", className="tool", **{"data-action": name})
        for name in ("previous", "pause", "next", "leave")
    ]
    return html.Div(
        [html.Div(html.Div(id="wall-progress"), className="wall-track", **{"aria-hidden": "true"}), *buttons],
        className="wall-tools",
        role="group",
        **{"aria-label": w("wall.label")},
    )
