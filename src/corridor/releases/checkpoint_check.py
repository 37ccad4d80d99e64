"""Whether the history still is what its checkpoints say: those stored with it, and those that others have kept."""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection

from corridor.messages.catalogue import message
from corridor.model.vocabulary import Text
from corridor.releases.checkpoints import (
    Checkpoint,
    checkpoint_of,
    content_of,
    log_leaves,
    origin_of,
    stored_notes,
)
from corridor.releases.proof import ReleaseUnsignedError
from corridor.releases.releases import Release, all_releases
from corridor.signing.merkle import root_of
from corridor.signing.signed_note import NoteError, read_note, signed_by

Keys = Collection[bytes]
"""Public keys that are believed."""


def checkpoint_faults(connection: Connection, trusted: Keys) -> Iterator[Text]:
    """What does not fit between the checkpoints in a database and its history; empty when all is well.

    From the first release that has a checkpoint on, each must have one.
    """
    notes, releases = stored_notes(connection), all_releases(connection)
    yield from differences(connection, notes.values(), trusted)
    for made in releases:
        note = notes.get(made.number)
        if note is None:
            if notes and made.number > min(notes):
                yield message("fault.checkpoint-missing", release=made.number)
        elif (kept := _readable(note)) is not None:
            yield from _content(connection, made, kept)


def differences(connection: Connection, notes: Iterable[str], trusted: Keys) -> Iterator[Text]:
    """Where the history is another one than `notes` say, which may have been kept anywhere.

    A note says that the log had so many entries with such a root: the log may have grown since, and nothing else.
    Notes of other databases' histories are passed over.
    """
    leaves, origin = log_leaves(connection), origin_of(connection)
    hashes = {made.number: made.hash for made in all_releases(connection)}
    for note in notes:
        kept = _readable(note)
        if kept is None:
            yield message("fault.note-unreadable", note=note[:60].strip())
        elif kept.origin == origin:
            yield from _compared(note, kept, trusted, leaves, hashes)


def signer_of(connection: Connection, number: int, trusted: Keys) -> bytes:
    """The public key, of those that are `trusted`, that signed the checkpoint of release `number`.

    Raises:
        ReleaseUnsignedError: none of them did.
    """
    note = stored_notes(connection).get(number)
    kept = _readable(note) if note is not None else None
    for key in trusted:
        if note is not None and kept is not None and signed_by(read_note(note), kept.origin, key):
            return key
    raise ReleaseUnsignedError(number)


def unsigned_release(connection: Connection, trusted: Keys) -> int | None:
    """The first release whose checkpoint none of the `trusted` keys has signed, or says another thing; None for none.

    The latest must have one, and each from the first on that has.
    """
    notes, origin = stored_notes(connection), origin_of(connection)
    releases = all_releases(connection)
    first = min(notes, default=releases[-1].number)
    for made in releases[first - 1 :]:
        note = notes.get(made.number, "")
        kept = _readable(note)
        if kept is None or (kept.origin, kept.release, kept.release_hash) != (origin, made.number, made.hash):
            return made.number
        if not any(signed_by(read_note(note), origin, key) for key in trusted):
            return made.number
    return None


def _compared(
    note: str, kept: Checkpoint, trusted: Keys, leaves: list[bytes], hashes: dict[int, str]
) -> Iterator[Text]:
    if not any(signed_by(read_note(note), kept.origin, key) for key in trusted):
        yield message("fault.note-unsigned", release=kept.release)
    elif kept.size > len(leaves) or kept.release > max(hashes):
        yield message("fault.history-shorter", release=kept.release, size=kept.size, found=len(leaves))
    elif root_of(leaves[: kept.size]) != kept.root or hashes.get(kept.release) != kept.release_hash:
        yield message("fault.history-other", release=kept.release, size=kept.size)


def _content(connection: Connection, made: Release, kept: Checkpoint) -> Iterator[Text]:
    if (kept.release, kept.rows, kept.content) != (made.number, *content_of(connection, made.number)):
        yield message("fault.checkpoint-content", release=made.number)


def _readable(note: str) -> Checkpoint | None:
    try:
        return checkpoint_of(note)
    except NoteError:
        return None
