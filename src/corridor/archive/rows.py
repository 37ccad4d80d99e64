"""Records as canonical text, so that the same row has the same hash for ever and on every database."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

from corridor.model import Honour, Observation, Programme, Source
from corridor.period import Period
from corridor.words import PeriodState, Qualifier, Text

Record = Observation | Programme | Honour | Source

RECORDS: Mapping[str, type[Record]] = {
    "observations": Observation,
    "programmes": Programme,
    "honours": Honour,
    "sources": Source,
}
"""The tables that releases are made of: the figures, and the documents that submissions bring as their evidence."""
FIGURES = ("observations", "programmes", "honours")
"""Those among them that people hand in."""

_READERS: Mapping[type, Callable[[Any], object]] = {
    str: str,
    int: int,
    Decimal: Decimal,
    Period: Period.parse,
    Qualifier: Qualifier,
    PeriodState: PeriodState,
    Text: lambda pairs: Text(dict(pairs)),
}

_HINTS = {kind: get_type_hints(record) for kind, record in RECORDS.items()}


def canonical(value: object) -> str:
    """`value` as JSON in its one form: keys in order, no spaces, no escapes but the necessary ones."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest_of(text: str) -> str:
    """SHA-256 of `text`.

    Raises:
        UnicodeEncodeError: `text` has half a character, which no database stores.
    """
    return hashlib.sha256(text.encode()).hexdigest()


def encoded(record: Record) -> str:
    """The canonical form of a record."""
    return canonical({field.name: _plain(getattr(record, field.name)) for field in fields(record)})


def decoded(kind: str, content: str) -> Record:
    """The record that `encoded` made `content` of.

    Raises:
        ValueError: it is none of table `kind`.
    """
    try:
        values = json.loads(content)
        return _made(RECORDS[kind], {name: _read(hint, values[name]) for name, hint in _HINTS[kind].items()})
    except (ArithmeticError, AttributeError, KeyError, TypeError) as error:
        message = f"no row of {kind}: {content[:80]}"
        raise ValueError(message) from error


def _plain(value: object) -> object:
    match value:
        case Text():
            return [list(pair) for pair in value.by_language.items()]  # in their order: the first one is fallen back to
        case Decimal():
            return format(value, "f")
        case Period():
            return value.text
        case tuple():
            return list(value)
    return value


def _made(record: Callable[..., Record], values: Mapping[str, object]) -> Record:
    return record(**values)


def _read(hint: Any, value: Any) -> object:  # noqa: ANN401  # whatever JSON has, for whatever the record asks
    if isinstance(hint, UnionType):
        return None if value is None else _read(next(part for part in get_args(hint) if part is not NoneType), value)
    if get_args(hint):
        return tuple(value)
    return _READERS[hint](value)
