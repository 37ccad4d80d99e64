"""Numbers that follow from published ones: marked as derived, with the arithmetic that anyone can redo."""

from collections.abc import Iterable

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.derived import Derived
from corridor.model.numbers import formula_text, number_text, quantity
from corridor.model.records import Derivation
from corridor.model.vocabulary import DerivationKind
from dashboard.html.elements import html
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.number import in_words
from dashboard.words.wording import Wording


def derived_line(derived: Derived, dataset: Dataset, w: Wording) -> Component:
    """One derived number in one line: what it is, its value and range, and how it was worked out."""
    value = w(f"derived.{derived.qualifier.value}", value=in_words(derived.value, derived.unit, w))
    return evidence_button(
        [
            html.Span(w("qualifier.derived"), className="state", **{"data-state": "derived"}),
            html.Span(w.text(derived.derivation.name), className="name"),
            html.Strong([value, _range(derived, w)]),
            _unconfirmed(derived, w),
            html.Span(formula_text(derived.formula, dataset.units, w.language), className="formula"),
        ],
        derived.derivation.id,
        className="derived",
        **{"data-derived": derived.derivation.id},
    )


def gap_headline(gap: Derived, dataset: Dataset, w: Wording) -> Component:
    """How far a target is missed or surpassed, large, with how it was worked out."""
    return evidence_button(
        [
            html.Span(w.text(gap.derivation.name), className="name"),
            unsigned_gap(gap, w),
            html.Span(
                [
                    html.Span(w("qualifier.derived"), className="state", **{"data-state": "derived"}),
                    html.Span(
                        [_range(gap, w), " ", formula_text(gap.formula, dataset.units, w.language)], className="formula"
                    ),
                ],
                className="trust",
            ),
        ],
        gap.derivation.id,
        className="derived set-gap",
        **{"data-derived": gap.derivation.id},
    )


def unsigned_gap(gap: Derived, w: Wording) -> Component:
    """A gap without its sign, which the words before it say."""
    amount = quantity(abs(gap.value), gap.unit, w.language)
    words = w("headlines.short" if gap.value < 0 else "headlines.beyond")
    return html.Span(
        [
            html.Span(words, className="prefix"),
            html.Span(amount.number.lstrip("+"), className="value"),
            html.Span(amount.gap + amount.unit, className="unit"),
        ],
        className="number",
    )


def derived_number(derived: Derived, w: Wording) -> Component:
    """A derived number alone, with the sign of how exact it is and its mark: among numbers that were published."""
    sign = w(f"tile.bound.{derived.qualifier.value}")
    words = [sign + in_words(derived.value, derived.unit, w), " ", w("qualifier.derived")]
    return evidence_button(
        words, derived.derivation.id, className="link-like", **{"data-derived": derived.derivation.id}
    )


def lost_lines(rows: Iterable[Derivation], w: Wording) -> list[Component]:
    """The derived numbers that can no longer be worked out, each with that mark in place of a number."""
    return [
        evidence_button(
            [
                html.Span(w("qualifier.derived"), className="state", **{"data-state": "derived"}),
                html.Span(w.text(row.name), className="name"),
                html.Span(w("derived.lost"), className="state", **{"data-state": "doubt"}),
            ],
            row.id,
            className="derived",
            **{"data-lost": row.id},
        )
        for row in rows
    ]


def derived_note(derived: Derived, w: Wording) -> Component | None:
    """What the package says of a derived number; where its figures were corrected since, that this is left out."""
    if derived.revised:
        return html.P(w("derived.revised"), className="revised")
    return html.P(w.text(derived.derivation.note)) if derived.derivation.note else None


def _unconfirmed(derived: Derived, w: Wording) -> Component | None:
    """That a published share is not what its part and whole make; a target that is not reached is another matter."""
    if derived.confirmed is not False or derived.derivation.kind is not DerivationKind.SHARE:
        return None
    return html.Span(w("derived.unconfirmed"), className="state", **{"data-state": "doubt"})


def _range(derived: Derived, w: Wording) -> str:
    if derived.low is None or derived.high is None or derived.low == derived.high:
        return ""
    low, high = (number_text(value, w.language) for value in (derived.low, derived.high))
    return w("derived.range", low=low, high=high)


def derived_details(derived: Derived, dataset: Dataset, w: Wording) -> Component:
    """A derived number with all of its arithmetic, for the evidence of the figures that it follows from."""
    lines = [formula_text(derived.formula, dataset.units, w.language)]
    if derived.proof:
        lines.append(formula_text(derived.proof, dataset.units, w.language))
    confirmed = None
    if derived.confirmed is not None:
        answer = "yes" if derived.confirmed else "no"
        confirmed = html.P(w(f"derived.confirmed.{derived.derivation.kind.value}_{answer}"))
    return html.Div(
        [
            html.H3(
                [
                    w.text(derived.derivation.name),
                    html.Span(w("qualifier.derived"), className="state", **{"data-state": "derived"}),
                ]
            ),
            *(html.P(line, className="sum") for line in lines),
            confirmed,
            derived_note(derived, w),
        ],
        className="arithmetic",
    )
