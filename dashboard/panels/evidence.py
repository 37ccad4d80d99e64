"""The evidence of one figure: as printed, how exact, its period, its document, its doubts, and the arithmetic."""

from collections.abc import Iterable, Iterator

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.numbers import number_text, quantity
from corridor.model.records import Source
from corridor.model.vocabulary import PeriodState, Text
from corridor.queries.evidence import Dating, Evidence, EvidenceKind, Origin, Statement
from dashboard.html.elements import html
from dashboard.panels.tiles.derived import derived_details
from dashboard.panels.tiles.number import value_and_unit
from dashboard.panels.tiles.tile import state
from dashboard.words.dates import period_in_words, point_in_words
from dashboard.words.wording import Wording


def evidence_panel(found: Evidence, dataset: Dataset, w: Wording) -> Component:
    """Everything that stands behind one figure, programme, honour, derived number or statistic."""
    return html.Article(
        [
            _head(found, w),
            _statement(found.statement, found.kind, w) if found.statement else None,
            html.Dl(_facts(found, w)),
            html.P(w("derived.lost_why"), className="revised") if found.lost else None,
            _doubt(found.doubt, w),
            *(derived_details(row, dataset, w) for row in found.arithmetic),
            *(_source(source, places, w) for source, places in _by_source(found.origins)),
        ],
        className="evidence",
        **{
            "data-evidence": found.id,
            "data-of-initiative": found.initiative.id if found.initiative else "",
        },
    )


def _head(found: Evidence, w: Wording) -> Component:
    where = [w(f"evidence.kind.{found.kind.value}"), w.text(found.area.name)]
    if found.initiative:
        where.append(w.text(found.initiative.name))
    close = html.Button(
        "×", type="button", className="close", **{"data-action": "close", "aria-label": w("evidence.close")}
    )
    title = html.H2(w.text(found.name), id="evidence-title")
    return html.Div(
        [html.Div([html.P(w("evidence.separator").join(where), className="where"), title]), close],
        className="evidence-head",
    )


def _statement(stated: Statement, kind: EvidenceKind, w: Wording) -> Component:
    """The figure as printed, large; a number of our own arithmetic is never called printed."""
    printed = [html.Span(w("evidence.printed"), className="label"), html.Q(stated.printed)] if stated.printed else []
    value = None
    if stated.value is not None and not _printed_so(stated, w):
        label = w("evidence.derived" if kind is EvidenceKind.DERIVATION else "evidence.value")
        bound = stated.bound or stated.qualifier
        sign = w(f"tile.bound.{bound.value}") if bound else ""
        value = [html.Span(label, className="label"), value_and_unit(stated.value, stated.unit, w, sign)]
    return html.Div([*printed, html.Div(value, className="as-number") if value else None], className="printed")


def _printed_so(stated: Statement, w: Wording) -> bool:
    """Whether the value in this language is word for word what is printed: saying it again would add nothing."""
    bound = stated.bound or stated.qualifier
    if stated.value is None or (bound and w(f"tile.bound.{bound.value}")):
        return False
    return "".join(str(quantity(stated.value, stated.unit, w.language)).split()) == "".join(stated.printed.split())


def _facts(found: Evidence, w: Wording) -> list[Component]:
    rows: list[Component] = []
    if found.statement and found.statement.qualifier:
        rows += _row(w("evidence.exactness"), _exactness(found.statement, found.statement.qualifier.value, w))
    if found.dating:
        rows += _row(w("evidence.period"), _dating(found.dating, w))
    if found.label:
        rows += _row(w("evidence.label"), [w.text(found.label)])
    if found.about:
        rows += _row(w(f"evidence.about.{found.kind.value}"), [w.text(found.about)])
    if found.redefined and found.indicator:
        since, what = point_in_words(found.redefined.text, w), w.text(found.indicator.redefinition)
        rows += _row(w("evidence.redefined"), [w("evidence.redefined_since", since=since, what=what)])
    if found.today:
        codes = {"former": found.area.id, "code": found.today.id, "name": w.text(found.today.name)}
        rows += _row(w("evidence.today"), [w("evidence.today_is", **codes)])
    if found.level:
        rows += _row(w("evidence.level"), [w(f"honour.{found.level}")])
    if found.note:
        rows += _row(w("evidence.note"), [w.text(found.note)])
    return [*rows, *_row(w("evidence.id"), [html.Code(found.id)])]


def _row(term: str, details: "list[Component | str | None]") -> list[Component]:
    return [html.Dt(term), html.Dd([piece for piece in details if piece])]


def _exactness(stated: Statement, qualifier: str, w: Wording) -> "list[Component | str | None]":
    """How exact a number is: by the source's words, or by those of the numbers from which it was derived."""
    if stated.printed:
        return [state(qualifier, w), html.Span(w(f"qualifier_long.{qualifier}")), _precision(stated, w)]
    return [state("derived", w), html.Span(w(f"derived_long.{qualifier}")), _precision(stated, w)]


def _precision(stated: Statement, w: Wording) -> Component | None:
    if stated.tolerance:
        return html.P(w("evidence.tolerance", tolerance=number_text(stated.tolerance, w.language)))
    if stated.low is not None and stated.high is not None and stated.low != stated.high:
        low, high = number_text(stated.low, w.language), number_text(stated.high, w.language)
        return html.P(w("derived.range", low=low, high=high))
    return None


def _dating(dating: Dating, w: Wording) -> "list[Component | str | None]":
    words = period_in_words(dating.period, w) if dating.period else ""
    key = "open_start" if dating.period and dating.state is PeriodState.NOT_STATED else dating.state.value
    known = w(f"period_long.{key}") if dating.state is not PeriodState.STATED else ""
    note = html.P(w.text(dating.note)) if dating.note else None
    return [html.Span(words), html.P(known) if known and not note else None, note]


def _doubt(doubt: Text, w: Wording) -> Component | None:
    if not doubt:
        return None
    return html.Div([html.Strong(w("evidence.doubt")), html.P(w.text(doubt))], className="doubt")


def _by_source(origins: Iterable[Origin]) -> Iterable[tuple[Source, list[Origin]]]:
    """The places of each source together: what is said of a source is said once."""
    places: dict[str, list[Origin]] = {}
    for origin in origins:
        places.setdefault(origin.source.id, []).append(origin)
    return [(found[0].source, found) for found in places.values()]


def _source(source: Source, places: Iterable[Origin], w: Wording) -> Component:
    rows = _row(w("evidence.document"), [w.text(source.title)])
    if source.publisher:
        rows += _row(w("evidence.publisher"), [w.text(source.publisher)])
    if source.author:
        rows += _row(w("evidence.author"), [w.text(source.author)])
    if source.published:
        rows += _row(w("evidence.published"), [point_in_words(source.published, w)])
    located = [piece for origin in places if origin.locator for piece in _place(origin, w)]
    if located:
        rows += [html.Dt(w("evidence.locator")), *located]
    return html.Div([html.H3(w("evidence.source")), html.Dl(rows)], className="origin-of")


def _place(origin: Origin, w: Wording) -> Iterator[Component]:
    """Which sentence it is, and the sentence where the text is at hand; a place of another form as it was given."""
    section, _, sentence = origin.locator.partition(".")
    counted = section.isdecimal() and sentence.isdecimal()
    facts = {"locator": origin.locator, "section": section, "sentence": sentence}
    yield html.Dd(w("evidence.place", **facts) if counted else origin.locator)
    if origin.passage:
        passage = origin.passage
        words = [passage.before, html.Mark(passage.figure) if passage.figure else "", passage.after]
        yield html.Dd(html.Blockquote(words), className="sentence")
