"""Which names, definitions, places and shapes a release would bring, for those who publish it."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.releases.words import LAYERS, ORDER, WordVersion
from dashboard.office import current
from dashboard.words.wording import Wording


def changed_words_list(versions: tuple[WordVersion, ...], w: Wording) -> list[Component]:
    """The changes, each with the name before and after; nothing where there are none. Order alone is no change here."""
    shown = [version for version in versions if version.kind != ORDER]
    if not shown:
        return []
    loaded, base = current.office().latest(), current.office().base
    lines = [html.Li(_line(version, loaded.dataset, base, w)) for version in shown]
    return [html.H2(w("publishing.words.title")), html.P(w("publishing.words.why"), className="hint"), html.Ul(lines)]


def _line(version: WordVersion, published: Dataset, base: Dataset, w: Wording) -> str:
    before, after = (_name(dataset, version, w) for dataset in (published, base))
    words = {"table": w(f"publishing.words.{version.kind}"), "before": before, "name": after}
    if version.content is None:
        return w("publishing.words.gone", **words)
    return w("publishing.words.renamed" if before and before != after else "publishing.words.changed", **words)


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
