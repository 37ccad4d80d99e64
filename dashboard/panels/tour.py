"""The guided tour: what is said at each stop, and what the address holds there. ``assets/tour.js`` leads on."""

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.documents import sources_in_use
from corridor.queries.tour import StopKind, Tour
from dashboard.panels.headlines import headline_sentence
from dashboard.words.counts import counted
from dashboard.words.dates import as_of_in_words
from dashboard.words.wording import Wording

_SHOWN = {
    StopKind.WHAT: "map-frame",
    StopKind.HEADLINES: "headlines",
    StopKind.COMPARE: "matrix",
    StopKind.REGION: "panel",
    StopKind.ORIGIN: "about",
}
"""The element that each stop points at."""


def tour_panel(view: Tour, dataset: Dataset, w: Wording) -> Component:
    """The stop that is shown, the buttons, and all stops in a template."""
    stops = [_stop(kind, at, view, dataset, w) for at, kind in enumerate(view.stops, start=1)]
    buttons = [
        _button("tour-back", w("tour.back")),
        _button("tour-next", w("tour.next"), **{"data-last": w("tour.end")}),
        _button("tour-leave", w("tour.leave"), **{"aria-keyshortcuts": "Escape"}),
    ]
    return html.Div(
        [
            html.Div(className="tour-stop", **{"aria-live": "polite"}),
            html.Div(buttons, className="tour-buttons"),
            html.Template(stops),
        ],
        className="tour-box",
    )


def tour_link(w: Wording) -> Component:
    """Where the tour begins; without scripts it leads to the page."""
    return html.A(w("tour.link"), href=f"?lang={w.language}&mode=tour", id="tour-link", **{"data-press": "mode=tour"})


def _stop(kind: StopKind, at: int, view: Tour, dataset: Dataset, w: Wording) -> Component:
    region = view.region.id if view.region and kind is StopKind.REGION else ""
    shown = "about" if kind is StopKind.ORIGIN else "map"
    change = f"view={shown}&region={region}&initiative=&period=&step={at}"
    return html.Section(
        [
            html.P(w("tour.place", at=at, count=len(view.stops)), className="tour-place"),
            html.H2(w(f"tour.{kind.value}.title", **_words(view, dataset, w)), tabIndex="-1", className="tour-title"),
            html.P(w(f"tour.{kind.value}.text", **_words(view, dataset, w))),
        ],
        **{"data-change": change, "data-shown": _SHOWN[kind]},
    )


def _words(view: Tour, dataset: Dataset, w: Wording) -> dict[str, str | int]:
    """Whatever a text may speak of; each takes what it needs."""
    used = sources_in_use(dataset)
    documents = sum(row.kind == "primary" and row.id in used for row in dataset.sources.values())
    return {
        "summary": w.text(dataset.corridor.summary),
        "as_of": as_of_in_words(dataset.data_as_of, w),
        "regions": len(dataset.regions),
        "initiatives": len(dataset.initiatives),
        "sentence": headline_sentence(view.headlines, w) if view.headlines.said else "",
        "published": counted(view.total, w),
        "region": w.text(view.region.name) if view.region else "",
        "of_region": counted(view.of_region, w),
        "documents": documents,
    }


def _button(action: str, words: str, **marks: str) -> Component:
    return html.Button(words, type="button", className="tool", **{"data-action": action, **marks})
