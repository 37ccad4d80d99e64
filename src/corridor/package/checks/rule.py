"""What a rule is: a name, words for the person who can mend the data, and a function that finds the breaches."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec

from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text

Given = ParamSpec("Given")
"""What a rule is given besides the dataset."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken; the rule itself lends it the words.

    Attributes:
        table: name of a table, ``observations``, of a layer, ``layers/regions``, or ``datapackage`` for the descriptor.
        key: the row's ``id``, or empty when the file as a whole is meant.
        field: column or property, or empty.
        found: what stands there.
        facts: further values that the rule's words speak of.
    """

    table: str
    key: str
    field: str
    found: object
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule(Generic[Given]):
    """One rule of the data contract. `message` and `remedy` are templates over a finding's values."""

    name: str
    find: Callable[Concatenate[Dataset, Given], Iterator[Finding]]
    message: Text
    remedy: Text

    def problems(self, dataset: Dataset, *args: Given.args, **kwargs: Given.kwargs) -> Iterator[Problem]:
        """Every breach of this rule in `dataset`, in the order in which it is found."""
        return (self.problem(finding, dataset) for finding in self.find(dataset, *args, **kwargs))

    def problem(self, finding: Finding, dataset: Dataset) -> Problem:
        """A finding in this rule's words, at its line; where that is not known, the field is told with the id."""
        values = {**finding.facts, "found": finding.found}
        line = dataset.line_of(finding.table, finding.key)
        place = (finding.field,) if line else (finding.key, finding.field)
        return Problem(
            rule=self.name,
            file=file_of(finding.table),
            line=line,
            field=", ".join(filter(None, place)),
            found=str(finding.found),
            message=_filled(self.message, values),
            remedy=_filled(self.remedy, values),
        )


def rule(
    message: Text, remedy: Text
) -> Callable[[Callable[Concatenate[Dataset, Given], Iterator[Finding]]], Rule[Given]]:
    """Make a rule of the function that finds its breaches; the function's name is the rule's, with hyphens."""

    def made(find: Callable[Concatenate[Dataset, Given], Iterator[Finding]]) -> Rule[Given]:
        return Rule(find.__name__.replace("_", "-"), find, message, remedy)

    return made


def words(zh: str, en: str) -> Text:
    """The words of a rule: problems are told in Chinese and English, whatever the package's languages are."""
    return Text({"zh": zh, "en": en})


def file_of(table: str) -> str:
    """Path inside the package of a table's, a layer's or the descriptor's file."""
    if table == "datapackage":
        return "datapackage.json"
    return f"{table}.geojson" if table.startswith("layers/") else f"{table}.csv"


def _filled(template: Text, values: Mapping[str, object]) -> Text:
    """The template in each of its languages, with values that are texts told in the same."""
    return Text(
        {
            language: text.format(**{name: _told(value, language) for name, value in values.items()})
            for language, text in template.by_language.items()
        }
    )


def _told(value: object, language: str) -> object:
    return value.in_(language) if isinstance(value, Text) else value
