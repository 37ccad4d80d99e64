"""Areas in words, in every language of the messages."""

from collections.abc import Mapping

from corridor.messages.catalogue import languages, message
from corridor.model.records import Area
from corridor.model.vocabulary import Text


def area_text(areas: Mapping[str, Area], code: str) -> Text:
    """The area's name with its code behind it; the code alone where no area has it."""
    if code not in areas:
        return Text(dict.fromkeys(languages(), code))
    return message("area.named", name=areas[code].name, code=code)
