"""Find anything by name: the dialog, and the entries that answer to what was typed."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.search import Entry, EntryKind
from dashboard.html.elements import Input, html
from dashboard.words.wording import Wording, languages

SHOWN = 12
"""How many of the entries found are listed: what can be looked through at a glance."""
_ON_THE_MAP = (EntryKind.REGION, EntryKind.PORT, EntryKind.SEAT, EntryKind.BELT)
_IN_THE_PANEL = (EntryKind.PORT, EntryKind.BELT, EntryKind.INDICATOR, EntryKind.PROGRAMME, EntryKind.HONOUR)
"""What has a place of its own in the panel, to which picking it leads (``assets/lead_to.js``)."""


def search_panel(w: Wording) -> Component:
    """A combobox: a field, the list that it controls, and what is said of the list."""
    field = Input(
        id="search-input",
        type="text",
        role="combobox",
        placeholder=w("search.hint"),
        autoComplete="off",
        spellCheck="false",
        maxLength="60",
        **{
            "aria-label": w("search.label"),
            "aria-controls": "search-list",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
        },
    )
    close = html.Button(
        w("search.close"), type="button", className="close", **{"data-action": "close", "aria-keyshortcuts": "Escape"}
    )
    return html.Div(
        [
            html.Div([field, close], className="search-head"),
            html.Ul(id="search-list", role="listbox", className="search-list", **{"aria-label": w("search.list")}),
            html.P(id="search-said", role="status", className="search-said"),
            html.P(w("search.keys"), className="search-keys"),
        ],
        className="search",
        **{"data-failed": w("search.failed")},
    )


def kind_words() -> Mapping[EntryKind, tuple[str, ...]]:
    """The words by which all entries of a kind are asked for, in every language: who reads one may type another."""
    wordings = [Wording(language) for language in languages()]
    return {kind: tuple(word for w in wordings for word in w(f"search.called.{kind}").split()) for kind in EntryKind}


def what_was_found(total: int, typed: str, w: Wording) -> str:
    """How many entries answer to what was typed, and how many of them are listed where that is not all."""
    if not total:
        return w("search.nothing", typed=typed)
    return w("search.found", count=total) if total <= SHOWN else w("search.found_more", shown=SHOWN, count=total)


def entry_list(entries: Iterable[Entry], dataset: Dataset, w: Wording) -> list[Component]:
    """The entries as options of the list."""
    return [_option(place, entry, dataset, w) for place, entry in enumerate(entries)]


def pick(entry: Entry) -> str:
    """The change of the selection that picking `entry` makes; what has a place on the map turns to the map."""
    if entry.kind is EntryKind.INITIATIVE:
        return urlencode({"initiative": entry.initiative})
    change = {"region": entry.region or ""}
    if entry.kind not in _ON_THE_MAP:
        change |= {"initiative": entry.initiative or "", "figure": entry.figure or ""}
    if entry.kind in _ON_THE_MAP or entry.region:
        change["view"] = "map"
    return urlencode(change)


def _option(place: int, entry: Entry, dataset: Dataset, w: Wording) -> Component:
    marks = {"data-pick": pick(entry), "data-entry": entry.id, "aria-selected": "false"}
    if entry.kind in _IN_THE_PANEL:
        marks["data-leads"] = entry.figure or entry.id
    flashed = _flashed(entry)
    if flashed:
        marks["data-flash"] = flashed
    if entry.initiative:
        marks["data-of-initiative"] = entry.initiative
    return html.Li(
        [
            html.Span(w(f"search.kind.{entry.kind.value}"), className="kind"),
            html.Span(w.text(entry.name), className="name"),
            html.Span(_where(entry, dataset, w), className="where"),
        ],
        id=f"found-{place}",
        role="option",
        **marks,
    )


def _flashed(entry: Entry) -> str | None:
    """What the map points out: a belt goes by its region there, and seats have no mark of their own."""
    if entry.kind is EntryKind.BELT:
        return f"belt-{entry.area}"
    return entry.region if entry.kind is EntryKind.SEAT else entry.flash or entry.region


def _where(entry: Entry, dataset: Dataset, w: Wording) -> str:
    """Where an entry belongs, as far as its own name does not say so."""
    area = dataset.areas[entry.area] if entry.area and entry.kind is not EntryKind.REGION else None
    initiative = dataset.initiatives.get(entry.initiative or "") if entry.kind is not EntryKind.INITIATIVE else None
    names = [w.text(area.short)] if area else []
    names += [w.text(initiative.name)] if initiative else []
    return w("search.separator").join(names)
