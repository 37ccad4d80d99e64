"""Messages by their code: ``error.database-full``, ``rule.unknown-code.remedy``, in every language that has files.

A message is a template; `{place}` in it stands for a value. Errors and findings carry the code and the values.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corridor.messages.locale_files import entries_in, languages_in, missing_in
from corridor.messages.templates import filled
from corridor.model.vocabulary import Text

FOLDER = Path(__file__).parent
"""Where the files are."""


def languages() -> tuple[str, ...]:
    """The languages of the messages, Chinese first."""
    return languages_in(FOLDER)


def missing(language: str) -> tuple[str, ...]:
    """The codes of the messages that `language` lacks; all of them where it has no files."""
    return missing_in(FOLDER, language)


def read_all() -> None:
    """Read the messages of every language now, for processes that are forked afterwards."""
    for language in languages():
        entries_in(FOLDER, language)


def message(code: str, /, **values: object) -> Text:
    """The message `code` with `values` in their places, in each language that has it.

    A value that is a Text appears in the message's language.

    Raises:
        KeyError: no language has such a message, or a place has no value.
    """
    return Text({language: _filled(text, language, values) for language, text in _templates(code).items()})


def message_and_remedy(code: str, /, **values: object) -> tuple[Text, Text]:
    """What is wrong by the rule `code`, and what to do about it.

    Raises:
        KeyError: as `message`.
    """
    return message(f"{code}.message", **values), message(f"{code}.remedy", **values)


def section(name: str) -> Mapping[str, Text]:
    """Every message whose code begins with `name` and a dot, by the rest of its code, in the order of the files."""
    return _section(FOLDER, name)


def exists(code: str) -> bool:
    """Whether any language has the message `code`."""
    return any(code in entries_in(FOLDER, language) for language in languages())


def in_every_language(text: Text, between: str = "\n") -> str:
    """A text in the languages of the messages, Chinese first; once where two are the same."""
    return between.join(filter(None, dict.fromkeys(text.in_(language) for language in languages())))


def in_language(value: object, language: str) -> object:
    """A value as it appears in a message in `language`: a Text in that language, anything else as it is."""
    return value.in_(language) if isinstance(value, Text) else value


@cache
def _section(folder: Path, name: str) -> Mapping[str, Text]:
    """Kept, since each row of a workbook asks for the words to choose from; `folder` is where the messages are."""
    begin = f"{name}."
    codes = dict.fromkeys(code for language in languages_in(folder) for code in entries_in(folder, language))
    return {code.removeprefix(begin): message(code) for code in codes if code.startswith(begin)}


def _templates(code: str) -> Mapping[str, str]:
    found = {language: entries_in(FOLDER, language).get(code) for language in languages()}
    templates = {language: text for language, text in found.items() if text is not None}
    if not templates:
        raise KeyError(code)
    return templates


def _filled(template: str, language: str, values: Mapping[str, object]) -> str:
    return filled(template, {name: in_language(value, language) for name, value in values.items()})
