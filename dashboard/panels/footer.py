"""The page's foot: the document everything comes from, and the map's approval, also on paper."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.documents import documents, sources_in_use
from dashboard.html.elements import html
from dashboard.panels.origin import origin_words
from dashboard.panels.release_line import release_line
from dashboard.panels.tour import tour_link
from dashboard.words.wording import Wording


def footer(dataset: Dataset, w: Wording) -> Component:
    """Primary sources in one line; boundary source and approval; the release."""
    return html.Div(
        [
            html.Div(
                [
                    sources_line(dataset, w),
                    html.P(origin_words(dataset, w), className="approval"),
                    release_line(dataset.published, dataset.corridor, w),
                    html.P(tour_link(w), className="to-tour"),
                ],
                className="footer",
            ),
            html.P(id="said", role="status", className="said"),
        ]
    )


def sources_line(dataset: Dataset, w: Wording) -> Component | None:
    """The documents of the figures that are shown, in one line: of many the newest, their number, and the way to all.

    Without a figure of any document they are the package's primary ones.
    """
    used = sources_in_use(dataset)
    primary = [row for row in dataset.sources.values() if row.kind == "primary"]
    shown = [held[0] for held in documents([row for row in primary if row.id in used] or primary).values()]
    if not shown:
        return None
    newest = max(shown, key=lambda row: row.published)
    words = {"title": w.text(newest.title), "publisher": w.text(newest.publisher), "date": newest.published}
    if len(shown) == 1:
        return html.P(w("footer.source", **words))
    link = html.A(
        w("footer.sources_link", count=len(shown)),
        href=f"?lang={w.language}&view=about",
        **{"data-press": "view=about"},
    )
    return html.P([w("footer.sources", **words, count=len(shown)), " ", link], className="sources")
