"""Why the regions' values are not compared: said wherever a comparison would be looked for."""

from dash.development.base_component import Component

from corridor.model.comparison import NotComparable, first_comparable
from corridor.model.dataset import Dataset
from corridor.model.records import Initiative
from dashboard.html.elements import html
from dashboard.words.wording import Wording


def comparison_note(dataset: Dataset, initiative: Initiative | None, w: Wording) -> Component | None:
    """The reason why the map shows coverage and not values; nothing where values can be compared.

    With all initiatives the map always shows coverage; the reason is then that of the best-reported one.
    """
    said = reason_for_all(dataset, initiative, w)
    return html.P(said, className="not-compared") if said else None


def reason_for_all(dataset: Dataset, initiative: Initiative | None, w: Wording) -> str:
    """The same in words alone; empty where values can be compared."""
    chosen = [initiative] if initiative else dataset.initiatives_in_order
    found = [first_comparable(dataset, row.id) for row in chosen]
    refused = [row for row in found if isinstance(row, NotComparable)]
    if len(refused) < len(found) or not refused:
        return ""
    return reason(max(refused, key=lambda row: len(row.regions)), dataset, w)


def reason(refusal: NotComparable, dataset: Dataset, w: Wording) -> str:
    """Why regions are not compared, with what was found, in one sentence."""
    names = w("comparison.separator").join(w.text(dataset.areas[code].short) for code in refusal.regions)
    return w(
        f"comparison.{refusal.obstacle.value}",
        indicator=w.text(refusal.indicator.name) if refusal.indicator else "",
        needed=refusal.needed,
        reporting=len(refusal.regions),
        usable=refusal.usable,
        regions=names,
    )
