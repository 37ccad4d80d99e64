"""Areas in words, in every language of the messages."""

from collections.abc import Mapping
from typing import Protocol

from corridor.messages.catalogue import languages, message
from corridor.model.vocabulary import Text


class Named(Protocol):
    """What has a name in every language."""

    @property
    def name(self) -> Text:
        """The name."""


def area_text(areas: Mapping[str, Named], code: str) -> Text:
    """The area's name with its code behind it; the code alone where no area has it."""
    if code not in areas:
        return Text(dict.fromkeys(languages(), code))
    return message("area.named", name=areas[code].name, code=code)
