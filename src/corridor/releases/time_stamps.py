"""Time stamps of checkpoints, where an authority is configured: that a history was there at a moment, by its word.

Who holds the signing key could sign another history later; not with the authority's word of an earlier moment.
"""

import secrets
import time
import urllib.request
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from corridor.errors import TranslatedError
from corridor.releases.whole_file import write_whole
from corridor.signing.time_stamp import request_for, stamped_at

_WAIT_S = 3
_MOST = 100_000
_FOLDER = "time-stamps"


class TimeStampError(TranslatedError):
    """An authority gave no time stamp."""

    def __init__(self, address: str, why: object) -> None:
        """Name its `address`, and what was the matter."""
        super().__init__("time-stamp-refused", address=address, why=why)


class TimeStamps(Struct, frozen=True):
    """Answers of a time stamp authority (RFC 3161), one file for each text.

    Attributes:
        folder: where they are kept.
        address: where the authority is asked; empty where none is.
    """

    folder: Path
    address: str = ""

    @classmethod
    def beside(cls, key: Path, address: str = "") -> "TimeStamps":
        """Those that are kept beside the signing key."""
        return cls(key.with_name(_FOLDER), address)

    def kept(self, text: str) -> bytes | None:
        """The answer that is kept for `text`."""
        file = self._file(text)
        return file.read_bytes() if file.exists() else None

    def obtain(self, text: str) -> None:
        """Have `text` stamped, if an authority is configured and none has stamped it yet.

        Raises:
            TimeStampError: the authority does not answer in time, or refuses; or the answer cannot be kept.
        """
        if not self.address or self._file(text).exists():
            return
        nonce = secrets.randbits(62) + 1
        try:
            answer = self._asked(request_for(text.encode(), nonce))
            stamped_at(answer, text.encode(), nonce)
            write_whole(self._file(text), answer)
        except (OSError, ValueError) as error:
            raise TimeStampError(self.address, error) from error

    def _asked(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query"}
        asked = urllib.request.Request(self.address, body, headers, method="POST")  # noqa: S310  # see its option
        found, end = b"", time.monotonic() + _WAIT_S
        with urllib.request.urlopen(asked, timeout=_WAIT_S) as answer:  # noqa: S310
            while piece := answer.read1(_MOST):
                found += piece
                if len(found) > _MOST or time.monotonic() > end:
                    raise TimeoutError
        return found

    def _file(self, text: str) -> Path:
        return self.folder / f"{sha256(text.encode()).hexdigest()}.tsr"
