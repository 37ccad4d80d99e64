"""Data is shown letter by letter, whatever Plotly or a browser would make of it."""

import re

import pytest
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.package.loading import load
from corridor.queries.selection import Selection
from dashboard.map.figure import map_drawing, map_figure
from dashboard.map.plotly_text import plain_lines, plotly_text
from dashboard.map.static_map import static_map
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.markup import read
from tests.dashboard.packages import PACKAGES

HOSTILE = (
    "A<B & C>D",
    "<b>Fort</b>",
    "x &lt; y",
    "&amp;amp;",
    "<script>alert(1)</script>",
    "a<br>b",
    "\"quote\" 'it'",
    "&#66;",
    "1 < 2 > 0",
)


def as_plotly_shows(text: str) -> str:
    """What Plotly draws: its tags are gone, then the entities that it knows are characters."""
    known = {"lt": "<", "gt": ">", "amp": "&", "nbsp": "\xa0", "mu": "μ", "times": "×", "plusmn": "±", "deg": "°"}
    bare = re.sub(r"<[^>]*>", "", text)

    def character(found: re.Match[str]) -> str:
        name = found[1]
        return chr(int(name[1:])) if name.startswith("#") else known.get(name, found[0])

    return re.sub(r"&(#\d+|[a-z]+);", character, bare)


def renamed(dataset: Dataset, name: str) -> Dataset:
    """`dataset` with its regions, ports, seats, belts and countries all called `name`."""
    text = Text(dict.fromkeys(dataset.corridor.languages, name))
    areas = {key: replace(row, name=text, short=text) for key, row in dataset.areas.items()}
    others = {
        table: {key: replace(row, name=text) for key, row in getattr(dataset, table).items()}
        for table in ("places", "belts", "countries")
    }
    return replace(dataset, areas=areas, fingerprint=name, **others)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return load(PACKAGES / "harbour")


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_written_is_what_is_read(name):
    assert as_plotly_shows(plotly_text(name)) == name
    assert plain_lines(plotly_text(f"{name}\n{name}")) == [name, name]


@pytest.mark.parametrize("name", HOSTILE)
def test_map_hover_and_static_map_show_a_name_letter_by_letter(dataset, name):
    figure = map_figure(renamed(dataset, name), "en").to_plotly_json()
    hovers = [words for trace in figure["data"] for words in trace.get("hovertext", ())]
    hovers += [trace["text"] for trace in figure["data"] if isinstance(trace.get("text"), str)]
    named = [words for words in hovers if as_plotly_shows(words.split("</b>")[0].removeprefix("<b>")) == name]
    assert len(named) == len(hovers) > 0
    labels = [
        words
        for trace in figure["data"]
        if re.match(r"label-(region|port|country)", trace["uid"])
        for words in trace["text"]
    ]
    shown = {" ".join(as_plotly_shows(line) for line in words.split("<br>")) for words in labels}
    assert shown == {name}
    drawn = read(f"<div>{static_map(map_drawing(renamed(dataset, name), 'en')).painted({'regions': {}}, None)}</div>")
    texts = {" ".join(part.text for part in text.named("tspan")) for text in drawn.named("text")}
    assert name in texts


@pytest.mark.parametrize("name", HOSTILE)
def test_every_part_of_the_page_shows_it_so_too(dataset, name):
    rendered = RenderedRelease(renamed(dataset, name))
    parts = rendered.server_html(Selection("en"))
    for part in ("strip", "matrix", "filters", "panel"):
        assert name in read(parts[part]).text, part
        assert not read(parts[part]).named("script")
