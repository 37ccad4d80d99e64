"""What can go wrong, with messages for the person who can mend it."""

from collections.abc import Sequence

from msgspec import Struct

from corridor.messages.catalogue import exists, languages, message
from corridor.model.vocabulary import Text


class Problem(Struct, frozen=True):
    """One breach of the data contract.

    Attributes:
        rule: short name of the rule, for instance ``unknown-code``.
        file: path inside the package, ``observations.csv``.
        line: line in that file counted from 1 (the header is line 1); 0 when the file as a whole is meant.
        field: column or property, or empty.
        found: what stands there.
        message: what is wrong, with what was found.
        remedy: what to do.
    """

    rule: str
    file: str
    line: int
    field: str
    found: str
    message: Text
    remedy: Text

    @property
    def text(self) -> Text:
        """The problem on one line, in every language."""
        return Text({language: self.in_language(language) for language in languages()})

    def in_language(self, language: str) -> str:
        """The problem on one line in `language`: place, rule, message, remedy."""
        place = self.file + (f":{self.line}" if self.line else "") + (f" [{self.field}]" if self.field else "")
        return f"{place} {self.rule}: {self.message.in_(language)} → {self.remedy.in_(language)}"


class CorridorError(Exception):
    """Root of this package's errors."""


class TranslatedError(CorridorError):
    """An error with a message in each language.

    Attributes:
        code: names the message, ``error.`` + `code`.
        text: what happened and what to do; the exception's own message is the English one.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        """Fill `values` into the message `code`."""
        self.code = code
        self.text = message(f"error.{code}", **values)
        super().__init__(self.text.in_("en"))

    @property
    def public(self) -> Text:
        """The same for somebody who does not run this machine: without addresses, paths and words of drivers."""
        code = f"visitor.{self.code}"
        return message(code) if exists(code) else self.text


class PackageError(CorridorError):
    """A data package that breaks the contract; carries every problem found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep `problems`; the message lists them all in English."""
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.in_language("en") for problem in problems))
