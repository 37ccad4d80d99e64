"""What the dashboard shows of one dataset: prepared on first demand for each language and selection, and kept."""

import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from dash import dcc
from msgspec.structs import replace
from plotly.graph_objects import Figure

from corridor.model.dataset import Dataset
from corridor.queries.about import about
from corridor.queries.coverage import CoverageMatrix, coverage
from corridor.queries.evidence import Sentences, evidence
from corridor.queries.reported_periods import periods_repeat, reported_periods
from corridor.queries.selection import Ids, Options, Selection
from corridor.queries.wall import Wall, wall
from corridor.releases.merging import with_withdrawn
from corridor.releases.release_store import LoadedRelease
from corridor.single_flight import single_flight
from dashboard.html.render import render
from dashboard.html.url_prefix import ROOT
from dashboard.map.graph_config import GRAPH_CONFIG
from dashboard.map.traces import Drawing
from dashboard.page.browser_options import browser_options
from dashboard.page.comparison import Comparison
from dashboard.page.initiative_colors import initiative_colors
from dashboard.page.kept_maps import KeptMaps
from dashboard.page.page_parts import page_parts
from dashboard.page.prepared_store import NOTHING_KEPT, PreparedStore
from dashboard.page.rendered_panels import RenderedPanels
from dashboard.page.rendered_search import RenderedSearch
from dashboard.page.rendered_table import RenderedTable
from dashboard.page.titles import said_on_card
from dashboard.panels.about.about_panel import about_panel
from dashboard.panels.evidence import evidence_panel
from dashboard.panels.filters import filters
from dashboard.panels.publication import publication, versions_of, withdrawn_notice
from dashboard.words.wording import Wording

NAME_LENGTH = 16
"""How much of a dataset's fingerprint names its rendering."""
_FETCHED_AHEAD = 12
"""So many regions are fetched ahead at most."""
_RELEASES = f"{ROOT}/prepared"
"""Below which address the parts of releases are answered for."""
_KEPT = 4096
"""How many answers are kept of each kind; a small package has fewer, a large one forgets the oldest."""


class RenderedRelease:
    """One dataset, ready to be shown.

    Args:
        dataset: a dataset that passed the checks.
        sentences: sentences by source id and locator, where staff gave the server a copy of a source.
        volume: the release that the dataset is of, where it is one's.
        below: the address below which its parts are answered for; the comparing view, whose callback knows releases
            alone, is left out elsewhere.
        store: where what takes long to make is kept.
    """

    name: str
    """Part of the address of everything prepared here: other data, other addresses."""
    public_key: str
    """What verifies the signed heads of the releases; empty where nothing is signed."""

    def __init__(
        self,
        dataset: Dataset,
        sentences: Sentences | None = None,
        loaded_release: LoadedRelease | None = None,
        below: str = _RELEASES,
        store: PreparedStore = NOTHING_KEPT,
    ) -> None:
        self.dataset = dataset
        self.colors = initiative_colors(dataset)
        self.loaded_release = loaded_release
        withdrawn = [row.key for row in loaded_release.contents.withdrawn] if loaded_release is not None else []
        options = Options.of(dataset)
        views = options.views if below == _RELEASES else tuple(view for view in options.views if view != "compare")
        periods = options.periods if below == _RELEASES else ()
        self.options = replace(options, figures=Ids((options.figures, withdrawn)), views=views, periods=periods)
        self.name = dataset.fingerprint[:NAME_LENGTH]
        self.sentences = sentences or {}
        self.address = self.whole = f"{below}/{self.name}"
        self.table = RenderedTable(dataset, self.options, self.address)
        self.search = RenderedSearch(dataset)
        self.panels = RenderedPanels(dataset, self.options, lambda: self._coverage)
        self.comparison = Comparison(dataset)
        self.page_json = single_flight(_KEPT)(self._page_json)
        self.map_json = single_flight(_KEPT)(self._map_json)
        self.evidence_json = lru_cache(_KEPT)(self._evidence_json)
        self.store = store
        self.public_key = ""
        self.maps = KeptMaps(dataset, store)
        self._about = lru_cache(_KEPT)(self._render_about)
        self._filters = lru_cache(_KEPT)(self._render_filters)
        self._overview = single_flight(_KEPT)(self._made_overview)
        self._said = lru_cache(_KEPT)(self._made_said)
        self._by_language = single_flight(_KEPT)(self._render_by_language)

    @cached_property
    def _coverage(self) -> CoverageMatrix:
        return coverage(self.dataset)

    @cached_property
    def _evident(self) -> Dataset:
        """What has evidence: the dataset, and what was withdrawn from it."""
        release = self.loaded_release
        return self.dataset if release is None else with_withdrawn(self.dataset, release.contents)

    @cached_property
    def _wall(self) -> Wall:
        return wall(self.dataset)

    def server_html(self, selection: Selection, *, whole: bool = True) -> Mapping[str, str]:
        """The HTML of every part of the page for `selection`, by the part's id.

        Unless it is to be `whole`, the panel of very many regions is its beginning: the browser asks for the rest.
        """
        begins = not (whole or self.fetched_ahead or selection.region)
        of_all = not (selection.region or selection.initiative)
        parts = self._overview(selection.language, begins) if of_all else self._made_for(selection, begins)
        return {**self._by_language(selection.language), **parts}

    def _made_for(self, selection: Selection, begins: bool) -> Mapping[str, str]:  # noqa: FBT001  # of a kept answer
        chosen = (selection.language, selection.region, selection.initiative)
        return {
            "headlines": self.panels.headlines(*chosen),
            "panel": self.panels.first_html(*chosen) if begins else self.panels.html(*chosen),
            "filters": self._filters(*chosen),
        }

    def _made_overview(self, language: str, begins: bool) -> Mapping[str, str]:  # noqa: FBT001  # of a kept answer
        """What every visit begins with: kept, so that after a start the first one waits for nothing to be counted."""
        name, of_all = f"{self.name}/overview/{language}/{begins}", Selection(language)
        made: Mapping[str, str] = self.store.get(name, lambda: self._made_for(of_all, begins))
        return made

    def said_on_card(self, selection: Selection) -> str:
        """What a chat shows below a link to `selection`, see `titles.said_on_card`."""
        return self._said(selection.language, selection.region, selection.initiative)

    def _made_said(self, language: str, region: str | None, initiative: str | None) -> str:
        selection = Selection(language, region, initiative)
        if region or initiative:
            return said_on_card(self.dataset, selection)
        return str(self.store.get(f"{self.name}/said/{language}", lambda: said_on_card(self.dataset, selection)))

    def view_html(self, address: str) -> Mapping[str, str]:
        """The view that an address names, for the first page; the others stay empty until they are wanted."""
        asked = self.table.read(address)
        shown = asked.selection.view
        return {
            "table-rows": self.table.html(asked) if shown == "table" else "",
            "about": self._about(asked.query.language) if shown == "about" else "",
        }

    def about_json(self, language: str) -> str:
        """The text about the data, as the browser takes it."""
        return json.dumps({"html": self._about(language)}, ensure_ascii=False)

    def static_map(self, selection: Selection) -> str:
        """The map of `selection` as SVG."""
        paint = self.browser_options["map"][selection.initiative or "all"]
        return self.maps.drawn(selection.language).picture.painted(paint, selection.region)

    @property
    def fetched_ahead(self) -> bool:
        """Whether the browser fetches all regions at once; of many it asks for one at a time."""
        return len(self.options.regions) <= _FETCHED_AHEAD

    @cached_property
    def browser_options(self) -> dict[str, Any]:
        """What the browser must know to read addresses and to paint the map, as JSON can say it."""
        made: dict[str, Any] = self.store.get(f"{self.name}/options", self._made_options)
        return made

    def _made_options(self) -> dict[str, Any]:
        return browser_options(self.dataset, self.options, self._coverage, self.whole, fetched_ahead=self.fetched_ahead)

    def _render_about(self, language: str) -> str:
        return render(about_panel(about(self.dataset), self.dataset, Wording(language), self.public_key))

    def _page_json(self, language: str) -> str:
        wording = Wording(language)
        body = {
            "tag": wording.tag,
            "server_html": self._by_language(language),
            "map": self.static_map(Selection(language)),
            "options": {name: self.browser_options[name] for name in ("map", "counts")},
        }
        return json.dumps(body, ensure_ascii=False)

    def _map_json(self, language: str) -> str:
        """The component that draws Plotly's map, as Dash writes it in a page."""
        figure = json.loads(Figure(self.drawing(language)).to_json(remove_uids=False))
        graph = dcc.Graph(id="map-graph", figure=figure, config=GRAPH_CONFIG, responsive=True)
        return json.dumps(graph.to_plotly_json(), ensure_ascii=False)

    def _evidence_json(self, language: str, key: str) -> str:
        found = evidence(self._evident, key, self.sentences)
        if found is None:
            raise KeyError(key)
        wording, versions = Wording(language), versions_of(self.loaded_release, key)
        shown = evidence_panel(found, self._evident, wording)
        parts = [withdrawn_notice(versions, wording), shown, publication(versions, self.dataset.corridor, wording)]
        return json.dumps({"html": render(parts)}, ensure_ascii=False)

    def drawing(self, language: str) -> Drawing:
        """The map as Plotly takes it: it is large, and nothing asks for it before somebody zooms."""
        return self.maps.drawing(language)

    def _render_filters(self, language: str, region: str | None, initiative: str | None) -> str:
        dataset, chosen = self.dataset, Selection(language, region, initiative)
        repeating = self.options.periods and periods_repeat(dataset)
        periods = reported_periods(dataset) if repeating else ()
        return render(filters(self._coverage, periods, dataset.corridor.languages, Wording(language), chosen))

    def _render_by_language(self, language: str) -> Mapping[str, str]:
        made: Mapping[str, str] = self.store.get(
            f"{self.name}/parts/{language}", lambda: self._made_by_language(language)
        )
        return {**made, "search": self.search.panel(language)}

    def _made_by_language(self, language: str) -> Mapping[str, str]:
        drawn = self.maps.drawn(language).entries
        parts = page_parts(self.dataset, self._coverage, self._wall, drawn, self.options.views, Wording(language))
        return {**parts, "table-tools": self.table.tools(language), "filters": self._filters(language, None, None)}
