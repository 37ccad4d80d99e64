"""The administrator's page of the audit log: who did what and when, latest first, and whether the chain holds."""

import json

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts import audit_log
from corridor.accounts.roles import Right
from corridor.releases.audit import Entry
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.moments import moment_in_words
from dashboard.office.page import page
from dashboard.words.wording import Wording, entries

pages = Blueprint("audit", __name__)
_SHOWN = 100
_COLUMNS = ("number", "at", "actor", "action", "subject", "details")


@pages.get("/audit")
@signed_in(Right.READ_AUDIT)
def log() -> ResponseReturnValue:
    """A hundred entries up to ``?until=``, or the latest; with ``?verify=1`` the whole chain is checked."""
    w = current.wording()
    database, actor = current.office().database, current.actor()
    last = audit_log.last(database, actor)
    until = min(max(request.args.get("until", last, type=int), 1), max(last, 1))
    shown = audit_log.entries(database, actor, max(until - _SHOWN, 0), min(_SHOWN, until))
    content = [
        html.P(w("audit.why")),
        *_verified(w),
        _table(shown[::-1], last, w),
        _pager(until, last, w),
    ]
    return page(w("audit.title"), content)


def _verified(w: Wording) -> list[Component]:
    """The result of checking the chain, or the link that asks for it: a long log takes a moment."""
    if "verify" not in request.args:
        return [html.P(html.A(w("audit.verify"), href=url_for(".log", verify=1), className="button quiet"))]
    broken = audit_log.broken(current.office().database, current.actor())
    if not broken:
        return [html.P(w("audit.whole"), className="notice", role="status")]
    return [html.Div([html.P(w.text(text)) for text in broken], className="trouble", role="alert")]


def _table(shown: tuple[Entry, ...], last: int, w: Wording) -> Component:
    heads = [html.Th(w(f"audit.{key}"), scope="col") for key in _COLUMNS]
    caption = html.Caption(w("audit.count", count=last))
    rows = [_row(entry, w) for entry in shown]
    table = html.Table([caption, html.Thead(html.Tr(heads)), html.Tbody(rows)], className="audit")
    return html.Div(table, className="table-box")


def _row(entry: Entry, w: Wording) -> Component:
    kind, _, name = entry.subject.partition(":")
    at = html.Time(f"{moment_in_words(entry.at, w)}", dateTime=entry.at)
    cells = (at, _actor(entry.actor, w), _word(w, "act", entry.action), f"{_word(w, 'kind', kind)} {name}")
    details = html.Td(_details(entry.details), className="details")
    return html.Tr([html.Th(str(entry.number), scope="row"), *(html.Td(cell) for cell in cells), details])


def _actor(name: str, w: Wording) -> str:
    return w("audit.visitor") if name == "visitor" else name


def _word(w: Wording, kind: str, name: str) -> str:
    """What the log's word means; the word itself where the locale does not know it."""
    key = f"audit.{kind}.{name}"
    return w(key) if key in entries(w.language) else name


def _details(text: str) -> str:
    """The details, short: names and values as they were logged."""
    details = json.loads(text)
    said = {key: value for key, value in details.items() if value not in (None, "")}
    return "; ".join(f"{key} = {_value(value)}" for key, value in said.items())


def _value(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _pager(until: int, last: int, w: Wording) -> Component:
    older = html.A(w("audit.older"), href=url_for(".log", until=until - _SHOWN), rel="next") if until > _SHOWN else None
    newer = html.A(w("audit.newer"), href=url_for(".log", until=until + _SHOWN), rel="prev") if until < last else None
    return html.Nav([newer, older], className="pager", **{"aria-label": w("audit.pages")})
