"""What a frame shows: the map, the panel of a selection, one chart, or one number."""

import xml.etree.ElementTree as ET  # the map is our own writing, and no document of others
from collections.abc import Mapping
from functools import lru_cache

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.charts import Chart, chart_with, charts
from corridor.queries.selection import Selection
from corridor.queries.trend import Series
from dashboard.embed.embed_links import linked, page_address
from dashboard.html.render import render
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.charts.trend import trend_lines
from dashboard.panels.number_in_words import NumberInWords, newest_of, number_in_words
from dashboard.panels.origin import origin_words
from dashboard.panels.tiles.tile_grid import tile_grid
from dashboard.words.wording import Wording

KINDS = ("map", "panel", "chart", "figure")
Chosen = Mapping[str, str | None]
_KEPT = 8
"""How many maps with links are kept: each takes a megabyte with the drawing that it was made of."""


class NothingToShowError(Exception):
    """The address names what the data do not have; its text is the key of the words that say so."""


def part_of(kind: str, rendered: RenderedRelease, selection: Selection, chosen: Chosen) -> str:
    """The HTML of one of `KINDS`.

    Args:
        kind: what is shown.
        rendered: the release, for the period that is chosen.
        selection: what the address chooses.
        chosen: the same as parts of an address, for links; ``indicator`` may name one in place of ``figure``.

    Raises:
        NothingToShowError: there is no such figure, or it stands in no chart.
    """
    w, dataset = Wording(selection.language), rendered.dataset
    if kind == "map":
        return _map(rendered, selection, chosen, w)
    if kind == "panel":
        return linked(rendered.server_html(selection)["panel"], chosen)
    figure = selection.figure or _newest(dataset, selection, chosen.get("indicator"))
    if kind == "chart":
        return linked(render(_chart(_chart_of(dataset, selection, figure), dataset, w)), chosen)
    if figure is None:
        raise NothingToShowError("embed.which_figure")
    said = number_in_words(dataset, figure, w)
    if said is None:
        raise NothingToShowError("embed.withdrawn")
    return render(_number(said, page_address(chosen, figure=figure)))


def _newest(dataset: Dataset, selection: Selection, indicator: str | None) -> str | None:
    if not indicator:
        return None
    found = newest_of(dataset, indicator, selection.region)
    if found is None:
        raise NothingToShowError("embed.not_reported" if indicator in dataset.indicators else "embed.unknown_indicator")
    return found


def _map(rendered: RenderedRelease, selection: Selection, chosen: Chosen, w: Wording) -> str:
    """The map, its regions, ports and belts leading to the page; below it the regions by name, and its approval."""
    dataset = rendered.dataset
    drawn = _leading(rendered.static_map(selection), tuple(sorted((k, v) for k, v in chosen.items() if v)))
    names = [
        html.A(w.text(region.short), href=page_address(chosen, region=region.id), target="_blank", rel="noopener")
        for region in dataset.regions
    ]
    below = [
        html.Nav(names, className="embed-regions", **{"aria-label": w("embed.regions")}),
        html.P(origin_words(dataset, w), className="embed-approval"),
    ]
    return f'<div class="map" id="map"><div class="static-map">{drawn}</div></div>{render(below)}'


@lru_cache(_KEPT)
def _leading(svg: str, chosen: tuple[tuple[str, str], ...]) -> str:
    """The drawing with a link around everything that lies in a region; the names below it serve the keyboard."""
    root = ET.fromstring(svg)  # noqa: S314
    for parent in list(root.iter()):
        for place, child in enumerate(list(parent)):
            if child.get("data-within") and parent.tag != "a":
                address = page_address(dict(chosen), region=child.get("data-within", ""))
                link = ET.Element("a", {"href": address, "target": "_blank", "rel": "noopener", "tabindex": "-1"})
                if child.get("data-words"):
                    ET.SubElement(child, "title").text = child.get("data-words")
                parent[place] = link
                link.append(child)
    return ET.tostring(root, encoding="unicode")


def _chart_of(dataset: Dataset, selection: Selection, figure: str | None) -> Chart:
    """The chart that a figure stands in; of a selection its first."""
    if figure is not None:
        found = chart_with(dataset, figure)
    else:
        found = next(iter(charts(dataset, selection.region, selection.initiative)), None)
    if found is None:
        raise NothingToShowError("embed.no_chart")
    return found


def _chart(chart: Chart, dataset: Dataset, w: Wording) -> list[Component | None]:
    area = html.P(w.text(chart.figures[0].area.name), className="embed-whose")
    if isinstance(chart.drawn, Series):
        return [area, *trend_lines([chart.drawn], dataset, w)]
    return [area, tile_grid([chart.drawn], dataset, w)]


def _number(said: NumberInWords, address: str) -> Component:
    """The number, large, and what it is; pressed, its evidence on the page."""
    about = [("name", said.name), ("whose", said.area), ("state", said.state), ("period", said.period)]
    words = [html.Span(text, className=f"of-{name}") for name, text in about if text]
    number = [html.Span(said.number, className="number")] if said.number else []
    marks = {"data-figure": said.id} | ({"data-of-initiative": said.initiative} if said.initiative else {})
    places = [html.P(place, className="embed-place") for place in said.places]
    link = html.A([*number, *words], href=address, target="_blank", rel="noopener", className="embed-number", **marks)
    return html.Div([link, *places])
