"""A chart in words and numbers: what Word, slides, workbooks and pictures draw, each in its own way."""

from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.queries.charts import Chart
from corridor.queries.reported_value import ReportedValue
from corridor.queries.trend import Series
from dashboard.briefs.evidence_words import evidence_of, state_of
from dashboard.panels.tiles.number import shown
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording

_PLAIN = "#0b5563"
"""The colour of what belongs to no initiative: that of the icon."""
_MOST_NOTED = 4


class DrawnSeries(Struct, frozen=True):
    """Numbers under one name, one for each label of the chart; None where there is none.

    Attributes:
        words: each number as the page shows it; empty where there is none.
        aim: whether they are targets.
    """

    name: str
    values: tuple[Decimal | None, ...]
    words: tuple[str, ...]
    aim: bool = False


class DrawnChart(Struct, frozen=True):
    """One chart.

    Attributes:
        id: of the figure that names it.
        line: whether it is a line through time; else bars side by side.
        labels: periods of a line, figures and their states of bars.
        evidence: of each figure its name, a colon, and where it stands.
        color: that of its initiative.
        note: the evidence as a footnote has room for it: of a long line that of its ends, and where the rest stands.
    """

    id: str
    title: str
    unit: str
    line: bool
    labels: tuple[str, ...]
    series: tuple[DrawnSeries, ...]
    evidence: tuple[str, ...]
    color: str
    note: str


def drawn_chart(dataset: Dataset, chart: Chart, w: Wording) -> DrawnChart:
    """`chart` in the language of `w`."""
    first = chart.figures[0]
    name, unit = w.text(first.indicator.name), w.text(first.unit.name) if first.unit else ""
    area = w.text(first.area.short)
    title = (
        w("brief.chart_title", area=area, name=name, unit=unit)
        if unit
        else w("trend.of_area", area=area, indicator=name)
    )
    color = dataset.initiatives[chart.initiative].color if chart.initiative else _PLAIN
    line = isinstance(chart.drawn, Series)
    labels, series = _line(chart, chart.drawn, w) if isinstance(chart.drawn, Series) else _bars(chart, unit, w)
    evidence = tuple(
        w(
            "brief.evidence",
            name=period_of(row.observation, w) if line else _label(row, w),
            evidence=evidence_of(dataset, row, w),
        )
        for row in chart.figures
    )
    return DrawnChart(chart.id, title, unit, line, labels, series, evidence, color, _note(evidence, w))


def _note(evidence: tuple[str, ...], w: Wording) -> str:
    kept = evidence if len(evidence) <= _MOST_NOTED else (evidence[0], evidence[-1], w("brief.rest_of_evidence"))
    return w("brief.note_separator").join(kept)


def _bars(chart: Chart, unit: str, w: Wording) -> tuple[tuple[str, ...], tuple[DrawnSeries, ...]]:
    values = tuple(figure.observation.value for figure in chart.figures)
    series = DrawnSeries(unit or w("brief.reported"), values, tuple(shown(figure, w) for figure in chart.figures))
    return tuple(_label(figure, w) for figure in chart.figures), (series,)


def _label(figure: ReportedValue, w: Wording) -> str:
    return w("brief.chart_label", name=w.text(figure.indicator.name), state=state_of(figure, w))


def _line(chart: Chart, drawn: Series, w: Wording) -> tuple[tuple[str, ...], tuple[DrawnSeries, ...]]:
    """The points in stretches, each a series of its own: no line joins what was defined otherwise; then the targets."""
    rows = sorted(chart.figures, key=_closing)
    labels = tuple(dict.fromkeys(period_of(row.observation, w) for row in rows))
    points, aims = chart.figures[: len(drawn.points)], chart.figures[len(drawn.points) :]
    cuts = [0, *(cut.at for cut in drawn.breaks), len(points)]
    stretches = [points[start:end] for start, end in pairwise(cuts)]
    series = [
        _series(w("brief.reported") if not place else w("brief.reported_anew", number=place + 1), held, labels, w)
        for place, held in enumerate(stretches)
    ]
    aimed = [_series(w("qualifier.target"), aims, labels, w, aim=True)] if aims else []
    return labels, (*series, *aimed)


def _series(
    name: str, figures: tuple[ReportedValue, ...], labels: tuple[str, ...], w: Wording, *, aim: bool = False
) -> DrawnSeries:
    held = {period_of(figure.observation, w): figure for figure in figures}
    rows = [held.get(label) for label in labels]
    values = tuple(row.observation.value if row else None for row in rows)
    words = tuple(shown(row, w) if row and row.observation.value is not None else "" for row in rows)
    return DrawnSeries(name, values, words, aim)


def _closing(figure: ReportedValue) -> tuple[int, int, int]:
    period = figure.observation.period
    return period.closing if period else (0, 0, 0)
