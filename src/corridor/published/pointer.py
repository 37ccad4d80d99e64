"""The pointer of a published folder: which release is the latest, and which files hold it, each named by its hash."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from corridor.published.errors import BrokenFileError, FolderFormError
from corridor.releases.checkpoints import origin_begun_by
from corridor.releases.table_file import FORM as TABLE_FORM
from corridor.signing.signed_note import NoteError, read_note, sign, signed_by
from corridor.signing.signing_key import SigningKey

POINTER = "latest.json"
"""Its name. It is the only file that is ever replaced."""
FORM = f"2.{TABLE_FORM}"
"""The form of pointer and files, and of the observations within; programs of another one refuse the folder."""
_DIGITS = 64


class PublishedFile(Struct, frozen=True):
    """A file by the SHA-256 of its content, with its size in bytes."""

    digest: str
    size: int

    @property
    def name(self) -> str:
        """Where it lies in the folder."""
        return f"files/{self.digest}"


class Pointer(Struct, frozen=True):
    """What was published last.

    Attributes:
        release: its number, `hash` its hash, `published_at` when.
        first: the hash of release 1, which tells one history from any other.
        state: tells from what else of the database, the package and the program the files were made.
        public_key: the public half of the key that signs releases, as its notes name it; empty where nothing is signed.
        fingerprint: of the data package under the releases.
        first_is_package: whether release 1 has the observations of the package, which are then kept once.
        package: the package without its observations, see `corridor.published.package_file`.
        observations: the package's observations, see `corridor.releases.table_file`.
        releases: every release's rows, see `corridor.published.release_tables`.
        signature: of all of this, as it stands below a note (see `corridor.signing.signed_note`); empty without one.
    """

    release: int
    published_at: str
    hash: str
    first: str
    state: str
    public_key: str
    fingerprint: str
    first_is_package: bool
    package: PublishedFile
    observations: PublishedFile
    releases: PublishedFile
    signature: str = ""

    @property
    def files(self) -> tuple[PublishedFile, ...]:
        """All files that it names."""
        return self.package, self.observations, self.releases

    @property
    def content(self) -> bytes:
        """The pointer as a file."""
        return self._text.encode()

    @property
    def _text(self) -> str:
        return json.dumps({"form": FORM, **to_builtins(self)}, ensure_ascii=False, indent=1) + "\n"

    def signed(self, key: SigningKey) -> "Pointer":
        """The pointer with the signature by `key`: of the files' hashes, and so of all that is in them."""
        unsigned = replace(self, signature="")._text  # noqa: SLF001  # another one of this class
        note = sign(unsigned, origin_begun_by(self.first), key.private)
        return replace(self, signature=note.removeprefix(f"{unsigned}\n"))

    def is_signed_by(self, keys: Iterable[bytes]) -> bool:
        """Whether the signature is by one of these public keys."""
        unsigned = replace(self, signature="")._text  # noqa: SLF001  # another one of this class
        try:
            note = read_note(f"{unsigned}\n{self.signature}")
        except NoteError:
            return False
        return note.text == unsigned and any(signed_by(note, origin_begun_by(self.first), key) for key in keys)


def pointer_of(content: bytes, place: str) -> Pointer:
    """The pointer that a file holds.

    Raises:
        FolderFormError: it was written in another form.
        BrokenFileError: it is none, or not whole.
    """
    try:
        held: dict[str, Any] = json.loads(content)
        form = held.pop("form")
        if form != FORM:
            raise FolderFormError(place, str(form), FORM)
        return Pointer(**{name: _READERS[name](value) for name, value in held.items()})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BrokenFileError(place, POINTER) from error


def _file(value: dict[str, Any]) -> PublishedFile:
    found = PublishedFile(_text(value["digest"]), _count(value["size"]))
    if len(found.digest) != _DIGITS or not set(found.digest) <= set("0123456789abcdef"):
        raise ValueError(found.digest)
    return found


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise TypeError(value)
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("published_at", "hash", "first", "state", "public_key", "fingerprint", "signature"), _text),
    **dict.fromkeys(("package", "observations", "releases"), _file),
    "release": _count,
    "first_is_package": bool,
}
