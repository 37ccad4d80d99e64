"""What a rule is: a name, which is also the code of its message and remedy, and a function that finds breaches."""

from collections.abc import Callable, Iterator, Mapping
from typing import Concatenate, Generic, ParamSpec

import msgspec

from corridor.errors import Problem
from corridor.messages.catalogue import message_and_remedy
from corridor.model.dataset import Dataset

Given = ParamSpec("Given")
"""What a rule is given besides the dataset."""


class Finding(msgspec.Struct, frozen=True):
    """One place where a rule is broken.

    Attributes:
        table: name of a table, ``observations``, of a layer, ``layers/regions``, or ``datapackage`` for the descriptor.
        key: the row's ``id``, or empty when the file as a whole is meant.
        field: column or property, or empty.
        found: what stands there.
        facts: further values of the rule's message and remedy.
    """

    table: str
    key: str
    field: str
    found: object
    facts: Mapping[str, object] = msgspec.field(default_factory=dict)


class Rule(msgspec.Struct, Generic[Given], frozen=True):
    """One rule of the data contract; `name` is its function's, with hyphens, and ``rule.name`` its message's code."""

    name: str
    find: Callable[Concatenate[Dataset, Given], Iterator[Finding]]

    def problems(self, dataset: Dataset, *args: Given.args, **kwargs: Given.kwargs) -> Iterator[Problem]:
        """Every breach of this rule in `dataset`, in the order in which it is found."""
        return (self.problem(finding, dataset) for finding in self.find(dataset, *args, **kwargs))

    def problem(self, finding: Finding, dataset: Dataset) -> Problem:
        """A finding with its message, at its line; where the line is not known, the id stands before the field."""
        message, remedy = message_and_remedy(f"rule.{self.name}", **{**finding.facts, "found": finding.found})
        line = dataset.line_of(finding.table, finding.key)
        place = (finding.field,) if line else (finding.key, finding.field)
        return Problem(
            rule=self.name,
            file=file_of(finding.table),
            line=line,
            field=", ".join(filter(None, place)),
            found=str(finding.found),
            message=message,
            remedy=remedy,
        )


def rule(find: Callable[Concatenate[Dataset, Given], Iterator[Finding]]) -> Rule[Given]:
    """Make a rule of the function that finds its breaches."""
    return Rule(find.__name__.replace("_", "-"), find)


def file_of(table: str) -> str:
    """Path inside the package of a table's, a layer's or the descriptor's file."""
    if table == "datapackage":
        return "datapackage.json"
    return f"{table}.geojson" if table.startswith("layers/") else f"{table}.csv"
