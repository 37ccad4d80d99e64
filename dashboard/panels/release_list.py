"""Every release with whose reports it holds, when and why; and what was ever withdrawn."""

from collections.abc import Iterable, Sequence

from dash.development.base_component import Component

from corridor.model.records import Corridor
from corridor.releases.merging import with_withdrawn
from corridor.releases.release_store import LoadedRelease
from corridor.releases.releases import PACKAGE, Release
from corridor.releases.timestamps import local
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.panels.row_words import area_of, name_of, said
from dashboard.words.wording import Wording

_COLUMNS = ("number", "published", "by", "why", "open")
_WITHDRAWN = ("row", "before", "reason")


def release_list(latest: LoadedRelease, w: Wording) -> Component:
    """The releases, the latest first, each with the ways to its page and to what it changed."""
    corridor = latest.dataset.corridor
    history = latest.history
    releases = tuple(history.releases.values())[::-1]
    rows = [_row(one, history.offices(one.number), latest.release.number, corridor, w) for one in releases]
    return _table([w(f"changes.{name}") for name in _COLUMNS], rows, w("changes.count", count=len(rows)))


def withdrawn_list(latest: LoadedRelease, w: Wording) -> Component:
    """The rows that were published once and no longer count, with why and since when."""
    if not latest.contents.withdrawn:
        return html.P(w("changes.withdrawn_none"), className="empty")
    dataset, rows = with_withdrawn(latest.dataset, latest.contents), []
    for row in latest.contents.withdrawn:
        name = html.A(name_of(row.record, dataset, w), href=f"{ROOT}/?figure={row.key}&lang={w.language}")
        area = html.Div(area_of(row.record, dataset, w), className="area")
        why = w("changes.withdrawn_why", number=row.release, reason=row.withdrawn)
        rows.append(html.Tr([html.Th([name, area], scope="row"), html.Td(said(row.record, dataset, w)), html.Td(why)]))
    heads = [w(f"submitting.difference.{name}") for name in _WITHDRAWN[:2]] + [w("changes.why")]
    return _table(heads, rows, w("changes.withdrawn_count", count=len(rows)))


def _row(release: Release, offices: Sequence[str], latest: int, corridor: Corridor, w: Wording) -> Component:
    number, language = release.number, w.language
    at = w(
        "changes.moment",
        time=f"{local(release.published_at, corridor):%Y-%m-%d %H:%M}",
        zone=w.text(corridor.timezone_name),
    )
    own = w("changes.shipped" if release.published_by == PACKAGE else "changes.reviewers")
    by = w("comparison.separator").join(offices) or own
    mark = html.Span(w("changes.latest"), className="change") if number == latest else None
    ways = [html.A(w("changes.open"), href=f"{ROOT}/?release={number}&lang={language}")]
    if number > 1:
        changes = f"{ROOT}/changes?from={number - 1}&to={number}&lang={language}"
        ways += [" · ", html.A(w("changes.look"), href=changes)]
    cells = [at, by, reason_of(release, w), ways]
    return html.Tr([html.Th([str(number), " ", mark], scope="row"), *(html.Td(cell) for cell in cells)])


def reason_of(release: Release, w: Wording) -> str:
    """Why it was published; of the first release, which holds its reason in two languages, in the page's own."""
    return w("changes.package_reason") if release.published_by == PACKAGE else release.reason


def _table(heads: Iterable[str], rows: list[Component], caption: str) -> Component:
    head = html.Thead(html.Tr([html.Th(text, scope="col") for text in heads]))
    table = html.Table([html.Caption(caption), head, html.Tbody(rows)])
    return html.Div(table, className="table-box", tabIndex="0", role="region", **{"aria-label": caption})
