"""The page's foot: the document everything comes from, and the map's approval, also on paper."""

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from dashboard.panels.origin import origin_words
from dashboard.panels.release_line import release_line
from dashboard.words.wording import Wording


def footer(dataset: Dataset, w: Wording) -> Component:
    """Primary sources with publisher and date; boundary source and approval; the release."""
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
                ],
                className="footer",
            ),
            html.P(id="said", role="status", className="said"),
        ]
    )
