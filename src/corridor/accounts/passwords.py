"""Passwords: argon2 hashes, what makes one good enough, and one made by chance."""

import re
import secrets
import threading
from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from corridor.accounts.errors import PasswordError
from corridor.messages.catalogue import message
from corridor.releases.timestamps import moment, stamp

LEAST = 12
MOST = 256
INITIAL = timedelta(days=7)
"""How long an initial password, made by chance for somebody else, may be used; its first use is to choose another."""
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without signs that look alike."""
_GROUPS, _GROUP = 5, 4
_DISTINCT = 5
_ENOUGH = 10.0
"""Ten thousand million guesses: out of reach for who asks this server, and long work for who has its hashes."""
_LEFT = 6
"""Letters and digits that must be left of a password without the words that anybody would try."""
_JUDGED = 40
_AT_ONCE = threading.BoundedSemaphore(2)
"""Each hash takes 64 MB for a moment: a flood of sign-ins waits in line and does not fill the memory."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    """A hash that no password is known for; made once, when first needed."""
    return _hasher().hash(secrets.token_hex())


def hashed(password: str) -> str:
    """The argon2id hash of `password`."""
    with _AT_ONCE:
        return _hasher().hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether `password` is the one of a stored hash; takes as long where there is none."""
    with _AT_ONCE:
        try:
            _hasher().verify(stored or _nobodys(), password)
        except (VerificationError, InvalidHashError, UnicodeEncodeError):
            return False
    return stored is not None


def outdated(stored: str) -> bool:
    """Whether a stored hash was made with weaker parameters than today's."""
    return _hasher().check_needs_rehash(stored)


def generated() -> str:
    """A password by chance, easy to copy by hand: about 99 bits."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def expiry(now: str) -> str:
    """Until when an initial password that is made `now` may be used, as it is stored."""
    return stamp(moment(now) + INITIAL)


def demand_good(password: str, name: str, office: str = "") -> None:
    """Let only a good enough password pass. What counts is how long guessing takes; no signs are prescribed.

    The estimate (zxcvbn's) knows the passwords that people choose most, names, words, dates and rows of keys, and is
    given the account, its office and this program: what is made of them is guessed first.

    Raises:
        PasswordError: it is too short, too long, holds the account's `name`, or is guessed too soon.
    """
    if not LEAST <= len(password) <= MOST:
        raise PasswordError("password-length", least=LEAST, most=MOST)
    if not password.isprintable():
        raise PasswordError("password-control")
    words = _known_words(name, office)
    if len(set(password)) < _DISTINCT or _holds(password, name) or _made_of(password, words):
        raise PasswordError("password-guessable", least=_DISTINCT)


def _made_of(password: str, words: list[str]) -> bool:
    """Whether it is guessed too soon, or little is left of it without the `words`.

    It is judged by its beginning, since the time grows with the square of the length.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415  # its lists cost a tenth of a second

    left = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "")
    if sum(sign.isalnum() for sign in left) < _LEFT:
        return True
    return float(zxcvbn(password[:_JUDGED], user_inputs=words)["guesses_log10"]) < _ENOUGH


def _known_words(name: str, office: str) -> list[str]:
    """The words of the account, its office and this program, in small letters."""
    product = " ".join(message("product").by_language.values())
    return re.findall(r"[^\W\d_]{2,}", f"{name} {office} {product}".casefold())


def _holds(password: str, name: str) -> bool:
    """Whether the name can be seen in the password; names too short to be a hint do not count."""
    return len(name) >= _DISTINCT - 1 and name.casefold() in password.casefold()
