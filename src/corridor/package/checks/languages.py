"""Rules on the languages: what is said in one is said in all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corridor.model.dataset import Dataset
from corridor.model.package_tables import Tables
from corridor.model.records import Observation
from corridor.model.vocabulary import Text
from corridor.package.checks.rule import Finding, rule


@rule
def translation_missing(dataset: Dataset) -> Iterator[Finding]:
    """A localized field is filled in every language of the package, or in none."""
    languages = dataset.corridor.languages
    for table, rows in _tables(dataset).items():
        columns = _localized(rows)
        for row in rows:
            for column in columns:
                text: Text = getattr(row, column)
                if text.by_language and any(text.by_language.values()):
                    yield from _missing(table, row.id, column, text.by_language, languages)


@rule
def layer_translation_missing(dataset: Dataset) -> Iterator[Finding]:
    """A feature that has a name in one language has one in all."""
    languages = dataset.corridor.languages
    for layer, features in dataset.layers.items():
        for feature in features:
            names = {language: str(feature.properties.get(f"name_{language}") or "") for language in languages}
            yield from _missing(f"layers/{layer}", feature.id, "name", names, languages)


def _missing(
    table: str, key: str, column: str, texts: Mapping[str, str], languages: Iterable[str]
) -> Iterator[Finding]:
    """One finding when some of the languages have a text and others not."""
    missing = [language for language in languages if not texts.get(language)]
    filled = next(filter(None, texts.values()), "")
    if missing and filled:
        columns = ", ".join(f"{column}_{language}" for language in missing)
        yield Finding(table, key, column, filled, {"missing": ", ".join(missing), "columns": columns})


def _tables(dataset: Dataset) -> Mapping[str, list[Any]]:
    """The rows of every table, the corridor's one row included."""
    names = [name for name in Tables.__struct_fields__ if name not in ("corridor", "observations")]
    tables = {name: list(getattr(dataset, name).values()) for name in names}
    return {"corridor": [dataset.corridor], **tables, "observations": list(_lacking(dataset))}


def _lacking(dataset: Dataset) -> Iterable[Observation]:
    """Of very many observations those that may be found."""
    languages, columns = dataset.corridor.languages, _localized(list(dataset.figures.firsts("source")))

    def lacks(row: Observation) -> bool:
        return any(list(_missing("", "", "", getattr(row, name).by_language, languages)) for name in columns)

    return dataset.figures.where(lacks, *columns) if columns else ()


def _localized(rows: list[Any]) -> list[str]:
    """The names of the columns that hold a text in each language."""
    return [name for name in rows[0].__struct_fields__ if isinstance(getattr(rows[0], name), Text)] if rows else []


RULES = (translation_missing, layer_translation_missing)
