"""Component trees become the HTML that Dash would build in the browser."""

from html.parser import HTMLParser

import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st

from dashboard.elements import Input
from dashboard.fragment import Fragment
from dashboard.render import render


class _Reader(HTMLParser):
    """Collects texts, tags and attributes as a browser would read them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@given(_TEXT, _TEXT)
def test_no_text_can_become_markup(text: str, attribute: str) -> None:
    reader = _Reader()
    reader.feed(render(html.P(text, title=attribute, **{"data-x": attribute})))
    reader.close()
    assert reader.text == text
    assert reader.tags == [("p", {"title": attribute, "data-x": attribute})]


def test_nested_children_keep_their_order_and_nothing_stays_nothing() -> None:
    tree = html.Ul([html.Li([1, None, html.B("two")]), html.Li("three")], className="list")
    assert render(tree) == '<ul class="list"><li>1<b>two</b></li><li>three</li></ul>'


def test_styles_and_custom_properties() -> None:
    assert render(html.I(style={"--at": "12%", "marginLeft": "1px"})) == '<i style="--at:12%;margin-left:1px"></i>'


def test_boolean_attributes_stand_alone_or_not_at_all() -> None:
    assert render(html.P("x", hidden=True)) == "<p hidden>x</p>"
    assert render(html.P("x", hidden=False)) == "<p>x</p>"
    assert render(html.P("x", **{"aria-hidden": True})) == '<p aria-hidden="true">x</p>'


def test_inputs_are_void() -> None:
    assert render(Input(type="radio", name="region", value="a")) == '<input type="radio" name="region" value="a">'


def test_a_fragment_shows_its_html_and_a_graph_its_place() -> None:
    tree = html.Div([dcc.Store(id="s"), Fragment(id="panel", html="<b>1</b>"), dcc.Graph(id="map", className="map")])
    assert render(tree) == '<div><div id="panel"><b>1</b></div><div id="map" class="map"></div></div>'


def test_what_only_the_browser_can_draw_is_refused() -> None:
    with pytest.raises(TypeError, match="Dropdown"):
        render(dcc.Dropdown())
