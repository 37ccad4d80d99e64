"""Which names, definitions, places and shapes are not as they were published before."""

from collections.abc import Iterable, Mapping

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.releases.words import LAYERS, ORDER, WordVersion
from dashboard.html.elements import html
from dashboard.words.wording import Wording


def changed_words_list(
    versions: Iterable[WordVersion], before: Dataset, after: Dataset, w: Wording
) -> Component | None:
    """The changes, each with the name before and after; None where there are none. Order alone is no change here."""
    lines = [html.Li(_line(version, before, after, w)) for version in versions if version.kind != ORDER]
    return html.Ul(lines, className="changed-words") if lines else None


def _line(version: WordVersion, published: Dataset, base: Dataset, w: Wording) -> str:
    before, after = (_name(dataset, version, w) for dataset in (published, base))
    words = {"table": w(f"publishing.words.{version.kind}"), "before": before, "name": after}
    if version.content is None:
        return w("publishing.words.gone", **words)
    said = w("publishing.words.renamed" if before and before != after else "publishing.words.changed", **words)
    what = [_redefinition(dataset, version, w) for dataset in (published, base)]
    return w("publishing.words.redefined", said=said, what=what[1]) if what[1] and what[0] != what[1] else said


def _redefinition(dataset: Dataset, version: WordVersion, w: Wording) -> str:
    """What is counted otherwise since an indicator was redefined; empty for all else."""
    indicator = dataset.indicators.get(version.key) if version.kind == "indicators" else None
    return w.text(indicator.redefinition) if indicator else ""


def _name(dataset: Dataset, version: WordVersion, w: Wording) -> str:
    """What the row is called in a dataset; of a layer what it shows. Empty where the dataset does not have it."""
    if version.kind == LAYERS:
        return w(f"publishing.words.layer.{version.key}") if version.key in dataset.layers else ""
    if version.kind == "corridor":
        return w.text(dataset.corridor.title)
    rows: Mapping[str, object] = getattr(dataset, version.kind)
    row = rows.get(version.key)
    names = (getattr(row, field, None) for field in ("name", "measure", "title"))
    return next((w.text(name) for name in names if isinstance(name, Text)), "")
