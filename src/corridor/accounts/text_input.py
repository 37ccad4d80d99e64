"""Texts that people type: trimmed, limited, and without characters that no database stores or nobody can see."""

import unicodedata

from corridor.accounts.errors import WordingError

_UNSEEN = ("Cc", "Cs", "Co", "Cn")
_ALLOWED = "\n\t"
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Controls of the writing direction: with them a text reads otherwise than it is stored."""
REASON, REMARK, ANSWER, DOCUMENT, OFFICE = "reason", "remark", "answer", "document", "office"
"""The fields by their codes, ``field.reason`` and so on among the messages."""


def checked_text(text: str, field: str, most: int, least: int = 1) -> str:
    """What was typed into `field`, in Unicode's composed form and trimmed.

    Raises:
        WordingError: it is shorter than `least` or longer than `most`, or has characters that nobody types.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    unseen = any((unicodedata.category(sign) in _UNSEEN and sign not in _ALLOWED) or sign in _TURNING for sign in plain)
    if unseen or not least <= len(plain) <= most:
        raise WordingError(field, most)
    return plain
