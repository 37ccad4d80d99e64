"""Which sheets a submitter fills in, and their columns in order."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from corridor.messages.catalogue import exists, message
from corridor.model.vocabulary import Text

MARK_ROW = 1
"""The row that says which template, region, period and data a sheet was made for."""
HEADER_ROW = 4


class Column(Struct, frozen=True):
    """One column of a sheet.

    Attributes:
        key: its name in the program, and the header that a CSV file made by another program may use.
        width: in characters.
        given: whether the template fills it and locks it.
        required: whether a row that is filled in at all must have it.
        form: what is typed: ``text``, ``code`` (text that looks like a number), ``number``, ``date``, ``year``,
            or the name of the list in `corridor.workbook.choices` it is chosen from.
        localized: whether each further language of the data has a column of its own beside it, never required.
        language: for such a further column, its language.
    """

    key: str
    width: int
    given: bool = False
    required: bool = True
    form: str = "text"
    localized: bool = False
    language: str = ""

    @property
    def field(self) -> str:
        """The key without its language."""
        return self.key.removesuffix(f"_{self.language}") if self.language else self.key


class Layout(Struct, frozen=True):
    """One sheet to fill in: its name in the program, its columns, and how many empty rows it offers."""

    name: str
    columns: tuple[Column, ...]
    spare: int

    @property
    def title(self) -> str:
        """The sheet's name in the workbook."""
        return sheet_title(self.name)

    def column(self, key: str) -> Column:
        """The column of that key."""
        return next(column for column in self.columns if column.key == key)

    def heading(self, key: str) -> Text:
        """What stands in the header of a column."""
        column = self.column(key)
        heading = message(f"workbook.{self.name}.{column.field}")
        if not column.language:
            return heading
        return Text({code: f"{text} ({column.language})" for code, text in heading.by_language.items()})

    def hint(self, key: str) -> Text | None:
        """What to type into a column, for those that are filled in by hand."""
        code = f"workbook.{self.name}_hint.{self.column(key).field}"
        return message(code) if exists(code) else None


def sheet_title(name: str) -> str:
    """The name in the workbook of the sheet that the program calls `name`."""
    return message(f"workbook.sheets.{name}").in_("zh")


_DOCUMENT = (
    Column("document", 26),
    Column("dated", 13, form="date"),
    Column("locator", 12, form="code"),
)

_FIGURES = (
    Column("indicator", 16, given=True, form="indicator"),
    Column("initiative", 12, given=True, required=False),
    Column("name", 32, given=True, required=False),
    Column("unit", 9, given=True, required=False),
    Column("last_value", 12, given=True, required=False),
    Column("last_printed", 14, given=True, required=False),
    Column("last_period", 12, given=True, required=False),
    Column("value", 13, form="number"),
    Column("qualifier", 13, form="qualifier"),
    Column("period", 13, form="code", required=False),
    Column("printed", 16, form="code"),
    *_DOCUMENT,
    Column("note", 22, required=False),
    Column("doubt", 22, required=False),
    Column("area", 18, given=True, required=False, form="area"),
)
_PROGRAMMES = (
    Column("initiative", 16, form="initiative"),
    Column("kind", 14, localized=True),
    Column("name", 28, localized=True),
    Column("summary", 44, localized=True),
    *_DOCUMENT,
    Column("doubt", 22, required=False),
    Column("area", 18, required=False, form="area"),
)
_HONOURS = (
    Column("initiative", 16, form="initiative"),
    Column("year", 8, form="year"),
    Column("level", 16, form="level"),
    Column("name", 30, localized=True),
    Column("awarded_to", 34, localized=True),
    *_DOCUMENT,
    Column("area", 18, required=False, form="area"),
)


def layouts(languages: Sequence[str]) -> tuple[Layout, ...]:
    """The sheets to fill in for data in `languages`: figures, programmes, honours."""
    return (
        Layout("figures", _FIGURES, spare=8),
        Layout("programmes", _localized(_PROGRAMMES, languages), spare=15),
        Layout("honours", _localized(_HONOURS, languages), spare=10),
    )


def _localized(columns: Sequence[Column], languages: Sequence[str]) -> tuple[Column, ...]:
    """The columns with one more for every language but the first, where they have a text."""
    spread: list[Column] = []
    for column in columns:
        spread.append(column)
        if column.localized:
            spread += [
                replace(column, key=f"{column.key}_{code}", required=False, localized=False, language=code)
                for code in languages[1:]
            ]
    return tuple(spread)
