"""All rules, and the one function that runs them."""

from collections.abc import Iterator

from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.package.checks import (
    belts,
    border,
    border_gaps,
    border_missing,
    corridor,
    corridor_line,
    derivations,
    figures,
    geometry,
    initiatives,
    languages,
    measures,
    parts,
    periods,
    places,
    predecessors,
    printed,
    redefinitions,
    source_text,
    sources,
)
from corridor.package.checks.judged_ground import Found, JudgedGround
from corridor.progress import Progress, Step, note

RULES = (
    *corridor.RULES,
    *initiatives.RULES,
    *predecessors.RULES,
    *redefinitions.RULES,
    *measures.RULES,
    *parts.RULES,
    *figures.RULES,
    *periods.RULES,
    *places.RULES,
    *printed.RULES,
    *belts.RULES,
    *derivations.RULES,
    *sources.RULES,
    *languages.RULES,
    *geometry.RULES,
    *border.RULES,
    *border_gaps.RULES,
    *border_missing.RULES,
    *corridor_line.RULES,
)
"""The rules that a dataset is held to by itself."""
_GROUND = frozenset(
    (
        *places.RULES,
        *geometry.RULES,
        *border.RULES,
        *border_gaps.RULES,
        *border_missing.RULES,
        *corridor_line.RULES,
    )
)
"""Those for which no figure makes a difference."""
SOUND_GROUND: Found = {rule.name: () for rule in RULES if rule in _GROUND}
"""What is found on a ground that breaks none of them."""


def found_on(ground: Dataset) -> Found:
    """Every breach of each rule for which no figure makes a difference, in a dataset without figures (`ground_of`)."""
    return {rule.name: tuple(rule.problems(ground)) for rule in RULES if rule in _GROUND}


def check(
    dataset: Dataset, sentences: source_text.Sentences | None = None, judged: JudgedGround | None = None
) -> Iterator[Problem]:
    """Every breach of every rule in `dataset`, rule by rule; none is raised, and none ends the search.

    Args:
        dataset: what could be read; rows and layers may be missing, codes unknown.
        sentences: for each source of which a text is at hand, its sentences by locator.
        judged: what is known of the ground that other datasets lie on.
    """
    ground = (judged or JudgedGround()).under(dataset)
    for number, rule in enumerate(RULES, start=1):
        note(Progress(Step.CHECKING, number, len(RULES)))
        yield from ground.problems(rule) if rule in _GROUND else rule.problems(dataset)
    for proof in source_text.RULES:
        yield from proof.problems(dataset, sentences or {})
