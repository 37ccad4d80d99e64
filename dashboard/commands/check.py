"""``corridor check``: every problem of a data package, in every language of the messages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from corridor.errors import PackageError, Problem
from corridor.messages import catalogue
from corridor.model.dataset import Dataset
from corridor.package.checks import check as breaches
from corridor.package.checks.corridor_line import distance_to_border
from corridor.package.reading import read_package, read_source_text, shipped_package
from corridor.package.reading.problems import CAUSES
from corridor.progress import followed
from dashboard.commands.options import source_text_option
from dashboard.commands.progress_lines import ProgressLines
from dashboard.words import wording
from dashboard.words.wording import Wording

_LANGUAGES = catalogue.languages()
"""The languages of the output, Chinese first."""


@click.command()
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@source_text_option
@click.option("--lang", "language", type=click.Choice(_LANGUAGES), help="Write in this language only.")
def check(folder: Path | None, source_texts: tuple[tuple[str, Path], ...], language: str | None) -> None:
    """Check the data package in DIR, or the one that ships; exit with 1 when it has problems."""
    languages = (language,) if language else _LANGUAGES
    try:
        with followed(ProgressLines(languages)):
            dataset, problems = read_package(folder or shipped_package())
            sentences, unreadable = _sentences(source_texts)
            problems = [*problems, *unreadable, *breaches(dataset, sentences)]
    except PackageError as error:
        for line in _report(error.problems, languages):
            click.echo(line)
        raise SystemExit(1) from None
    for line in _report(problems, languages) or [_praise(dataset, languages)]:
        click.echo(line)
    for line in _untranslated(dataset, languages):
        click.echo(line)
    raise SystemExit(1 if problems else 0)


def _sentences(source_texts: Iterable[tuple[str, Path]]) -> tuple[dict[str, Mapping[str, str]], list[Problem]]:
    """The sentences of each text by its source, and what is wrong with the texts that cannot be read."""
    sentences: dict[str, Mapping[str, str]] = {}
    problems: list[Problem] = []
    for source, path in source_texts:
        try:
            sentences[source] = read_source_text(path)
        except PackageError as error:
            problems += error.problems
    return sentences, problems


def _report(problems: Sequence[Problem], languages: Sequence[str]) -> list[str]:
    """Each problem in each language, causes of others first, file by file and line by line, and how many there are.

    Empty without any.
    """
    lines: list[str] = []
    for problem in sorted(problems, key=lambda problem: (problem.rule not in CAUSES, problem.file, problem.line)):
        first, *others = (problem.in_language(language) for language in languages)
        lines += [first, *(f"  {other}" for other in others)]
    return [*lines, *(Wording(language)("check.found", count=len(problems)) for language in languages if problems)]


def _praise(dataset: Dataset, languages: Sequence[str]) -> str:
    """One line that says what was looked at, and how near to the border the corridor line comes."""
    counts = {name: len(getattr(dataset, name)) for name in ("observations", "programmes", "honours", "places")}
    layers = sum(1 for features in dataset.layers.values() if features)
    said = [Wording(language)("check.clean", layers=layers, **counts) for language in languages]
    distance = distance_to_border(dataset)
    if distance is not None:
        said += [Wording(language)("check.corridor_line", km=f"{distance:.1f}") for language in languages]
    return " ".join(said)


def _untranslated(dataset: Dataset, languages: Sequence[str]) -> Iterator[str]:
    """What the messages and the interface lack of each language that the package declares.

    It is no problem of the package, and changes no exit code: other languages stand in.
    """
    for declared in dataset.corridor.languages:
        lacking = {"messages": catalogue.missing(declared), "locales": wording.missing(declared)}
        known = declared in catalogue.languages() or declared in wording.languages()
        for language in languages if any(lacking.values()) else ():
            counts = {room: len(keys) for room, keys in lacking.items()}
            yield Wording(language)("check.untranslated", language=declared, **counts)
        if known:
            yield from (f"  {room}/*.{declared}.toml: {key}" for room, keys in lacking.items() for key in keys)
