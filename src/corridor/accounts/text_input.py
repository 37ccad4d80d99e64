"""Texts that people type: trimmed, limited, and without what no database stores or no eye sees."""

import unicodedata

from corridor.accounts.errors import WordingError
from corridor.model.vocabulary import Text

_UNSEEN = ("Cc", "Cs", "Co", "Cn")
_ALLOWED = "\n\t"
REASON = Text({"zh": "理由", "en": "the reason"})
REMARK = Text({"zh": "意见", "en": "the remark"})
ANSWER = Text({"zh": "说明", "en": "the explanation"})
DOCUMENT = Text({"zh": "材料名称", "en": "the title of the document"})
OFFICE = Text({"zh": "单位", "en": "the office"})


def checked_text(text: str, field: Text, most: int, least: int = 1) -> str:
    """What was typed into `field`, composed and trimmed.

    Raises:
        WordingError: it is shorter than `least` or longer than `most`, or has characters that nobody types.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    unseen = any(unicodedata.category(sign) in _UNSEEN and sign not in _ALLOWED for sign in plain)
    if unseen or not least <= len(plain) <= most:
        raise WordingError(field, most)
    return plain
