"""What a release is held to: the data contract, for rows that never were cells of a file.

The checks judge a dataset whose codes and cells reading has looked at already. Rows that people submit come past
reading, so each is held to its table's fields here as well.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sized
from decimal import Decimal
from functools import partial

from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.package.checks import JudgedGround, check, printed
from corridor.package.contract import TABLES, Field
from corridor.package.reading.problems import problem
from corridor.releases.canonical_rows import RECORDS, Record
from corridor.releases.recalculation import UNCONFIRMED

_FIELDS: Mapping[str, tuple[Field, ...]] = {table.name: table.fields for table in TABLES if table.name in RECORDS}
_ONE_LANGUAGE = "translation-missing"
"""The rule that every text is there in every language. It holds for what is written for the package; what offices
submit stays in their language, and pages in another show it as it is."""
YOUNGER = frozenset({printed.value_differs_from_printed.name})
"""Rules younger than the first releases. What is submitted is held to them; what was published before they were there
stands in its release for ever, is listed as a remark, and hinders nobody."""


def release_check() -> Callable[[Dataset], Iterator[Problem]]:
    """`check_release` for one dataset after another: the ground on which many of them lie is judged once."""
    return partial(check_release, judged=JudgedGround())


def check_release(dataset: Dataset, judged: JudgedGround | None = None) -> Iterator[Problem]:
    """Every breach of the contract by a release's dataset, `Problem.line` being what `Dataset.line_of` says."""
    for kind, fields in _FIELDS.items():
        for record in getattr(dataset, kind).values():
            for field in fields:
                yield from _breaches(dataset, kind, record, field)
    released = {f"{kind}.csv" for kind in RECORDS}
    for found in check(dataset, judged=judged):
        if found.rule != UNCONFIRMED and not (found.rule == _ONE_LANGUAGE and found.file in released):
            yield found


def _breaches(dataset: Dataset, kind: str, record: Record, field: Field) -> Iterator[Problem]:
    value = getattr(record, field.name)
    empty = value is None or (isinstance(value, Sized) and len(value) == 0) or not (value or value == 0)
    if empty and not field.required:
        return
    file, line = f"{kind}.csv", dataset.line_of(kind, record.id)
    if empty:
        yield problem("missing-value", file, line, field.name, "")
        return
    for item in value if field.many else (value,):
        for rule, expected in _broken(dataset, field, item):
            facts = {"table": f"{field.refers}.csv", "expected": expected}
            yield problem(rule, file, line, field.name, item, **facts)


def _broken(dataset: Dataset, field: Field, item: object) -> Iterator[tuple[str, str]]:
    """The rules of its field that one value breaks, and what was expected."""
    if field.words and str(item) not in field.words:
        yield "unknown-word", ", ".join(field.words)
    if field.pattern and not re.fullmatch(field.pattern, str(item)):
        yield "wrong-form", field.pattern
    if field.refers and not any(item in getattr(dataset, table) for table in field.tables):
        yield "unknown-code", ""
    if isinstance(item, int | Decimal) and _outside(item, field):
        yield "out-of-range", f"{_said(field.least)} … {_said(field.most)}"


def _outside(number: int | Decimal, field: Field) -> bool:
    return (field.least is not None and number < field.least) or (field.most is not None and number > field.most)


def _said(limit: float | None) -> str:
    return "" if limit is None else f"{limit:g}"
