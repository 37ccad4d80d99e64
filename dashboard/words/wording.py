"""The words of the interface: one locale per language, read from ``locales/*.<language>.toml``."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from corridor.messages import catalogue
from corridor.messages.locale_files import entries_in, languages_in, missing_in
from corridor.messages.templates import filled
from corridor.model.vocabulary import Text

LOCALES = Path(__file__).parents[1] / "locales"
FALLBACK = "en"
"""Whose entries stand in for those that a language lacks."""


def languages() -> tuple[str, ...]:
    """The languages of the interface, Chinese first."""
    return languages_in(LOCALES)


def read_all() -> None:
    """Read the locale of every language now, and the messages: processes that are forked afterwards share them."""
    catalogue.read_all()
    for language in languages():
        entries(language)


def entries(language: str) -> Mapping[str, str]:
    """Every entry of one locale by its dotted key.

    Raises:
        ValueError: two files of the locale define the same key.
    """
    return entries_in(LOCALES, language)


def missing(language: str) -> tuple[str, ...]:
    """The keys of the entries that a language lacks; all of them where it has no locale."""
    return missing_in(LOCALES, language)


class Wording(Struct, frozen=True):
    """The interface in one language: a call with an entry's key, and the data's texts in it."""

    language: str

    def __call__(self, key: str, /, **values: object) -> str:
        """The entry `key` with `values` put in their places, from the fallback where the language lacks it.

        Raises:
            KeyError: no such entry, or a place without a value.
        """
        text = entries(self.language).get(key)
        return filled(entries(FALLBACK)[key] if text is None else text, values)

    @property
    def tag(self) -> str:
        """The language as HTML names it; the code of the data's language where it has no locale."""
        return entries(self.language).get("language.tag", self.language)

    def language_name(self, language: str) -> str:
        """What another language of the data is called in itself; its code where it has no locale."""
        return entries(language).get(f"language.{language}", language.upper())

    def text(self, text: Text) -> str:
        """A text of the data or of the messages in this language; failing that in the fallback, failing that in any."""
        return text.by_language.get(self.language) or text.in_(FALLBACK)
