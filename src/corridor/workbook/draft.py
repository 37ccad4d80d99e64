"""What one region, or the city, submits for one period: proposals that kept the contract, each with its cells."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct, field

from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Area, Honour, Observation, Programme, Source
from corridor.model.vocabulary import Text
from corridor.workbook.grid import Book, address

Record = TypeVar("Record", Observation, Programme, Honour)


class Proposal(Struct, Generic[Record], frozen=True):
    """A record as proposed, and where it stands in the file.

    Attributes:
        record: with a provisional id (``figure-7``); publishing gives it a lasting one.
        sheet: the sheet's name.
        row: its row, counted from 1.
        cells: row and column of each column's cell in that row, by the column's key.
        label: what the file calls the indicator; empty for programmes and honours.
    """

    record: Record
    sheet: str
    row: int
    cells: Mapping[str, tuple[int, int]]
    label: str = ""

    def place(self, column: str) -> str:
        """Where a column's cell of this row is, with the sheet: ``数据!H7``."""
        return f"{self.sheet}!{address(*self.cells.get(column, (self.row, 1)))}"


class Draft(Struct, frozen=True):
    """All that a file without problems proposes.

    Attributes:
        area: code of the area it is for.
        period: the period it is for.
        fingerprint: of the data that the template was made from; empty where the file does not say.
        observations: the figures.
        programmes: the named measures.
        honours: the distinctions.
        sources: the documents they come from, with provisional ids (``document-1``).
        nil: why there is nothing to report; empty where there is something.
    """

    area: str
    period: Period
    fingerprint: str
    observations: tuple[Proposal[Observation], ...]
    programmes: tuple[Proposal[Programme], ...]
    honours: tuple[Proposal[Honour], ...]
    sources: tuple[Source, ...]
    nil: str = ""

    @property
    def records(self) -> tuple[tuple[Observation | Programme | Honour, str], ...]:
        """Every record with its place in the file, ``数据!H7`` for a figure and ``举措!A5`` for the others."""
        figures = ((row.record, row.place("value")) for row in self.observations)
        programmes = ((row.record, row.place("initiative")) for row in self.programmes)
        honours = ((row.record, row.place("initiative")) for row in self.honours)
        return (*figures, *programmes, *honours)


class Expected(Struct, frozen=True):
    """Whose file is waited for: the area and the period that the person who uploads may submit."""

    area: str
    period: Period


class ReportScope(Struct, frozen=True):
    """What the rows of a file are read against; `today` is the last day that anything can be dated."""

    dataset: Dataset
    area: Area
    period: Period
    today: date
    fingerprint: str = ""


class Outcome(Struct, frozen=True):
    """What came of reading a file: a draft, or every problem that stands in its way.

    Attributes:
        draft: None when there is any problem.
        problems: all of them; `Problem.file` is the sheet, `line` the row and `field` the cell. Empty for a draft.
        left_out: how many more there are than can be listed.
        book: the file's plain values, for a marked copy; None when the file could not be read at all.
        frame: the area and period the file is for, where they are known.
    """

    draft: Draft | None
    problems: tuple[Problem, ...]
    left_out: int = 0
    book: Book | None = None
    frame: ReportScope | None = None


class Documents(Struct):
    """The documents named in a file; the same title and day are one document."""

    area: Area
    _known: dict[tuple[str, date], str] = field(default_factory=dict)

    def source(self, title: str, dated: date) -> str:
        """The provisional id of a document."""
        return self._known.setdefault((title, dated), f"document-{len(self._known) + 1}")

    def sources(self, language: str) -> Iterator[Source]:
        """A record of each document, its title in `language`, published by the area that submitted it."""
        for (title, dated), key in self._known.items():
            yield Source(
                id=key,
                kind="primary",
                title=Text({language: title}),
                publisher=self.area.name,
                author=Text({}),
                published=dated.isoformat(),
                licence="",
                url="",
                note=Text({}),
            )
