"""Rules on where things come from: sources and locators."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.package.checks.rule import Finding, rule

_BOUNDARIES = ("regions", "surroundings", "neighbours", "border")


@rule
def locator_missing(dataset: Dataset) -> Iterator[Finding]:
    """A reader who doubts a figure can find its sentence."""
    for row in dataset.figures.where(lambda row: row.source and not row.locator.strip(), "source", "locator"):
        yield Finding("observations", row.id, "locator", row.source)
    for honour in dataset.honours.values():
        if honour.source and not honour.locator.strip():
            yield Finding("honours", honour.id, "locator", honour.source)
    for programme in dataset.programmes.values():
        if programme.source and not any(locator.strip() for locator in programme.locators):
            yield Finding("programmes", programme.id, "locators", programme.source)


@rule
def layer_without_source(dataset: Dataset) -> Iterator[Finding]:
    """Every layer of the map says where it comes from."""
    missing = [layer for layer, features in dataset.layers.items() if features and not dataset.layer_sources.get(layer)]
    if missing:
        yield Finding("datapackage", "", "sources", ", ".join(missing))


@rule
def boundary_without_source(dataset: Dataset) -> Iterator[Finding]:
    """A layer that draws boundaries names the source of boundaries that it was made from."""
    boundaries = {source.id for source in dataset.sources.values() if source.kind == "boundary"}
    for layer in _BOUNDARIES:
        sources = dataset.layer_sources.get(layer, ())
        if sources and dataset.layers.get(layer) and not boundaries.intersection(sources):
            yield Finding("datapackage", "", "sources", ", ".join(sources), {"layer": layer})


@rule
def layer_source_unknown(dataset: Dataset) -> Iterator[Finding]:
    """The source of a layer is one that has a row of its own."""
    for layer, sources in dataset.layer_sources.items():
        for source in sources:
            if source not in dataset.sources:
                yield Finding("datapackage", "", "sources", source, {"layer": layer})


RULES = (locator_missing, layer_without_source, boundary_without_source, layer_source_unknown)
