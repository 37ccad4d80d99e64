"""A dataset without its figures: shapes, places and areas, for what looks at nothing else."""

from datetime import date

from msgspec.structs import replace

from corridor.model.dataset import Dataset

_FIGURES = ("observations", "programmes", "honours", "statistics", "derivations", "sources")
_WORDS = ("initiatives", "units", "indicators")


def ground_of(dataset: Dataset) -> Dataset:
    """What is left of `dataset` without them, so that nothing made of it can depend on any.

    The corridor's day, and what belts are about, are of the figures.
    """
    return Dataset(
        corridor=replace(dataset.corridor, as_of=date.min),
        areas=dataset.areas,
        countries=dataset.countries,
        places=dataset.places,
        belts={key: replace(belt, observations=(), programmes=()) for key, belt in dataset.belts.items()},
        layers=dataset.layers,
        fingerprint="",
        lines={table: lines for table, lines in dataset.lines.items() if table not in (*_FIGURES, *_WORDS)},
        **{table: {} for table in (*_FIGURES, *_WORDS)},  # type: ignore[arg-type]  # each under its own name
    )
