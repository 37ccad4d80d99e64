"""Programmes and honours as lists whose entries lead to their evidence."""

from collections.abc import Sequence

from dash.development.base_component import Component

from corridor.model.records import Honour, Programme
from dashboard.html.elements import html
from dashboard.panels.press import evidence_button
from dashboard.words.wording import Wording


def programme_list(programmes: Sequence[Programme], w: Wording) -> Component | None:
    """Each programme with its kind and, in one line, what it is; nothing for none."""
    if not programmes:
        return None
    return html.Div(
        [
            html.H4(w("programme.title")),
            html.Ul([html.Li(_programme(programme, w)) for programme in programmes], className="programmes"),
        ]
    )


def _programme(programme: Programme, w: Wording) -> Component:
    name = html.Span([w.text(programme.name), html.Span(w.text(programme.kind), className="kind")], className="name")
    summary = html.Span(w.text(programme.summary), className="summary")
    at = _locator(programme.locators, w)
    return evidence_button([name, at, summary], programme.id, className="programme", **{"data-programme": programme.id})


def honour(row: Honour, w: Wording) -> Component:
    """One honour: the year, its name, and the office or organisation that received it."""
    return evidence_button(
        [
            html.Span(str(row.year), className="year"),
            html.Span(
                [
                    html.Span(w.text(row.name), className="name"),
                    html.Span(w.text(row.awarded_to), className="to"),
                    _locator((row.locator,), w),
                ]
            ),
            html.Span(w(f"honour.{row.level}"), className="state"),
        ],
        row.id,
        className="honour",
        **{"data-honour": row.id, "data-of-initiative": row.initiative},
    )


def _locator(locators: Sequence[str], w: Wording) -> Component:
    """Where the source says so: on paper only, since on screen the evidence tells it."""
    return html.Span(w("tile.locator", locator=w("table.separator").join(locators)), className="locator")
