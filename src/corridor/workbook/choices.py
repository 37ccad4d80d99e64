"""What the drop-downs offer, and what each choice stands for."""

from collections.abc import Mapping
from dataclasses import dataclass

from corridor.messages.catalogue import section
from corridor.model.dataset import Dataset
from corridor.model.territory import reported_areas
from corridor.model.vocabulary import Qualifier, Text
from corridor.workbook.characters import alike
from corridor.workbook.indicators import reportable


@dataclass(frozen=True, slots=True)
class Meaning:
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


def qualifier_labels() -> Mapping[str, Text]:
    """The label of each choice of qualifier, in the order offered."""
    return section("workbook.qualifiers")


def level_labels() -> Mapping[str, Text]:
    """The label of each level of an honour, the highest first."""
    return section("workbook.levels")


def initiative_labels(dataset: Dataset) -> Mapping[str, Text]:
    """The label of each initiative, its id first, by its id."""
    return {row.id: _numbered(row.id, row.name) for row in dataset.initiatives_in_order}


def indicator_labels(dataset: Dataset, area: str) -> Mapping[str, Text]:
    """The label of each indicator that `area` may report, its id first."""
    return {row.id: _numbered(row.id, row.name) for row in reportable(dataset, area)}


def area_labels(dataset: Dataset, area: str) -> Mapping[str, Text]:
    """The label of each area that `area` reports for, its code first; its own is the first."""
    return {key: _numbered(key, dataset.areas[key].name) for key in reported_areas(dataset, area)}


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


def chosen(text: str, labels: Mapping[str, Text]) -> str | None:
    """The key of the choice that `text` names: by its label in any language, by the key, or by ``key label``."""
    for key, label in labels.items():
        names = {key, *label.by_language.values()}
        if alike(text) in {alike(name) for name in names}:
            return key
    for key, label in section("workbook.former_qualifiers").items():  # workbooks are filled in for weeks
        if key in labels and alike(text) in {alike(name) for name in label.by_language.values()}:
            return key
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return first if first in labels else None
