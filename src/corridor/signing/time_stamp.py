"""Time stamps by RFC 3161: an authority signs that a text was there at a certain moment.

Only what this takes is written and read in DER: a request with a SHA-256, and of an answer whether it grants a token
for it. Whether the authority's signature is worth anything, OpenSSL tells those who trust its certificate.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

_SEQUENCE, _INTEGER, _OCTETS, _TIME = 0x30, 0x02, 0x04, 0x18
_VERSION = b"\x02\x01\x01"
_SHA256 = bytes.fromhex("300d06096086480165030402010500")
"""The algorithm's identifier, as RFC 5754 has it."""
_WITH_CERTIFICATE = b"\x01\x01\xff"
_GRANTED = (0, 1)
"""Statuses with which a token comes: as asked, and with changes."""
_LONG = 0x80


class NoTokenError(ValueError):
    """An answer grants no time stamp for what was asked."""


class _Part(NamedTuple):
    tag: int
    value: bytes


def request_for(text: bytes, nonce: int) -> bytes:
    """What an authority is asked, by POST as ``application/timestamp-query``; `nonce` is any positive number."""
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    return _written(
        _SEQUENCE, _VERSION + _written(_SEQUENCE, _imprint(text)) + _written(_INTEGER, number) + _WITH_CERTIFICATE
    )


def stamped_at(answer: bytes, text: bytes, nonce: int) -> str:
    """The moment of the token in an authority's answer: ``20261129093000Z``.

    Raises:
        NoTokenError: the request was refused, or the token is for another one, or this is no such answer.
    """
    try:
        (response,) = _parts(answer)
        status, *token = _parts(response.value)
        if int.from_bytes(_first(status, _INTEGER), "big") not in _GRANTED or not token:
            raise NoTokenError("refused")
        info = [*_parts(_signed_content(token[0]))]
        moment = next(part.value for part in info if part.tag == _TIME).decode("ascii")
        nonces = [int.from_bytes(part.value, "big") for part in info[3:] if part.tag == _INTEGER]
    except (IndexError, StopIteration, ValueError) as error:
        raise NoTokenError(str(error) or "no answer of a time stamp authority") from error
    if info[2].value != _imprint(text) or nonce not in nonces[1:]:  # the first is the token's own number
        raise NoTokenError("the token is for something else")
    return moment


def _imprint(text: bytes) -> bytes:
    return _SHA256 + _written(_OCTETS, sha256(text).digest())


def _signed_content(token: _Part) -> bytes:
    """What the authority has signed, within the wrappings of RFC 5652: ContentInfo, SignedData, its content."""
    wrapped = [*_parts(token.value)][1]
    signed = [*_parts(next(_parts(wrapped.value)).value)]
    content = [*_parts(signed[2].value)][1]
    return _first(_Part(_SEQUENCE, next(_parts(content.value)).value), _SEQUENCE)


def _first(part: _Part, tag: int) -> bytes:
    found = next(_parts(part.value))
    if found.tag != tag:
        raise NoTokenError(f"tag {found.tag}")
    return found.value


def _written(tag: int, value: bytes) -> bytes:
    assert len(value) < _LONG  # noqa: S101  # a request has some sixty bytes
    return bytes((tag, len(value))) + value


def _parts(data: bytes) -> Iterator[_Part]:
    """The parts of a value, one after the other."""
    at = 0
    while at < len(data):
        tag, length, at = data[at], data[at + 1], at + 2
        if length >= _LONG:
            size = length - _LONG
            length, at = int.from_bytes(data[at : at + size], "big"), at + size
        if at + length > len(data):
            raise NoTokenError("cut")
        yield _Part(tag, data[at : at + length])
        at += length
