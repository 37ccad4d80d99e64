"""Servers that show only what is signed by a key that they were given."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import delete, update

from corridor.published import published_releases
from corridor.published.errors import FolderUnsignedError, PublishedError
from corridor.published.folder import FolderOnDisk
from corridor.published.pointer import POINTER, Pointer, PublishedFile, pointer_of
from corridor.published.publisher import Publisher
from corridor.releases.checkpoints import stored_notes
from corridor.releases.releases import latest_number
from corridor.releases.tables import checkpoints
from corridor.signing.signing_key import SigningKey, signing_key
from tests.corridor.published.desk import Desk, Server
from tests.corridor.releases.unguarded import unguarded
from tests.examples import examples

_FILE = PublishedFile("0" * 64, 7)
_SIGNED = Pointer(3, "2026-10-02T00:00:00Z", "a" * 64, "b" * 64, "c", "d", "e", True, _FILE, _FILE, _FILE)  # noqa: FBT003


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return signing_key(tmp_path / "own" / "key.pem")


@pytest.fixture
def stranger(tmp_path: Path) -> SigningKey:
    return signing_key(tmp_path / "stranger" / "key.pem")


@pytest.fixture
def signed(desk: Desk, key: SigningKey) -> Desk:
    """A desk that signs; release 1 is published."""
    desk.wanted = replace(desk.wanted, key=key)
    desk.sealed(key)
    desk.publish()
    return desk


def _unsigned(desk: Desk, _key: SigningKey, _stranger: SigningKey, _former: Pointer) -> Pointer:
    return replace(desk.pointer, signature="")


def _by_a_stranger(desk: Desk, _key: SigningKey, stranger: SigningKey, _former: Pointer) -> Pointer:
    return desk.pointer.signed(stranger)


def _with_the_former_signature(desk: Desk, _key: SigningKey, _stranger: SigningKey, former: Pointer) -> Pointer:
    return replace(desk.pointer, signature=former.signature)


def _with_other_files(desk: Desk, _key: SigningKey, _stranger: SigningKey, former: Pointer) -> Pointer:
    return replace(desk.pointer, package=former.releases)


def _in_the_name_of_another_history(desk: Desk, key: SigningKey, _stranger: SigningKey, _former: Pointer) -> Pointer:
    return replace(replace(desk.pointer, first="f" * 64).signed(key), first=desk.pointer.first)


def _without_a_checkpoint(desk: Desk, _key: SigningKey, _stranger: SigningKey, _former: Pointer) -> Pointer:
    with unguarded(desk.database) as connection:
        connection.execute(delete(checkpoints).where(checkpoints.c.release == latest_number(connection)))
    return desk.publish()


def _with_a_gap(desk: Desk, _key: SigningKey, _stranger: SigningKey, _former: Pointer) -> Pointer:
    with unguarded(desk.database) as connection:
        connection.execute(delete(checkpoints).where(checkpoints.c.release == latest_number(connection) - 1))
    return desk.publish()


def _with_a_strangers_checkpoint(desk: Desk, key: SigningKey, stranger: SigningKey, former: Pointer) -> Pointer:
    _without_a_checkpoint(desk, key, stranger, former)
    desk.sealed(stranger)
    return desk.publish()


def _with_the_checkpoint_of_another(desk: Desk, _key: SigningKey, _stranger: SigningKey, _former: Pointer) -> Pointer:
    with unguarded(desk.database) as connection:
        latest, note = latest_number(connection), stored_notes(connection)[1]
        connection.execute(update(checkpoints).where(checkpoints.c.release == latest).values(note=note))
    return desk.publish()


FALSIFIED = (
    _unsigned,
    _by_a_stranger,
    _with_the_former_signature,
    _with_other_files,
    _in_the_name_of_another_history,
    _without_a_checkpoint,
    _with_a_gap,
    _with_a_strangers_checkpoint,
    _with_the_checkpoint_of_another,
)


@pytest.mark.parametrize("falsify", FALSIFIED)
def test_what_is_not_signed_is_refused_and_the_former_release_stays(
    signed: Desk,
    key: SigningKey,
    stranger: SigningKey,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    falsify: Callable[[Desk, SigningKey, SigningKey, Pointer], Pointer],
) -> None:
    monkeypatch.setattr(published_releases, "_LONGEST_REST_S", 0.0)
    caplog.set_level(logging.WARNING, "corridor.published")
    former, trusted = signed.pointer, {key.public}
    server = Server.of(signed.folder, tmp_path / "cache", trusted)
    signed.release()
    signed.sealed(key)
    whole = signed.publish()
    made = falsify(signed, key, stranger, former)
    (signed.path / POINTER).write_bytes(made.content)
    assert [server.looked() for _ in range(3)] == [1, 1, 1]
    assert not server.store.health().reachable
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "--trusted-keys" in caplog.text
    with pytest.raises(FolderUnsignedError):
        Server.of(signed.folder, tmp_path / "new", trusted)
    (signed.path / POINTER).write_bytes(whole.content)
    assert server.looked() == 3
    server.store.close()


@settings(max_examples=examples(300), deadline=None)
@given(at=st.integers(0), byte=st.integers(0, 255))
def test_a_pointer_of_which_any_byte_was_changed_is_another_one_or_refused(
    at: int, byte: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    key = signing_key(tmp_path_factory.getbasetemp() / "pointer-key.pem")
    pointer = _SIGNED.signed(key)
    content = bytearray(pointer.content)
    content[at % len(content)] = byte
    try:
        found = pointer_of(bytes(content), "")
    except PublishedError:
        return
    assert found.is_signed_by({key.public}) == (found == pointer)


@pytest.mark.parametrize("name", [name for name in Pointer.__struct_fields__ if name != "signature"])
def test_the_signature_is_of_every_field(name: str, key: SigningKey) -> None:
    value = getattr(_SIGNED, name)
    others = {int: 4, str: "0" * 64, bool: False, PublishedFile: PublishedFile("1" * 64, 7)}
    pointer = _SIGNED.signed(key)
    assert pointer.is_signed_by({key.public})
    assert not replace(pointer, **{name: others[type(value)]}).is_signed_by({key.public})


def test_any_key_of_the_list_will_do_and_without_a_list_nobody_asks(
    signed: Desk, key: SigningKey, stranger: SigningKey, tmp_path: Path
) -> None:
    for trusted in ({stranger.public, key.public}, None):
        server = Server.of(signed.folder, tmp_path / "cache", trusted)
        assert server.shown == 1
        server.store.close()
    with pytest.raises(FolderUnsignedError):
        Server.of(signed.folder, tmp_path / "cache", set())


def test_what_was_fetched_before_is_held_to_its_signature_too(
    signed: Desk, key: SigningKey, stranger: SigningKey, tmp_path: Path
) -> None:
    Server.of(signed.folder, tmp_path / "cache").store.close()
    signed.path.rename(signed.path.with_name("gone"))
    server = Server.of(signed.folder, tmp_path / "cache", {key.public})
    assert server.shown == 1
    server.store.close()
    with pytest.raises(FolderUnsignedError):
        Server.of(signed.folder, tmp_path / "cache", {stranger.public})


@pytest.mark.parametrize("of_another_host", [True, False])
def test_who_publishes_signs_anew_what_no_host_of_its_own_has_signed(
    signed: Desk, key: SigningKey, stranger: SigningKey, tmp_path: Path, *, of_another_host: bool
) -> None:
    signed.wanted = replace(signed.wanted, trusted=frozenset({stranger.public} if of_another_host else ()))
    there = signed.pointer.signed(stranger)
    (signed.path / POINTER).write_bytes(there.content)
    Publisher(signed.wanted, FolderOnDisk(signed.path), tmp_path / "lock").look()
    assert signed.pointer == (there if of_another_host else there.signed(key))
