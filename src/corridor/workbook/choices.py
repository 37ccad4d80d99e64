"""What the drop-downs offer, and what each choice stands for."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from corridor.messages.catalogue import section
from corridor.model.dataset import Dataset
from corridor.model.territory import reported_areas
from corridor.model.vocabulary import Qualifier, Text
from corridor.workbook.characters import alike
from corridor.workbook.indicators import reportable


class Meaning(Struct, frozen=True):
    """What a choice in the qualifier's list stands for; a target may be meant as a lower bound."""

    qualifier: Qualifier
    bound: Qualifier | None = None


QUALIFIERS: Mapping[str, Meaning] = {
    "exact": Meaning(Qualifier.EXACT),
    "at_least": Meaning(Qualifier.AT_LEAST),
    "about": Meaning(Qualifier.ABOUT),
    "target": Meaning(Qualifier.TARGET),
    "target_at_least": Meaning(Qualifier.TARGET, Qualifier.AT_LEAST),
    "achieved": Meaning(Qualifier.ACHIEVED),
    "illegible": Meaning(Qualifier.ILLEGIBLE),
}


Names = Mapping[str, Sequence[Text]]
"""What people call a choice besides its label, by its key."""


def qualifier_labels() -> Mapping[str, Text]:
    """The label of each choice of qualifier, in the order offered."""
    return section("workbook.qualifiers")


def level_labels() -> Mapping[str, Text]:
    """The label of each level of an honour, the highest first."""
    return section("workbook.levels")


def initiative_labels(dataset: Dataset) -> Mapping[str, Text]:
    """The label of each initiative, its id first, by its id."""
    return {row.id: _numbered(row.id, row.name) for row in dataset.initiatives_in_order}


def initiative_names(dataset: Dataset) -> Names:
    """The name of each initiative, by its id."""
    return {row.id: (row.name,) for row in dataset.initiatives.values()}


def indicator_labels(dataset: Dataset, area: str) -> Mapping[str, Text]:
    """The label of each indicator that `area` may report, its id first."""
    return {row.id: _numbered(row.id, row.name) for row in reportable(dataset, area)}


def indicator_names(dataset: Dataset) -> Names:
    """The name of each indicator, by its id."""
    return {row.id: (row.name,) for row in dataset.indicators.values()}


def area_labels(dataset: Dataset, area: str) -> Mapping[str, Text]:
    """The label of each area that `area` reports for, its code first; its own is the first."""
    return {key: _numbered(key, dataset.areas[key].name) for key in reported_areas(dataset, area)}


def area_names(dataset: Dataset) -> Names:
    """The names of each area, by its code; those of the corridor and of the city are their levels as well."""
    levels = section("workbook.area_levels")
    return {
        key: (row.name, row.short, *([levels[row.kind]] if row.kind in levels else []))
        for key, row in dataset.areas.items()
    }


def _numbered(key: str, name: Text) -> Text:
    return Text({language: f"{key} {text}" for language, text in name.by_language.items()})


def choices(dataset: Dataset, area: str) -> Mapping[str, Mapping[str, Text]]:
    """Every list of the workbook by its name: the labels offered, by what they stand for."""
    return {
        "indicator": indicator_labels(dataset, area),
        "initiative": initiative_labels(dataset),
        "qualifier": qualifier_labels(),
        "level": level_labels(),
        "area": area_labels(dataset, area),
    }


def meant(text: str, labels: Mapping[str, Text], names: Names) -> tuple[str, ...]:
    """The keys of the choices that `text` may stand for: one where it is clear, none where it is none of them.

    A choice is named by its label in any language, by its key, by both, or by one of its `names`, with or without the
    key; several choices may have the same name.
    """
    wanted = alike(text)
    for key, label in labels.items():
        if wanted in _spellings(key, label, names.get(key, ())):
            return (key,)
    for key, label in section("workbook.former_qualifiers").items():  # workbooks are filled in for weeks
        if key in labels and wanted in map(alike, label.by_language.values()):
            return (key,)
    called = tuple(key for key in labels if wanted in map(alike, _words(names.get(key, ()))))
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return called or ((first,) if first in labels else ())


def _spellings(key: str, label: Text, names: Sequence[Text]) -> set[str]:
    """What can mean no other choice, in the form by which labels are compared."""
    with_key = (form for name in _words(names) for form in (f"{key}{name}", f"{name}{key}", f"{name}({key})"))
    return {alike(form) for form in (key, *label.by_language.values(), *with_key)}


def _words(names: Sequence[Text]) -> Iterator[str]:
    return (word for name in names for word in name.by_language.values())
