"""Text in several languages, and the closed vocabularies of the data contract."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class Text(Struct, frozen=True):
    """A text in each language of the package, keyed by language code (``zh``, ``en``, ...)."""

    by_language: Mapping[str, str]

    def in_(self, language: str) -> str:
        """The text in `language`, else in the package's first language that has one, else empty."""
        return self.by_language.get(language) or next(filter(None, self.by_language.values()), "")

    def __bool__(self) -> bool:
        """Whether any language has a text."""
        return any(self.by_language.values())

    def __hash__(self) -> int:
        """Texts with the same words in the same languages are equal and hash alike."""
        return hash(tuple(sorted(self.by_language.items())))


class Qualifier(StrEnum):
    """The honest state of a figure: what its number may be taken for."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"
    TARGET = "target"
    ACHIEVED = "achieved"
    ILLEGIBLE = "illegible"

    @property
    def has_value(self) -> bool:
        """Whether an observation in this state carries a number."""
        return self not in (Qualifier.ACHIEVED, Qualifier.ILLEGIBLE)

    @property
    def comparable(self) -> bool:
        """Whether the number may enter a comparison (marked, unless exact)."""
        return self in (Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.ABOUT)


class PeriodState(StrEnum):
    """How the period of a figure is known."""

    STATED = "stated"
    """The source names it."""
    AS_OF = "as_of"
    """The source says "so far" or "at present": its date of publication is meant."""
    UNDATED = "undated"
    """The source gives no date: the date of publication is the latest possible one."""
    AMBIGUOUS = "ambiguous"
    """The source allows more than one reading."""
    NOT_STATED = "not_stated"
    """The source does not say, or leaves the beginning open."""


class Measure(StrEnum):
    """What an indicator measures, and so which of its figures may be held against each other."""

    STOCK = "stock"
    """What is there on the last day of the period; figures of the same day compare."""
    FLOW = "flow"
    """What adds up over the period; figures of equally long ones compare."""
    YTD = "ytd"
    """A flow counted from 1 January on: what compares are the same months of different years."""
    RATIO = "ratio"
    """A share, a rate or a change of one."""
    INDEX = "index"
    """A level that neither adds up nor is a share, such as an index or a median."""


class Coverage(StrEnum):
    """What is known of one region under one initiative."""

    FIGURES = "figures"
    PROGRAMMES = "programmes"
    """Programmes or honours, but no figures."""
    CITY_ONLY = "city_only"
    NONE = "none"
    """Neither the region nor the city reports anything."""


class DerivationKind(StrEnum):
    """The arithmetic by which a number follows from published ones."""

    SHARE = "share"
    """part, whole, stated share: checks the stated share."""
    WHOLE = "whole"
    """part, share: the whole that they imply, with the range that rounding leaves."""
    EARLIER_SHARE = "earlier_share"
    """share, change in percentage points: the share before the change."""
    FLOOR = "floor"
    """part, whole, each reaching its indicator's threshold: the least their sum can be."""
    TARGET = "target"
    """achieved, target: how far the one is from the other."""
    REMAINDER = "remainder"
    """whole, its published parts, of context statistics: what is left for the one part that is not published."""
