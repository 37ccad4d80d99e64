"""A figure as somebody would type it into the columns that are filled in by hand: what reading them takes in."""

from collections.abc import Mapping

from corridor.model.records import Observation, Source
from corridor.workbook.choices import QUALIFIERS, Meaning
from corridor.workbook.grid import plain


def as_typed(row: Observation, source: Source | None, language: str) -> Mapping[str, str]:
    """The columns of a proposed figure by their keys; read again, they give the same figure.

    Args:
        row: the figure.
        source: the document that it names, where it is known.
        language: of the texts that submitters type, the package's first.
    """
    meaning = Meaning(row.qualifier, row.bound)
    return {
        "indicator": row.indicator,
        "area": row.area,
        "value": "" if row.value is None else plain(row.value),
        "qualifier": next((key for key, known in QUALIFIERS.items() if known == meaning), ""),
        "period": row.period.text if row.period else "",
        "printed": row.printed,
        "document": source.title.by_language.get(language, "") if source else "",
        "dated": source.published if source else "",
        "locator": row.locator,
        "note": row.note.by_language.get(language, ""),
        "doubt": row.doubt.by_language.get(language, ""),
    }
