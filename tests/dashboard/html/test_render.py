"""Component trees become the HTML that Dash would build in the browser."""

import inspect
import sys
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from dash import dcc, html
from dash.development.base_component import Component
from hypothesis import given
from hypothesis import strategies as st

from dashboard.html import elements
from dashboard.html.elements import Input
from dashboard.html.render import render
from dashboard.html.server_html import ServerHtml


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


def test_to_make_a_component_looks_for_no_module_that_there_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dash imports the namespace of a component for each of its properties, and to fail at that takes long."""
    asked: list[str] = []
    monkeypatch.setattr(sys, "meta_path", [SimpleNamespace(find_spec=lambda name, *_: asked.append(name))])
    ServerHtml(id="part", html="<p>A</p>", className="part")
    assert not asked


def test_server_html_shows_its_html_and_a_graph_its_place() -> None:
    tree = html.Div([dcc.Store(id="s"), ServerHtml(id="panel", html="<b>1</b>"), dcc.Graph(id="map", className="map")])
    assert render(tree) == '<div><div id="panel"><b>1</b></div><div id="map" class="map"></div></div>'


_SILENT = {"Location", "Store", "Interval", "Download", "ConfirmDialog"}
_DRAWN_BY_THE_BROWSER = [
    kind for name in dcc.__all__ if isinstance(kind := getattr(dcc, name), type) and name not in _SILENT
]


@pytest.mark.parametrize("kind", _DRAWN_BY_THE_BROWSER, ids=lambda kind: kind.__name__)
def test_what_only_the_browser_can_draw_keeps_its_place(kind: type[Component]) -> None:
    wanted = {"id": "x", "className": "c", "style": {"minHeight": "36px"}}
    taken = inspect.signature(kind).parameters
    written = {"id": ("id", "x"), "className": ("class", "c"), "style": ("style", "min-height:36px")}
    reader = _Reader()
    demanded = {"href": "/"} if kind is dcc.Link else {}
    reader.feed(render(kind(**demanded, **{name: value for name, value in wanted.items() if name in taken})))
    assert reader.tags == [("div", dict(written[name] for name in wanted if name in taken))]


def test_what_a_component_of_the_browser_wraps_can_be_read() -> None:
    assert render(dcc.Loading(html.B("two"), id="x")) == '<div id="x"><b>two</b></div>'


def test_an_id_for_pattern_matching_is_written_as_dash_writes_it() -> None:
    assert render(html.P("x", id={"type": "t", "index": 1})) == (
        '<p id="{&#34;index&#34;:1,&#34;type&#34;:&#34;t&#34;}">x</p>'
    )


_NAMES = st.sampled_from(
    ["id", "className", "title", "hidden", "role", "lang", "data-x", "aria-label", "data-a", "style"]
)
_VALUES: dict[str, st.SearchStrategy[object]] = {
    "id": _TEXT,
    "hidden": st.booleans() | st.just("hidden"),
    "style": st.fixed_dictionaries({"--at": st.just("1%"), "marginLeft": _TEXT}),
}
_GIVEN = st.lists(_NAMES, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: _VALUES.get(name, st.none() | _TEXT) for name in names})
)
_TREES: st.SearchStrategy[object] = st.recursive(
    st.none() | _TEXT | st.integers(),
    lambda children: st.tuples(
        st.sampled_from(["Div", "Span", "Button", "P", "Template", "Br"]), _GIVEN, st.lists(children, max_size=3)
    ),
    max_leaves=8,
)


def _built(tree: object, of: object) -> object:
    if not isinstance(tree, tuple):
        return tree
    kind, given, children = tree
    return getattr(of, kind)([_built(child, of) for child in children], **given)


@given(_TREES)
def test_our_elements_are_written_as_dashs_own(tree: object) -> None:
    """The same attributes in the same order: what differs is only how much it costs to make them."""
    assert render(_built(tree, elements.html)) == render(_built(tree, html))


def test_an_element_refuses_an_attribute_that_its_kind_does_not_have() -> None:
    for element in (elements.html, html):
        with pytest.raises(TypeError, match="claas"):
            element.P("x", claas="y")
    with pytest.raises(TypeError, match="min"):
        elements.html.P("x", min="1")
    with pytest.raises(AttributeError):
        _ = elements.html.Nothing
    assert len(elements.html.P(["x", elements.html.B("y")])) == len(html.P(["x", html.B("y")]))


def test_what_only_dash_knows_is_no_attribute() -> None:
    given = html.Div("x", key="a", n_clicks=1, n_clicks_timestamp=2, disable_n_clicks=True, id="b")
    assert render(given) == '<div id="b">x</div>'


@pytest.mark.parametrize(
    ("element", "written"),
    [
        (html.Video(controls=True, loop=False), "<video controls></video>"),
        (html.Form(noValidate=True), "<form noValidate></form>"),
        (html.Form(noValidate=False, acceptCharset="utf-8"), '<form accept-charset="utf-8"></form>'),
        (html.P(draggable=False), '<p draggable="false"></p>'),
        (html.P(contentEditable=True), '<p contentEditable="true"></p>'),
        (html.P(**{"aria-hidden": False, "data-old": True}), '<p aria-hidden="false" data-old="true"></p>'),
    ],
)
def test_what_is_true_or_false_is_written_as_its_attribute_wants_it(element: Component, written: str) -> None:
    assert render(element) == written
