"""Proofs: files from which anybody verifies that something was published, with a shell and OpenSSL alone."""

import base64
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from msgspec import Struct
from sqlalchemy import Connection, select

from corridor.errors import TranslatedError
from corridor.messages.catalogue import in_every_language, message
from corridor.releases import audit
from corridor.releases.checkpoints import (
    Checkpoint,
    StandingRow,
    checkpoint_of,
    entry_leaf,
    log_leaves,
    standing_rows,
    stored_notes,
)
from corridor.releases.releases import PUBLISHED, release
from corridor.releases.tables import row_versions
from corridor.releases.time_stamps import TimeStamps
from corridor.signing.merkle import Sibling, inclusion_path, leaf_hash
from corridor.signing.signed_note import read_note
from corridor.signing.sm2 import sm2_signed

Files = dict[str, bytes]
"""Contents of files by name."""


class ReleaseUnsignedError(TranslatedError):
    """A release has no checkpoint that was signed by a key that is believed."""

    def __init__(self, release: int) -> None:
        """Name the `release`."""
        super().__init__("release-unsigned", release=release)


class FigureAbsentError(TranslatedError):
    """A figure does not stand in a release."""

    def __init__(self, release: int, figure: str) -> None:
        """Name both."""
        super().__init__("figure-absent", release=release, figure=figure)


class _Proof(Struct, frozen=True):
    """What every proof begins with: the checkpoint of a release, and the note that it was read from."""

    note: str
    checkpoint: Checkpoint


def proof_of(
    connection: Connection,
    number: int,
    public: bytes,
    figure: str | None = None,
    time_stamps: TimeStamps | None = None,
) -> Files:
    """The files of a proof that release `number` was published, or that `figure` stands in it as it does.

    ``verify.sh`` is what to run; ``README.txt`` says what it does, step by step.

    Args:
        connection: where the release is read.
        number: of the release.
        public: the public key that has signed it.
        figure: id of a row that stands in the release.
        time_stamps: those that were obtained; that of the checkpoint, if there is one, goes with the proof.

    Raises:
        UnknownReleaseError: there is no such release.
        ReleaseUnsignedError: it has no checkpoint.
        FigureAbsentError: it has no such figure.
    """
    release(connection, number)
    note = stored_notes(connection).get(number)
    if note is None:
        raise ReleaseUnsignedError(number)
    known = _Proof(note, checkpoint_of(note))
    content, leaf, path = _of_release(connection, known) if figure is None else _of_figure(connection, known, figure)
    signature = next(iter(read_note(note).signatures)).value
    stamped = time_stamps.kept(known.checkpoint.text) if time_stamps is not None else None
    return {
        "README.txt": in_every_language(message("proof.readme"), "\n").encode(),
        "verify.sh": _SCRIPT.encode(),
        "checkpoint.note": note.encode(),
        "checkpoint.txt": known.checkpoint.text.encode(),
        "signature.bin": signature,
        "public-key.pem": Ed25519PublicKey.from_public_bytes(public).public_bytes(
            Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
        ),
        "leaf.json": leaf,
        "path.txt": _written(path),
        "root.txt": base64.b64encode(known.checkpoint.root if figure is None else known.checkpoint.content) + b"\n",
        **({"figure.json": content} if content is not None else {}),
        **({"checkpoint.tsr": stamped} if stamped is not None else {}),
    }


def also_by_sm2(files: Files, key: Path) -> Files:
    """The files of a proof with one more signature of the checkpoint, by the SM2 key in a file.

    Raises:
        Sm2ExposedError, Sm2Error: the key cannot be used.
    """
    made = sm2_signed(files["checkpoint.txt"], key)
    return {**files, "sm2-signature.bin": made.value, "sm2-public-key.pem": made.public}


def _of_release(connection: Connection, known: _Proof) -> tuple[None, bytes, Sequence[Sibling]]:
    """The entry of the audit log that published the release, and its path to the log's root."""
    entries = tuple(audit.entries(connection, limit=known.checkpoint.size))
    subject = f"release:{known.checkpoint.release}"
    found = next(one for one in entries if (one.action, one.subject) == (PUBLISHED, subject))
    leaves = log_leaves(connection)[: known.checkpoint.size]
    return None, entry_leaf(found), inclusion_path(leaves, found.number - 1)


def _of_figure(connection: Connection, known: _Proof, figure: str) -> tuple[bytes, bytes, Sequence[Sibling]]:
    """The figure's row, its leaf, and the path to the root above the release."""
    rows = tuple(standing_rows(connection, known.checkpoint.release))
    index = next((at for at, row in enumerate(rows) if row.key == figure and row.kind != "sources"), None)
    if index is None:
        raise FigureAbsentError(known.checkpoint.release, figure)
    row = rows[index]
    leaves = [leaf_hash(one.leaf) for one in rows]
    return _content_of(connection, row).encode(), row.leaf, inclusion_path(leaves, index)


def _content_of(connection: Connection, row: StandingRow) -> str:
    of = row_versions.c
    query = select(of.content).where(of.kind == row.kind, of.key == row.key, of.digest == row.digest)
    return str(connection.execute(query).scalars().first())


def _written(path: Sequence[Sibling]) -> bytes:
    """A path as the script reads it: a side and a hash in base64 a line, from the leaf up."""
    lines = (f"{'left' if step.on_left else 'right'} {base64.b64encode(step.digest).decode()}\n" for step in path)
    return "".join(lines).encode()


_SCRIPT = """#!/bin/sh
# Verifies this proof with OpenSSL 3 and a POSIX shell; says "proved", or stops at what does not hold.
# sh verify.sh FILE: the time stamp too, by the certificates of the authority that are trusted, in FILE.
set -eu
trusted=${1:-}
case $trusted in "" | /*) ;; *) trusted=$PWD/$trusted ;; esac
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 1. The checkpoint was signed by the holder of the key.
openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in checkpoint.txt -sigfile signature.bin >/dev/null ||
    { echo "the checkpoint is not signed by this key"; exit 1; }

# 2. The root is one of those that the checkpoint names.
grep -qF -- "$(cat root.txt)" checkpoint.txt || { echo "the root is not in the checkpoint"; exit 1; }

# 3. The figure, where there is one, is the one of the leaf.
if [ -f figure.json ]; then
    digest=$(openssl dgst -sha256 -r figure.json | cut -d ' ' -f 1)
    grep -qF -- "$digest" leaf.json || { echo "the figure is another one"; exit 1; }
else
    hash=$(sed -n 's/^release [0-9]* //p' checkpoint.txt)
    grep -qF -- "$hash" leaf.json || { echo "the entry is of another release"; exit 1; }
fi

# 4. From the leaf up, every hash is joined with the one beside it, until the root is reached (RFC 6962, section 2.1).
{ printf '\\000'; cat leaf.json; } | openssl dgst -sha256 -binary >"$work/hash"
while read -r side other; do
    printf '%s' "$other" | openssl base64 -d -A >"$work/other"
    case $side in
        left) { printf '\\001'; cat "$work/other" "$work/hash"; } ;;
        right) { printf '\\001'; cat "$work/hash" "$work/other"; } ;;
    esac | openssl dgst -sha256 -binary >"$work/next"
    mv "$work/next" "$work/hash"
done <path.txt
[ "$(openssl base64 -A <"$work/hash")" = "$(cat root.txt)" ] || { echo "the path does not lead to the root"; exit 1; }

# 5. Where an SM2 signature goes with it, that holds too.
if [ -f sm2-signature.bin ]; then
    openssl dgst -sm3 -sigopt distid:1234567812345678 -verify sm2-public-key.pem -signature sm2-signature.bin \\
        checkpoint.txt >/dev/null 2>&1 || { echo "the SM2 signature does not hold"; exit 1; }
fi

# 6. The checkpoint was there at the time of the stamp (RFC 3161).
if [ -n "$trusted" ]; then
    openssl ts -verify -data checkpoint.txt -in checkpoint.tsr -CAfile "$trusted" >/dev/null 2>&1 ||
        { echo "no authority that is trusted has stamped the checkpoint"; exit 1; }
    openssl ts -reply -in checkpoint.tsr -text 2>/dev/null | sed -n 's/^Time stamp: /stamped at /p'
fi
echo proved
"""
