"""A picture of the comparing view: its title, what it leaves out and why, the graph, and how to carry it away."""

import re
from collections.abc import Iterable, Sequence

from dash import dcc
from dash.development.base_component import Component
from msgspec import Struct
from plotly.graph_objects import Figure

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.queries.documents import documents
from dashboard.html.elements import html
from dashboard.map.graph_config import GRAPH_CONFIG
from dashboard.map.theme import FONT
from dashboard.panels.release_line import in_words
from dashboard.panels.strip_map.callouts import em
from dashboard.words.dates import as_of_in_words
from dashboard.words.wording import Wording

INK = "#17242c"
LINE = "#d9d6cb"
COLORS = ("#0072b2", "#d55e00", "#009e73", "#b1629a", "#7570b3", "#a6761d", "#808080", "#3f93a8")
"""Of the regions, by their place in the corridor. Each differs enough from the ground of both themes."""
_CONFIG = {**GRAPH_CONFIG, "scrollZoom": False, "staticPlot": False}
_NUMBERS = {"exponentformat": "none", "separatethousands": True}
_FEW_SOURCES = 2
_FORMATS = ("png", "svg")


class Picture(Struct, frozen=True):
    """What is shown of one question.

    Attributes:
        name: what tells it from the other pictures.
        said: the picture in a sentence, for those who do not see it.
        figure: None where nothing may be drawn; `notes` say why.
        notes: what is left out, and why.
        shown: the observations that it shows, whose documents are named with it.
        height: of the graph, in px.
    """

    name: str
    title: str
    said: str
    figure: Figure | None
    notes: Sequence[str] = ()
    shown: Sequence[Observation] = ()
    height: int = 300


def picture(one: Picture, dataset: Dataset, w: Wording, *extra: Component | None) -> Component:
    """The picture with everything around it; `extra` stands below it."""
    graph = [_graph(one.figure, one, dataset, w), _tools(one, w)] if one.figure is not None else []
    title = html.H4(one.title, id=f"picture-{one.name}")
    notes = [html.P(text, className="not-compared") for text in one.notes]
    return html.Figure(
        [html.Figcaption([title, *notes]), *graph, *extra],
        className="picture",
        **{"data-picture": one.name, "aria-labelledby": f"picture-{one.name}"},
    )


def _graph(figure: Figure, one: Picture, dataset: Dataset, w: Wording) -> Component:
    figure.update_layout(meta={"title": one.title, "lines": origin_lines(dataset, one.shown, w)})
    graph = dcc.Graph(
        id=f"graph-{one.name}",
        figure=figure,
        config=_CONFIG,
        className="graph",
        style={"height": f"{one.height}px"},
    )
    return html.Div(graph, role="img", **{"aria-label": one.said})


def _tools(one: Picture, w: Wording) -> Component:
    buttons = [
        html.Button(
            w(f"compare.save_{kind}"),
            type="button",
            className="tool",
            **{
                "data-action": "save-picture",
                "data-format": kind,
                "data-done": w("compare.saved"),
                "aria-describedby": f"picture-{one.name}",
            },
        )
        for kind in _FORMATS
    ]
    return html.Div(buttons, className="picture-tools")


def origin_lines(dataset: Dataset, shown: Iterable[Observation], w: Wording) -> list[str]:
    """What a picture that is carried away says of itself: its documents, up to when, and of which release."""
    keys = dict.fromkeys(row.source for row in shown)
    known = documents(dataset.sources[key] for key in keys if key in dataset.sources)
    titles = [w.text(dataset.sources[key].title) for key in known]
    named = w("compare.list").join(titles[:_FEW_SOURCES])
    more = len(titles) > _FEW_SOURCES
    lines = [w("compare.sources_many" if more else "compare.sources", titles=named, count=len(titles))]
    state = [w.text(dataset.corridor.title), as_of_in_words(dataset.data_as_of, w)]
    if dataset.published:
        state.append(in_words("release.shown", dataset.published, dataset.corridor, w))
    if dataset.corridor.synthetic:
        state.append(w("header.synthetic"))
    return [*lines, w("compare.states").join(state)]


def plain_layout(**properties: object) -> dict[str, object]:
    """The layout that all pictures share; the stylesheet gives words and lines the colours of the theme."""
    return {
        "autosize": True,
        "font": {"family": FONT, "size": 13, "color": INK},
        "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "font": {"family": FONT, "size": 13}},
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        **properties,
    }


def broken_lines(words: str, room: float) -> str:
    """`words` in as many lines as they need to be no wider than `room`, in em: broken at spaces and before brackets."""
    lines = [""]
    for piece in re.findall(r"[(（][^)）]*[)）]\s*|[^\s(（]+\s*|.", words):
        if lines[-1] and em(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.rstrip() for line in lines)


def axis(**properties: object) -> dict[str, object]:
    """An axis with quiet lines, whose words have the room they need."""
    return {"automargin": True, "fixedrange": True, "gridcolor": LINE, "zerolinecolor": LINE, **_NUMBERS, **properties}
