"""A table of observations as bytes that can be mapped into memory: what is not looked at is not read.

They begin with a line of JSON that says where each array stands. Distinct values are kept as the canonical text of
each, one after the other; those of columns in which nearly all are different are read when they are asked for.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from corridor.model.coded import Coded, ReadValues
from corridor.model.observation_table import FIELDS, ObservationTable
from corridor.model.row_keys import RowKeys
from corridor.releases.canonical_rows import read_value, written

FORM = 2
"""The form of the bytes; another one has other names."""
_ALIGNED = 64
_FEW = 4096
"""So many values of a column are read at once."""
Buffer = bytes | memoryview


def parts_of(table: ObservationTable) -> list[Buffer]:
    """The bytes of a table, in pieces; the same for the same table."""
    keys = table.keys_of_rows
    arrays: dict[str, NDArray[Any]] = {"text": keys.text, "ends": keys.ends, "order": keys.order}
    for name in FIELDS:
        column = table.columns[name]
        texts = [written(value).encode("utf-8", "surrogatepass") for value in column.values]
        ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
        arrays |= {f"codes {name}": column.codes, f"values {name}": np.frombuffer(b"".join(texts), np.uint8)}
        arrays[f"ends {name}"] = ends
    places, begin = {}, 0
    for name, array in arrays.items():
        places[name] = (begin, array.dtype.str, len(array))
        begin += -(-array.nbytes // _ALIGNED) * _ALIGNED
    head = json.dumps(places).encode() + b"\n"
    parts: list[Buffer] = [_padded(head)]
    for array in arrays.values():
        parts += [np.ascontiguousarray(array).data.cast("B") if len(array) else b"", bytes(-array.nbytes % _ALIGNED)]
    return parts


def _padded(head: bytes) -> bytes:
    return head[:-1] + b" " * (-len(head) % _ALIGNED) + b"\n"


def table_of(content: Any) -> ObservationTable:  # noqa: ANN401  # bytes, or a map of a file
    """The table that such bytes, or a map of a file that holds nothing else, hold.

    Raises:
        ValueError, KeyError: they hold none.
    """
    return table_within(content, 0)


def table_within(content: Any, begin: int) -> ObservationTable:  # noqa: ANN401
    """The same of bytes that begin somewhere in `content`; the arrays are views of it."""
    behind = content.find(b"\n", begin) + 1
    places: Mapping[str, tuple[int, str, int]] = json.loads(content[begin:behind])

    def array(name: str) -> NDArray[Any]:
        at, dtype, count = places[name]
        return np.frombuffer(content, np.dtype(dtype), count, behind + at)

    columns = {}
    for name in FIELDS:
        values = KeptValues(name, array(f"values {name}"), array(f"ends {name}"))
        columns[name] = Coded(array(f"codes {name}"), list(values) if len(values) <= _FEW else values)
    return ObservationTable(RowKeys(array("text"), array("ends"), array("order")), columns)


class KeptValues(ReadValues):
    """Distinct values of a column, each read from its canonical text when it is asked for."""

    def __init__(self, name: str, text: NDArray[np.uint8], ends: NDArray[np.integer[Any]]) -> None:
        """The values of the field `name`, which end at `ends` in `text`."""
        self._name = name
        self._text = text
        self._ends = ends

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ends)

    def __iter__(self) -> Iterator[Any]:
        """Each of them, some read at a time."""
        for start in range(0, len(self), _FEW):
            yield from self[start : start + _FEW]

    @overload
    def __getitem__(self, at: int) -> Any: ...  # noqa: ANN401  # a column of whatever
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        """One value, or some."""
        if isinstance(at, slice):
            return self.some(range(len(self))[at])
        return self.some([range(len(self))[at]])[0]

    def some(self, places: Sequence[int]) -> list[Any]:
        """Those at `places`, read together."""
        behind = np.array(places, np.intp)
        ends = self._ends[behind].tolist()
        begins = np.where(behind > 0, self._ends[behind - 1], 0).tolist()
        text = self._text.data
        return self._read(b",".join([text[begin:end] for begin, end in zip(begins, ends, strict=True)]))

    def _read(self, pieces: bytes) -> list[Any]:
        found = json.loads(f"[{pieces.decode('utf-8', 'surrogatepass')}]")
        return [read_value("observations", self._name, value) for value in found]
