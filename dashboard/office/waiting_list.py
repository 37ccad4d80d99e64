"""What waits for the reviewers, whatever its period: the first thing on their first page."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component
from flask import url_for

from corridor.model.dataset import Dataset
from corridor.reporting.reviewing import Waiting
from dashboard.office.moments import moment_in_words
from dashboard.office.submission_facts import late_mark, nil_note, state_mark, title_of
from dashboard.words.wording import Wording

_COLUMNS = ("submission", "office", "state", "since")


def waiting_list(rows: Sequence[Waiting], dataset: Dataset, w: Wording) -> Component:
    """A row for each submission, with the way to it; else that nothing waits."""
    if not rows:
        return html.P(w("waiting.none"), className="empty")
    heads = [html.Th(w(f"waiting.{name}"), scope="col") for name in _COLUMNS]
    body = html.Tbody([_line(row, dataset, w) for row in rows])
    caption = html.Caption(w("waiting.caption", count=len(rows)))
    return html.Div(html.Table([caption, html.Thead(html.Tr(heads)), body], className="waiting"), className="table-box")


def _line(row: Waiting, dataset: Dataset, w: Wording) -> Component:
    one = row.submission
    link = html.A(title_of(one, dataset, w), href=url_for("office.submission.show", number=one.id))
    cells = {
        "office": one.office,
        "state": [state_mark(one.state, w), " ", late_mark(one, w), *nil_note(one.nil, w)],
        "since": moment_in_words(row.since, w),
    }
    tds = [html.Td(shown, **{"data-label": w(f"waiting.{name}")}) for name, shown in cells.items()]
    return html.Tr([html.Th(link, scope="row"), *tds])
