"""What is said above the page about the release that is shown: that it is not the latest, or not what was asked for.

It stands outside the parts that the browser draws anew, in every language at once; ``assets/release.js`` shows the
one that fits.
"""

from dash import html
from dash.development.base_component import Component

from corridor.model.published import Published
from corridor.model.records import Corridor
from dashboard.html.url_prefix import ROOT
from dashboard.page.release_router import Asked
from dashboard.panels.release_line import in_words
from dashboard.words.wording import Wording


def release_notices(asked: Asked, language: str) -> Component:
    """Every notice that may become true while the page is open; the one that is true now is shown in `language`."""
    dataset, notice = asked.rendered.dataset, asked.notice
    published = dataset.published
    notices: list[Component] = []
    if published is not None and asked.latest is not None:
        for known in asked.rendered.options.languages:
            notices += _all_notices(
                published, dataset.corridor, asked.latest, Wording(known), notice if known == language else ""
            )
    return html.Div(notices, id="release-notices", role="status", **{"data-notice": notice})


def _all_notices(shown: Published, corridor: Corridor, latest: int, w: Wording, now: str) -> list[Component]:
    contents: dict[str, list[Component | str]] = {
        "older": [_older(shown, corridor, w), *_links(shown.release, latest, w)],
        "unknown": [w("release.unknown", number=latest)],
        "newer": [_newer(w), html.A(w("release.reload"), href="", **{"data-reload": ""})],
        "offline": [w("release.offline")],
        "unreachable": [in_words("release.unreachable", shown, corridor, w)],
    }
    return [_notice(kind, content, w, hidden=kind != now) for kind, content in contents.items()]


def _notice(kind: str, content: list[Component | str], w: Wording, *, hidden: bool) -> Component:
    marks = {"data-when": kind, "data-in": w.language}
    return html.P(content, className="release-notice", lang=w.tag, hidden=hidden, **marks)


def _older(release: Published, corridor: Corridor, w: Wording) -> Component:
    return html.Strong(in_words("release.older", release, corridor, w))


def _newer(w: Wording) -> Component:
    before, _, after = w("release.newer").partition("#")
    return html.Span([before, html.Span(**{"data-number": ""}), after])


def _links(shown: int, latest: int, w: Wording) -> list[Component]:
    """To the latest, the same selection kept, and to what changed in between."""
    changes = f"{ROOT}/changes?from={shown}&to={latest}&lang={w.language}"
    return [
        html.A(w("release.to_latest", number=latest), href=f"{ROOT}/?lang={w.language}", **{"data-latest": ""}),
        html.A(w("release.changes_since"), href=changes),
    ]
