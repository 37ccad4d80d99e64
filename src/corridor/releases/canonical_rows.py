"""Records as canonical text, so that the same row has the same hash for ever and on every database."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_type_hints

import numpy as np
from msgspec.structs import fields

from corridor.model.coded import Places
from corridor.model.observation_table import ObservationTable
from corridor.model.period import Period
from corridor.model.records import (
    Area,
    Belt,
    Corridor,
    Country,
    Derivation,
    Honour,
    Indicator,
    Initiative,
    Observation,
    Place,
    Programme,
    Source,
    Statistic,
    Unit,
)
from corridor.model.row_keys import RowKeys
from corridor.model.vocabulary import DerivationKind, Measure, PeriodState, Qualifier, Text

Record = Observation | Programme | Honour | Source

RECORDS: Mapping[str, type[Record]] = {
    "observations": Observation,
    "programmes": Programme,
    "honours": Honour,
    "sources": Source,
}
"""The tables that releases are made of: the figures, and the documents that submissions bring as their evidence."""
WordRecord = Corridor | Country | Place | Belt | Area | Initiative | Unit | Indicator | Derivation | Statistic | Source
WORDS: Mapping[str, type[WordRecord]] = {
    "corridor": Corridor,
    "countries": Country,
    "places": Place,
    "belts": Belt,
    "areas": Area,
    "initiatives": Initiative,
    "units": Unit,
    "indicators": Indicator,
    "derivations": Derivation,
    "statistics": Statistic,
}
"""The tables that say how figures are read and where they are drawn, see `corridor.releases.words`."""
FIGURES = ("observations", "programmes", "honours")
"""Those among them that people submit."""

_AT_A_TIME = 4096
_BETWEEN = np.frombuffer(b'","', np.uint8)
"""What stands between two texts of a list."""
_READERS: Mapping[type, Callable[[Any], object]] = {
    str: str,
    int: int,
    bool: bool,
    float: float,
    date: date.fromisoformat,
    Measure: Measure,
    DerivationKind: DerivationKind,
    Decimal: Decimal,
    Period: Period.recorded,
    Qualifier: Qualifier,
    PeriodState: PeriodState,
    Text: lambda pairs: Text(dict(pairs)),
}

_ALL: Mapping[str, type[Record | WordRecord]] = {**RECORDS, **WORDS}
_HINTS = {kind: get_type_hints(record) for kind, record in _ALL.items()}
_OPTIONAL = {kind: {field.name for field in fields(record) if not field.required} for kind, record in _ALL.items()}
"""Of each record the values that it can do without: rows stored before there were any lack them."""
_LATER: Mapping[type, str] = {Area: "above"}
"""Values that records did not have at first: an empty one is left out, so that a row keeps the hash it had."""
_NAMES = {record: sorted(record.__struct_fields__) for record in _ALL.values()}
NAMES_OF_OBSERVATIONS = tuple(_NAMES[Observation])
"""The fields of an observation in canonical order."""
_FORMS = {
    (record, left_out): (attrgetter(*held), f"{{{','.join(f'{encode_basestring(name)}:%s' for name in held)}}}")
    for record, names in _NAMES.items()
    for left_out in {None, _LATER.get(record)}
    for held in [[name for name in names if name != left_out]]
}
"""Of each record, with or without its later value, the values in canonical order, and the form around them."""
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(value: object) -> str:
    """`value` as JSON in its one form: keys in order, no spaces, no escapes but the necessary ones."""
    return _ENCODE(value)


def canonical_keys(keys: RowKeys) -> str:
    """A list of ids in the same form: of millions it is put together in blocks of bytes."""
    plain = (keys.text >= ord(" ")) & (keys.text != ord('"')) & (keys.text != ord("\\"))
    if not len(keys) or not plain.all():
        return canonical([*keys])
    found, start = [], 0
    for first in range(0, len(keys), _AT_A_TIME):
        ends = keys.ends[first : first + _AT_A_TIME].astype(np.int64)
        text = keys.text[start : ends[-1]]
        inner = np.repeat(ends[:-1] - start, len(_BETWEEN))
        found.append(np.insert(text, inner, np.tile(_BETWEEN, len(ends) - 1)).tobytes())
        start = ends[-1]
    return f'["{_BETWEEN.tobytes().join(found).decode("utf-8", "surrogatepass")}"]'


def digest_of(text: str) -> str:
    """SHA-256 of `text`.

    Raises:
        UnicodeEncodeError: `text` has half a character, which no database stores.
    """
    return hashlib.sha256(text.encode()).hexdigest()


def encoded(record: Record | WordRecord) -> str:
    """The canonical form of a record, put together by hand: large packages ask for it by the hundred thousand."""
    later = _LATER.get(type(record))
    values, form = _FORMS[type(record), later if later and getattr(record, later) is None else None]
    return form % tuple(map(written, values(record)))


def encoded_observations(table: ObservationTable, places: Places | None = None) -> Iterator[str]:
    """The same for each row of a table, or for those at `places`: each distinct value of a column is written once.

    Of a column that has more of them than rows are asked for, the value of each row is written: who asks for some
    thousand rows at a time does not pay for the millions of values of the whole each time.
    """
    whole = np.arange(len(table)) if places is None else places
    if not len(whole):
        return
    few = {name: column for name, column in table.columns.items() if len(column.values) <= len(whole)}
    columns = {name: column.mapped(written) for name, column in few.items()}
    for start in range(0, len(whole), _AT_A_TIME):
        some = whole[start : start + _AT_A_TIME]
        keys = map(encode_basestring, table.keys_of_rows.at(some.tolist()))
        many = {name: map(written, column.at(some)) for name, column in table.columns.items() if name not in few}
        texts = {"id": keys, **many, **{name: column.at(some) for name, column in columns.items()}}
        names, (_, form) = _NAMES[Observation], _FORMS[Observation, None]
        yield from map(form.__mod__, zip(*(texts[name] for name in names), strict=True))


def written(value: object) -> str:
    """One value of a record in its canonical form."""
    return _WRITERS.get(type(value), canonical)(value)


def decoded(kind: str, content: str) -> Record:
    """The record that `encoded` made `content` of.

    Raises:
        ValueError: it is none of table `kind`.
    """
    return cast("Record", _decoded(kind, content))


def decoded_words(kind: str, content: str) -> WordRecord:
    """The record of a table of words; see `decoded`.

    Raises:
        ValueError: it is none of table `kind`.
    """
    return cast("WordRecord", _decoded(kind, content))


def _decoded(kind: str, content: str) -> Record | WordRecord:
    try:
        values = json.loads(content)
        there = {name: hint for name, hint in _HINTS[kind].items() if name in values or name not in _OPTIONAL[kind]}
        return _made(_ALL[kind], {name: _reader_of(hint)(values[name]) for name, hint in there.items()})
    except (ArithmeticError, AttributeError, KeyError, TypeError) as error:
        message = f"no row of {kind}: {content[:80]}"
        raise ValueError(message) from error


def _pairs(text: Text) -> str:
    """A text in the order of its languages: the first one is fallen back to."""
    if not text.by_language:
        return "[]"
    pairs = (f"[{encode_basestring(of)},{encode_basestring(word)}]" for of, word in text.by_language.items())
    return f"[{','.join(pairs)}]"


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    NoneType: lambda _: "null",
    str: encode_basestring,
    Decimal: lambda number: f'"{number:f}"',
    Period: lambda period: encode_basestring(period.text),
    Qualifier: encode_basestring,
    PeriodState: encode_basestring,
    Text: _pairs,
    date: lambda day: f'"{day}"',
    tuple: lambda items: f"[{','.join(_WRITERS.get(type(item), canonical)(item) for item in items)}]",
}
"""How `canonical` has the values of a record; it is asked itself for all others."""


def _made(record: Callable[..., Record | WordRecord], values: Mapping[str, object]) -> Record | WordRecord:
    return record(**values)


def read_value(kind: str, name: str, value: object) -> object:
    """The value `name` of a record of table `kind`, from what JSON has of its canonical form."""
    return _reader_of(_HINTS[kind][name])(value)


@cache
def _reader_of(hint: Any) -> Callable[[Any], object]:  # noqa: ANN401  # whatever the record asks
    if isinstance(hint, UnionType):
        read = _reader_of(next(part for part in get_args(hint) if part is not NoneType))
        return lambda value: None if value is None else read(value)
    if get_args(hint):
        of_item = _reader_of(get_args(hint)[0])
        return lambda value: tuple(map(of_item, value))
    return _READERS[hint]
