"""Plain-text copies of sources, used to prove figures as printed; such a text is never part of a package."""

import re
from collections.abc import Mapping
from pathlib import Path

from corridor.errors import PackageError, Problem
from corridor.package.reading.files import decoded
from corridor.package.reading.problems import problem

_SENTENCE = re.compile(r"([0-9]+(?:\.[0-9]+)*)\s+(\S.*)")


def read_source_text(path: Path) -> Mapping[str, str]:
    """The sentences of a source by their locators, from lines such as ``3.10 sentence``.

    Empty lines and lines that begin with ``#`` are passed over.

    Raises:
        PackageError: the file cannot be read, or has lines of another form or a locator twice; all are named.
    """
    problems: list[Problem] = []
    text = decoded(_content(path), path.name, problems)
    sentences = _sentences(text or "", path.name, problems)
    if problems:
        raise PackageError(problems)
    return sentences


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise PackageError([problem("unreadable-file", str(path), 0, "", error.strerror or error)]) from error


def _sentences(text: str, file: str, problems: list[Problem]) -> dict[str, str]:
    sentences: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _SENTENCE.fullmatch(line.strip())
        if match is None:
            problems.append(problem("unreadable-sentence", file, number, "", line[:40]))
        elif match[1] in sentences:
            problems.append(problem("duplicate-locator", file, number, "", match[1]))
        else:
            sentences[match[1]] = match[2]
    return sentences
