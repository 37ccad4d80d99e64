"""Witnesses: where signed checkpoints are kept besides the database, so that no shorter or other history passes.

A witness is a file that notes are appended to, best on another machine's disk, or an address that gives all notes it
has to GET and takes another by POST.
"""

import os
import re
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from corridor.errors import TranslatedError

_NOTE = re.compile(r".+?\n\n(?:— [^\n]*\n)+", re.DOTALL)
_WAIT_S = 3
_MOST = 50_000_000
"""Bytes that are read of a witness: a hundred thousand notes."""


class WitnessError(TranslatedError):
    """A witness cannot be read or written."""

    def __init__(self, place: str, why: object) -> None:
        """Name the `place`, and the system's own words."""
        super().__init__("witness-unreachable", place=place, why=why)


class Witness(Struct, frozen=True):
    """One place where notes are kept.

    Attributes:
        place: a file's path, or an address with http or https.
    """

    place: str

    @property
    def _is_address(self) -> bool:
        return self.place.startswith(("http://", "https://"))

    def notes(self) -> tuple[str, ...]:
        """Every note that is kept there, the oldest first; none where nothing was kept yet.

        Raises:
            WitnessError: it cannot be read.
        """
        try:
            text = self._fetched() if self._is_address else self._read()
        except (OSError, ValueError) as error:
            raise WitnessError(self.place, error) from error
        return notes_in(text)

    def keep(self, notes: Sequence[str]) -> None:
        """Add notes. What is there stays.

        Raises:
            WitnessError: it cannot be written.
        """
        try:
            for note in notes:
                if self._is_address:
                    self._send(note)
                else:
                    self._append(note)
        except (OSError, ValueError) as error:
            raise WitnessError(self.place, error) from error

    def _read(self) -> str:
        file = Path(self.place)
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def _append(self, note: str) -> None:
        file = Path(self.place)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with file.open("a", encoding="utf-8") as out:
            out.write(f"{note}\n")
            out.flush()
            os.fsync(out.fileno())

    def _fetched(self) -> str:
        with urllib.request.urlopen(self.place, timeout=_WAIT_S) as answer:  # noqa: S310  # http or https, see above
            return str(answer.read(_MOST).decode("utf-8"))

    def _send(self, note: str) -> None:
        headers = {"Content-Type": "text/plain; charset=utf-8"}
        request = urllib.request.Request(self.place, note.encode(), headers, method="POST")  # noqa: S310
        urllib.request.urlopen(request, timeout=_WAIT_S).close()  # noqa: S310


def notes_in(text: str) -> tuple[str, ...]:
    """The notes in a text that holds one after the other."""
    return tuple(found.group().lstrip("\n") for found in _NOTE.finditer(text))
