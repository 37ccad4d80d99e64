"""What would change, or did, as a table: each figure, programme and honour before and after, with its document."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Source
from corridor.releases.canonical_rows import Record
from corridor.releases.difference import Change, Difference
from corridor.releases.standing_observations import ReleasedRow
from dashboard.html.elements import html
from dashboard.panels.row_words import area_of, document_of, name_of, said
from dashboard.words.wording import Wording

_COLUMNS = ("kind", "row", "before", "after", "document")
_DOCUMENTS = "sources"
_NAMED_ALREADY = frozenset({"id", "source", "value", "printed", "qualifier", "summary", "awarded_to"})
"""Fields whose change shows in the table's other columns."""


def difference_table(
    difference: Difference, before: Dataset, after: Dataset, w: Wording, most: int | None = None
) -> Component:
    """The table; documents stand beside the rows that name them and have no lines of their own.

    With `most` it has no more lines than that, and of more the corrections and withdrawals; its caption counts all.
    """
    counts = _counts(difference)
    if not any(counts.values()):
        return html.P(w("submitting.difference.none"), className="empty")
    caption = w("submitting.difference.caption", **counts)
    added = _added(difference, after, w)
    others = chain(_changed(difference, before, after, w), _withdrawn(difference, before, after, w))
    lines = [*added, *others] if not most or sum(counts.values()) <= most else [*islice(chain(others, added), most)]
    if len(lines) < sum(counts.values()):
        caption += w("submitting.difference.first", shown=len(lines))
    heads = [html.Th(w(f"submitting.difference.{name}"), scope="col") for name in _COLUMNS]
    table = html.Table([html.Caption(caption), html.Thead(html.Tr(heads)), html.Tbody(lines)], className="difference")
    return html.Div(table, className="table-box", tabIndex="0", role="region", **{"aria-label": caption})


def _counts(difference: Difference) -> dict[str, int]:
    return {
        "added": sum(row.kind != _DOCUMENTS for row in difference.added),
        "changed": sum(change.after.kind != _DOCUMENTS for change in difference.changed),
        "withdrawn": len(difference.withdrawn),
    }


def _added(difference: Difference, after: Dataset, w: Wording) -> Iterator[Component]:
    for row in difference.added:
        if row.kind != _DOCUMENTS:
            yield _line("added", row, [w("submitting.none")], said(row.record, after, w), after, w)


def _changed(difference: Difference, before: Dataset, after: Dataset, w: Wording) -> Iterator[Component]:
    for change in difference.changed:
        if change.after.kind != _DOCUMENTS:
            now = [*said(change.after.record, after, w), _other_fields(change, w)]
            yield _line("changed", change.after, said(change.before.record, before, w), now, after, w)


def _withdrawn(difference: Difference, before: Dataset, after: Dataset, w: Wording) -> Iterator[Component]:
    """A row that was published after `before`, of an area or a document unknown there, is in the words of `after`."""
    for row in difference.withdrawn:
        dataset = before if _knows(before, row.record) else after
        reason = [w("submitting.difference.reason", reason=row.withdrawn)]
        yield _line("withdrawn", row, said(row.record, dataset, w), reason, dataset, w)


def _knows(dataset: Dataset, record: Record) -> bool:
    return isinstance(record, Source) or (record.area in dataset.areas and record.source in dataset.sources)


def _other_fields(change: Change, w: Wording) -> Component | None:
    names = [name for name in change.fields if name not in _NAMED_ALREADY]
    if not names:
        return None
    words = w("submitting.difference.separator").join(w(f"submitting.field.{name}") for name in names)
    return html.Div(w("submitting.difference.fields", fields=words), className="fields")


def _line(  # noqa: PLR0913, PLR0917  # the cells of one line
    kind: str,
    row: ReleasedRow,
    before: "Sequence[Component | str]",
    after: "Sequence[Component | str | None]",
    dataset: Dataset,
    w: Wording,
) -> Component:
    label = {name: w(f"submitting.difference.{name}") for name in _COLUMNS}
    area = html.Div(area_of(row.record, dataset, w), className="area")
    mark = html.Span(w(f"submitting.difference.mark.{kind}"), className="change", **{"data-change": kind})
    return html.Tr(
        [
            html.Td(mark, **{"data-label": label["kind"]}),
            html.Th([name_of(row.record, dataset, w), area], scope="row", **{"data-label": label["row"]}),
            html.Td(list(before), **{"data-label": label["before"]}),
            html.Td(list(after), **{"data-label": label["after"]}),
            html.Td(document_of(row.record, dataset, w), **{"data-label": label["document"]}),
        ],
        **{"data-key": row.key},
    )
