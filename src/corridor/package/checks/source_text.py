"""Rules that prove figures against the sentences they stand in, for sources with a plain-text copy at hand."""

import re
from collections.abc import Iterator, Mapping

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.package.checks.rule import Finding, rule

Sentences = Mapping[str, Mapping[str, str]]
"""For each source, by its id, the sentences by their locator."""
_NUMERAL = r"\d〇零一二两三四五六七八九十百千万亿▢"
_BEFORE = rf"(?<![{_NUMERAL}])(?<!\d[.,])"
_AFTER = rf"(?![{_NUMERAL}余多%％]|[.,]\d)"


@rule
def source_text_unknown(dataset: Dataset, sentences: Sentences) -> Iterator[Finding]:
    """A text is that of a source which the package knows."""
    for source in sentences:
        if source not in dataset.sources:
            yield Finding("sources", "", "id", source)


@rule
def locator_unknown(dataset: Dataset, sentences: Sentences) -> Iterator[Finding]:
    """Every locator leads to a sentence."""
    for table, key, column, source, locator in _locators(dataset, sentences):
        if source in sentences and locator and locator not in sentences[source]:
            yield Finding(table, key, column, locator, {"source": source})


@rule
def printed_not_in_sentence(dataset: Dataset, sentences: Sentences) -> Iterator[Finding]:
    """A figure as printed stands verbatim in the sentence of its locator, and not as a piece of a longer number."""

    def is_absent(row: Observation) -> bool:
        sentence = sentences.get(row.source, {}).get(row.locator)
        return sentence is not None and bool(row.printed) and not stands_in(row.printed, sentence)

    for row in dataset.figures.where(is_absent, "source", "locator", "printed") if sentences else ():
        facts = {"source": row.source, "locator": row.locator}
        yield Finding("observations", row.id, "printed", row.printed, facts)


def stands_in(printed: str, sentence: str) -> bool:
    """Whether `printed` stands in `sentence` as a number of its own: 11项 does, in 等11项; 8% does not, in 98%."""
    before = _BEFORE if re.match(rf"[{_NUMERAL}]", printed) else ""
    after = _AFTER if re.search(rf"[{_NUMERAL}]$", printed) else ""
    return re.search(before + re.escape(printed) + after, sentence) is not None


def _locators(dataset: Dataset, sentences: Sentences) -> Iterator[tuple[str, str, str, str, str]]:
    """Table, id, column, source and locator of everything that a sentence is named for; of figures, of `sentences`."""
    for observation in dataset.figures.where(lambda row: row.source in sentences, "source"):
        yield "observations", observation.id, "locator", observation.source, observation.locator
    for honour in dataset.honours.values():
        yield "honours", honour.id, "locator", honour.source, honour.locator
    for programme in dataset.programmes.values():
        for locator in programme.locators:
            yield "programmes", programme.id, "locators", programme.source, locator


RULES = (source_text_unknown, locator_unknown, printed_not_in_sentence)
