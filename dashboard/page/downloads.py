"""The rows of the table as files to carry away: the words of the headings and of the cover sheet."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import PeriodState
from corridor.queries.export import COLUMNS, csv_bytes, records, xlsx_bytes
from corridor.queries.export_charts import ChartTable
from corridor.queries.filter_relaxation import set_filters
from corridor.queries.selection import Selection
from corridor.queries.table import TableQuery, rows, table
from corridor.queries.table_order import SortKey
from corridor.queries.table_row import RowKind
from dashboard.panels.release_line import in_words
from dashboard.panels.table.table_found import count_of, filter_in_words
from dashboard.words.counts import counted
from dashboard.words.dates import day_in_words
from dashboard.words.wording import Wording


def csv_file(dataset: Dataset, query: TableQuery) -> bytes:
    """Every row of `query`, on whatever page, as CSV."""
    w = Wording(query.language)
    return csv_bytes(_headings(w), records(rows(dataset, query), query.language, _label(w)))


def xlsx_file(dataset: Dataset, query: TableQuery, charts: Sequence[ChartTable] = ()) -> bytes:
    """Every row of `query` as a workbook; its first sheet says what was asked for, its last one draws `charts`."""
    w = Wording(query.language)
    found = records(rows(dataset, query), query.language, _label(w))
    titles = (w("export.cover"), w("export.records"), w("export.charts"))
    return xlsx_bytes(_headings(w), found, tuple(cover(dataset, query)), titles, charts)


def file_name(dataset: Dataset, w: Wording, ending: str) -> str:
    """The corridor's title, what it is, the date of the data, and the release they are of, with its hash's beginning.

    A CSV file has no other place to say it.
    """
    corridor, published = dataset.corridor, dataset.published
    of = f"{w('export.release_number', number=published.release)}-{published.head}" if published else ""
    number = f"-{of}" if of else ""
    day = f"-{dataset.data_as_of.isoformat()}" if dataset.data_as_of else ""
    return f"{w.text(corridor.title)}-{w('view.table')}{day}{number}.{ending}"


def brief_name(dataset: Dataset, selection: Selection, ending: str) -> str:
    """What a brief is of, its period or the date of the data, and the release they are of."""
    w = Wording(selection.language)
    scope = dataset.areas[selection.region].name if selection.region else dataset.corridor.title
    parts = [w.text(scope)]
    if selection.initiative:
        parts.append(w.text(dataset.initiatives[selection.initiative].name))
    if dataset.chosen:
        parts.append(dataset.chosen.text.replace("/", "_"))
    elif dataset.data_as_of:
        parts.append(dataset.data_as_of.isoformat())
    if dataset.published:
        parts.append(w("export.release_number", number=dataset.published.release))
    return f"{'-'.join(parts)}.{ending}"


def cover(dataset: Dataset, query: TableQuery) -> Iterator[tuple[str, str]]:
    """The lines of the cover sheet: the data, every filter, the order, the sources, what an empty value means."""
    w, corridor = Wording(query.language), dataset.corridor
    yield w("export.title"), w.text(corridor.title)
    if corridor.synthetic:
        yield w("export.synthetic"), w("header.synthetic")
    if dataset.data_as_of:
        yield w("export.as_of"), day_in_words(dataset.data_as_of, w)
    if dataset.published:
        yield w("export.release"), in_words("release.shown", dataset.published, corridor, w)
        yield w("export.hash"), dataset.published.hash
    filters = [filter_in_words(name, query, dataset, w) for name in set_filters(query)]
    for words in filters or [w("export.no_filter")]:
        yield w("export.filters"), words
    yield w("export.order"), _order(query, w)
    yield w("export.rows"), counted(count_of(table(dataset, query).kinds), w)
    for source in dataset.sources.values():
        if source.kind == "primary":
            words = w(
                "export.source",
                publisher=w.text(source.publisher),
                title=w.text(source.title),
                published=source.published,
            )
            yield w("export.sources"), words
    yield w("export.empty_values"), w("export.empty_values_note")


def _order(query: TableQuery, w: Wording) -> str:
    if query.sort is SortKey.FILE:
        return w("table.backwards" if query.descending else "table.any.sort")
    column = w(f"table.column.{query.sort.value}")
    return w("table.downwards" if query.descending else "table.upwards", column=column)


def _headings(w: Wording) -> tuple[str, ...]:
    return tuple(w(f"export.column.{name}") for name in COLUMNS)


def _label(w: Wording) -> Callable[[StrEnum], str]:
    """A word of the vocabulary in the reader's language."""

    def label(word: StrEnum) -> str:
        if isinstance(word, RowKind):
            return w(f"evidence.kind.{word.value}")
        if isinstance(word, PeriodState):
            return w(f"export.period_state.{word.value}")
        return w(f"qualifier.{word.value}")

    return label
