"""The parts of a data contract: kinds of cells, fields, tables and layers."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

LIST_SEPARATOR = ";"
DESCRIPTOR_FILE = "datapackage.json"
IDENTIFIER = r"[A-Za-z0-9][A-Za-z0-9_-]*"
"""What an id may be: it stands in addresses, in names of classes and in selectors: a dot would end it there."""


class Kind(StrEnum):
    """What a cell holds."""

    STRING = "string"
    TEXT = "text"
    """A string in each language of the package: one column per language, ``name_zh``, ``name_en``."""
    INTEGER = "integer"
    DECIMAL = "decimal"
    """A number kept to its last digit."""
    NUMBER = "number"
    """A number that is measured, not published: coordinates, depths."""
    DATE = "date"
    PERIOD = "period"
    WHEN = "when"
    """A period kept as the text it is."""
    BOOLEAN = "boolean"


class Field(Struct, frozen=True):
    """One column (or, of kind text, one column per language).

    Attributes:
        name: the column, and the attribute of the record.
        kind: what a cell holds.
        required: whether a cell may not be empty; of a text, whether one language at least must have it.
        refers: the table whose ids the cell holds.
        or_refers: another table whose ids it may hold instead.
        words: the closed vocabulary the cell is taken from; of an enumeration its members, which the record then holds.
        many: whether the cell is a list, its items parted by ``;``.
        pattern: regular expression the whole cell (or item) matches.
        least: lower limit of a number.
        most: upper limit of a number.
        later: whether a file may do without the column, as those do that were written before the contract had it.
    """

    name: str
    kind: Kind = Kind.STRING
    required: bool = True
    refers: str = ""
    words: tuple[str, ...] = ()
    many: bool = False
    pattern: str = ""
    least: float | None = None
    most: float | None = None
    or_refers: str = ""
    later: bool = False

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables whose ids the cell may hold."""
        return tuple(filter(None, (self.refers, self.or_refers)))

    def columns(self, languages: Sequence[str]) -> tuple[str, ...]:
        """The names of the file's columns that hold this field."""
        return tuple(f"{self.name}_{code}" for code in languages) if self.kind is Kind.TEXT else (self.name,)


class Table(Struct, frozen=True):
    """One CSV file and the record that each of its rows becomes; `fields` in the order of the record's own."""

    name: str
    record: type
    fields: tuple[Field, ...]

    @property
    def file(self) -> str:
        """The table's path inside the package."""
        return f"{self.name}.csv"


class Layer(Struct, frozen=True):
    """One GeoJSON file and the properties that each of its features has beside the geometry."""

    name: str
    fields: tuple[Field, ...]

    @property
    def file(self) -> str:
        """The layer's path inside the package."""
        return f"layers/{self.name}.geojson"
