"""Coverage of very many regions: a line for each area above them, which opens to its regions by initiatives.

At a glance each line says how many of its regions report under each initiative, and which area is silent.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dash.development.base_component import Component
from msgspec import Struct

from corridor.model.records import Area, Initiative
from corridor.model.vocabulary import Coverage
from corridor.queries.coverage import Cell, CoverageMatrix
from corridor.queries.region_groups import RegionGroup
from corridor.queries.timeliness import Mark, Timeliness
from dashboard.html.elements import html
from dashboard.panels.matrix_cell import legend, matrix_cell
from dashboard.panels.press import choice
from dashboard.panels.region_groups import group_name
from dashboard.words.wording import Wording

_SAID = (Mark.LATE, Mark.SILENT, Mark.NIL)
"""Marks that stand in the line of a group, the first that is found below its number."""
Cells = Mapping[str, tuple[Cell, ...]]
"""The cells of each region, one for each initiative."""


def matrix_groups(view: CoverageMatrix, times: Timeliness, w: Wording) -> Component:
    """The initiatives above, then a line for each group, last one for all regions; and what the cells mean."""
    cells = {region.id: tuple(held) for region, *held in zip(view.regions, *view.rows, strict=True)}
    note = html.P(w("groups.note", count=len(view.regions), groups=len(view.groups)))
    head = html.Div(
        [html.Span(), *(html.Span(_initiative(row, w), **_of(row)) for row in view.initiatives)], className="group-line"
    )
    total = _Line.of([cell for row in view.rows for cell in row], view.initiatives, times)
    return html.Div(
        [
            html.Div([html.H2(w("matrix.title"), id="matrix-title"), note], className="matrix-head"),
            _legend(view, times, w),
            html.Div(
                [
                    head,
                    *(_group(group, cells, view.initiatives, times, w) for group in view.groups),
                    html.Div(
                        [html.Span(w("sums.total"), className="group-name"), *_numbers(total, w("sums.total"), w)],
                        className="group-line group-total",
                    ),
                ],
                className="matrix-groups",
                role="group",
                style={"--initiatives": str(len(view.initiatives))},
                **{"aria-labelledby": "matrix-title"},
            ),
        ]
    )


class _Share(Struct, frozen=True):
    """Of some regions, how many report under one initiative, and how.

    Attributes:
        states: how many are in each state.
        marks: how many have each mark of time.
    """

    initiative: Initiative
    regions: int
    states: Counter[Coverage]
    marks: Counter[Mark]

    @property
    def state(self) -> str:
        """The state that is drawn: that of all, ``part`` where some have figures, else the best that there is."""
        figures = self.states[Coverage.FIGURES]
        if 0 < figures < self.regions:
            return "part"
        return next(state.value for state in Coverage if self.states[state])


class _Line(Struct, frozen=True):
    """The shares of some regions, one for each initiative."""

    shares: tuple[_Share, ...]

    @classmethod
    def of(cls, cells: Iterable[Cell], initiatives: Sequence[Initiative], times: Timeliness) -> "_Line":
        """The line of the regions that `cells` are of."""
        held = list(cells)
        return cls(tuple(_share(row, [cell for cell in held if cell.initiative == row], times) for row in initiatives))

    @property
    def silent(self) -> bool:
        """Whether none of the regions reports anything of its own."""
        own = (Coverage.FIGURES, Coverage.PROGRAMMES)
        return not any(share.states[state] for share in self.shares for state in own)


def _share(initiative: Initiative, cells: Sequence[Cell], times: Timeliness) -> _Share:
    found = (times.of(cell.region.id, initiative.id) for cell in cells)
    marks = Counter(time.mark for time in found if time is not None)
    return _Share(initiative, len(cells), Counter(cell.state for cell in cells), marks)


def _group(
    group: RegionGroup, cells: Cells, initiatives: Sequence[Initiative], times: Timeliness, w: Wording
) -> Component:
    """A line that opens: its name and shares, then the matrix of its regions."""
    line = _Line.of((cell for region in group.regions for cell in cells[region.id]), initiatives, times)
    name = group_name(group, w)
    said = html.Small(w("groups.silent") if line.silent else w("groups.regions", count=len(group.regions)))
    summary = html.Summary(
        [html.Span([html.Span(name), " ", said], className="group-name"), *_numbers(line, name, w)],
        className="group-line",
    )
    names = (html.Span(w.text(row.name), className="visually-hidden") for row in initiatives)
    head = html.Tr([html.Td(), *(html.Th(name, scope="col") for name in names)])
    rows = (
        html.Tr(
            [
                _region(region, w),
                *(html.Td(matrix_cell(cell, times, w), **_of(cell.initiative)) for cell in cells[region.id]),
            ]
        )
        for region in group.regions
    )
    table = html.Table(
        [html.Thead(head), html.Tbody(list(rows))],
        className="matrix",
        **{"aria-label": name},
    )
    marks = {"data-group": group.key, **({"data-silent": ""} if line.silent else {})}
    return html.Details([summary, table], className="matrix-group", **marks)


def _numbers(line: _Line, name: str, w: Wording) -> list[Component]:
    return [_number(share, name, w) for share in line.shares]


def _number(share: _Share, name: str, w: Wording) -> Component:
    """How many of the regions have figures, of how many; below it what is to be said of time."""
    figures = share.states[Coverage.FIGURES]
    words = [w("groups.words", name=name, initiative=w.text(share.initiative.name), figures=figures, of=share.regions)]
    if share.states[Coverage.PROGRAMMES]:
        words.append(w("groups.programmes", count=share.states[Coverage.PROGRAMMES]))
    marks = [mark for mark in Mark if share.marks[mark]]
    words += [w(f"groups.times.{mark}", count=share.marks[mark]) for mark in marks]
    noted = next((mark for mark in _SAID if share.marks[mark]), None)
    note = w(f"groups.note_of.{noted}", count=share.marks[noted]) if noted else ""
    said = w("groups.between").join(words)
    return html.Span(
        [
            html.Span(
                [
                    html.Span(f"{figures}/{share.regions}"),
                    html.Span(note, className="cell-note") if note else None,
                ],
                className="cell cell-signs",
                title=said,
                **{"aria-hidden": "true", "data-state": share.state},
            ),
            html.Span(said, className="visually-hidden"),
        ],
        className="group-share",
        **_of(share.initiative),
    )


def _region(region: Area, w: Wording) -> Component:
    shown: dict[str, Any] = {"data-highlights": region.id}
    return html.Th(choice(w.text(region.short), region=region.id, **shown), scope="row")


def _initiative(initiative: Initiative, w: Wording) -> Component:
    return choice(w.text(initiative.name), initiative=initiative.id)


def _of(initiative: Initiative) -> dict[str, str]:
    return {"data-of-initiative": initiative.id}


def _legend(view: CoverageMatrix, times: Timeliness, w: Wording) -> Component:
    part = html.Span(className="cell", **{"data-state": "part", "aria-hidden": "true"})
    return legend(view, times, w, html.Li([part, w("groups.part")]))
