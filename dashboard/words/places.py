"""Places in words."""

from corridor.model.records import Country, Place
from dashboard.words.wording import Wording


def opposite_in_words(port: Place, faces: Country | None, key: str, w: Wording) -> str:
    """What lies opposite a port, by the entry `key`: the place and its country.

    The country alone, by `key` + "_country", where the place has no name; nothing for a port that faces no country.
    """
    if faces is None:
        return ""
    country, place = w.text(faces.name), w.text(port.opposite)
    return w(key, country=country, place=place) if place else w(f"{key}_country", country=country)
