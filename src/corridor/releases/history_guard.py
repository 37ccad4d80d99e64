"""Guarding the history: it is compared with what witnesses have kept, signed, and its head is sent to them."""

import json
import logging

from msgspec import Struct
from sqlalchemy import Connection

from corridor.errors import TranslatedError
from corridor.messages.catalogue import in_every_language
from corridor.model.vocabulary import Text
from corridor.releases.checkpoint_check import Keys, differences
from corridor.releases.checkpoints import Content, checkpoint_of, drawn_up, origin_of, seal, signed, stored_notes
from corridor.releases.database import Database
from corridor.releases.guard_check import guard_faults
from corridor.releases.releases import Release, latest_number, release
from corridor.releases.time_stamps import TimeStampError, TimeStamps
from corridor.releases.witness import Witness, WitnessError
from corridor.signing.signed_note import read_note, signed_by
from corridor.signing.signing_key import SigningKey

HISTORY = "corridor.history"
"""The log that signed heads and what was found about them go to."""
_LOG = logging.getLogger(HISTORY)


class RewrittenError(TranslatedError):
    """The history in the database is not the one that was signed."""

    def __init__(self, place: str, fault: Text) -> None:
        """Name the `place` that knows another history, and what differs."""
        super().__init__("history-rewritten", place=place, fault=fault)


class UnguardedError(TranslatedError):
    """The triggers that make published rows unchangeable are not all there."""

    def __init__(self, fault: Text) -> None:
        """Say what is missing, or another one."""
        super().__init__("history-unguarded", fault=fault)


class HistoryGuard(Struct, frozen=True):
    """What signs the history of a database, and who keeps its heads.

    Attributes:
        key: signs.
        trusted: public keys whose notes are believed: the own one, and those of earlier hosts.
        witnesses: where notes are kept besides.
        time_stamps: those of checkpoints, where an authority is asked for them.
    """

    key: SigningKey
    trusted: Keys
    witnesses: tuple[Witness, ...] = ()
    time_stamps: TimeStamps | None = None

    def begin(self, database: Database, first: Content | None = None) -> str:
        """What a server does before it serves: compare, sign the latest release if nobody has, send out. The last note.

        A witness that does not answer is named in the log, and does not keep the server from its work. Where the first
        release is the latest, its rows are not read if their `first` content is known.

        Raises:
            RewrittenError: a witness, or the database itself, has a checkpoint that the history does not fit.
            UnguardedError: a trigger that forbids changes is missing, or was replaced.
        """
        kept = {witness: self._heard(witness) for witness in self.witnesses}
        with database.reading() as connection:
            for fault in guard_faults(connection):
                raise UnguardedError(fault)
            for witness, notes in kept.items():
                self._demand(connection, witness.place, notes)
        with database.writing() as connection:
            made = release(connection, latest_number(connection))
            note = self.sign(connection, made, first if made.number == 1 else None)
            present = self._present(connection)
            own = dict.fromkeys((*stored_notes(connection).values(), present))  # the log may have grown since
        for witness, notes in kept.items():
            self._sent(witness, [one for one in own if one not in notes])
        return note

    def send_present(self, database: Database) -> None:
        """Send out the head of the history as it is now, where witnesses do not have it: the log may have grown.

        A log whose end was cut is found by the last head that went out.
        """
        with database.reading() as connection:
            present = self._present(connection)
        for witness in self.witnesses:
            if present not in self._heard(witness):
                self._sent(witness, [present])

    def have_stamped(self, database: Database) -> None:
        """Have the checkpoint of every release stamped with the time by the authority, where that was not done yet.

        One that does not answer is named in the log, and asked again the next time.
        """
        if self.time_stamps is None:
            return
        with database.reading() as connection:
            notes = stored_notes(connection).values()
        try:
            for note in notes:
                self.time_stamps.obtain(read_note(note).text)
        except TimeStampError as error:
            _LOG.warning(in_every_language(error.text, " · "))

    def _present(self, connection: Connection) -> str:
        made, origin = release(connection, latest_number(connection)), origin_of(connection)
        note = stored_notes(connection).get(made.number)
        believed = note is not None and any(signed_by(read_note(note), origin, key) for key in self.trusted)
        return signed(drawn_up(connection, made, checkpoint_of(note) if note and believed else None), self.key)

    def kept(self) -> tuple[str, ...]:
        """The notes of every witness that answers."""
        return tuple(note for witness in self.witnesses for note in self._heard(witness))

    def sign(self, connection: Connection, made: Release, content: Content | None = None) -> str:
        """The note of `made`, the release published last: the stored one, or a new one, in the caller's transaction.

        Its rows are not read where their `content` is known.

        Raises:
            RewrittenError: the history does not fit an earlier note: nothing is ever signed on top of it.
        """
        notes = stored_notes(connection)
        if notes:
            last = max(notes)
            self._demand(connection, "database", (notes[last],))
            if last == made.number:
                return notes[last]
        return seal(connection, self.key, made, content)

    def send_out(self, note: str) -> None:
        """Give a new note to every witness, and to the log."""
        head = checkpoint_of(note)
        _LOG.info("release %d %s, %d entries", head.release, head.release_hash, head.size)
        _LOG.info("checkpoint %s", json.dumps(note, ensure_ascii=False))
        for witness in self.witnesses:
            self._sent(witness, [note])

    def _demand(self, connection: Connection, place: str, notes: tuple[str, ...]) -> None:
        for fault in differences(connection, notes, self.trusted):
            raise RewrittenError(place, fault)

    def _heard(self, witness: Witness) -> tuple[str, ...]:
        try:
            return witness.notes()
        except WitnessError as error:
            _LOG.warning(in_every_language(error.text, " · "))
            return ()

    def _sent(self, witness: Witness, notes: list[str]) -> None:
        try:
            witness.keep(notes)
        except WitnessError as error:
            _LOG.warning(in_every_language(error.text, " · "))
