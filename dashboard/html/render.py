"""Component trees to HTML: what Dash would build in the browser, as text on the server."""

import json
from functools import cache, lru_cache
from typing import Any, NamedTuple

from dash.development.base_component import Component
from markupsafe import escape

from dashboard.html.server_html import ServerHtml

_ATTRIBUTES = {
    "className": "class",
    "htmlFor": "for",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "dateTime": "datetime",
    "tabIndex": "tabindex",
    "hrefLang": "hreflang",
    "srcDoc": "srcdoc",
    "acceptCharset": "accept-charset",
    "httpEquiv": "http-equiv",
}
_WILD = ("aria-", "data-")
_BOOLEAN = frozenset(
    {"hidden", "open", "disabled", "checked", "download", "required", "selected", "multiple", "readOnly", "autoFocus"}
)
_TRUE_OR_FALSE = ("contentEditable", "draggable", "spellCheck", *_WILD)
"""Beginnings of attributes that say either; any other stands there or does not."""
_PARTICULAR = _BOOLEAN | {"style"}
"""Attributes whose value is not written as it is."""
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_OF_DASH = ("children", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks")
"""Properties of Dash's elements that are no attributes."""
_SILENT = frozenset({"Location", "Store", "Interval", "Download", "ConfirmDialog"})


def render(node: Any) -> str:  # noqa: ANN401  # Dash types children as Any
    """The HTML of a component, a text, a number, or a list of them; ``None`` is nothing.

    A `ServerHtml` becomes its element with its prepared HTML inside. Any other component that only the browser can
    draw (a graph, a dropdown, one of another library) becomes an empty element with its id, class and style, so
    that a stylesheet can reserve its place; what it wraps is rendered inside. Components without an appearance
    (locations, stores) become nothing.
    """
    pieces: list[str] = []
    _write(node, pieces)
    return "".join(pieces)


def _write(node: Any, pieces: list[str]) -> None:  # noqa: ANN401
    if isinstance(node, str):
        pieces.append(_escaped(node))
    elif isinstance(node, Component):
        _write_component(node, pieces)
    elif isinstance(node, list | tuple):
        for child in node:
            _write(child, pieces)
    elif node is not None:
        pieces.append(str(escape(node)))


def _write_component(node: Component, pieces: list[str]) -> None:
    given = vars(node)
    look = (type(node), *given)
    form = _FORMS.get(look)
    if form is None:
        form = _FORMS[look] = _form_of(node)
    if form.silent:
        return
    pieces.append(form.opening)
    for key, name in form.attributes:
        value = given[key]
        if value.__class__ is str and name not in _PARTICULAR:
            pieces.append(f' {name}="{_escaped(value)}"')
        elif value is not None:
            pieces.append(_attribute(name, value))
    pieces.append(">")
    if form.prepared:
        pieces.append(given.get("html") or "")
    elif not form.void:
        _write(given.get("children"), pieces)
    pieces.append(form.closing)


class _Form(NamedTuple):
    """How components of one class with the same properties are written."""

    opening: str = ""
    closing: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    silent: bool = False
    void: bool = False
    prepared: bool = False


_FORMS: dict[tuple[Any, ...], _Form] = {}
"""By class and names of the properties: few are different among thousands of elements."""


def _form_of(node: Component) -> _Form:
    kind: str = node._type  # noqa: SLF001  # Dash keeps the name of the element there
    if kind in _SILENT:
        return _Form(silent=True)
    if isinstance(node, ServerHtml):
        return _Form("<div", "</div>", _names(node, skip=("html",)), prepared=True)
    if node._namespace != "dash_html_components":  # noqa: SLF001
        return _Form("<div", "</div>", _names(node, only=("id", "className", "style")))
    tag = kind.lower()
    void = tag in _VOID
    return _Form(f"<{tag}", "" if void else f"</{tag}>", _names(node, skip=_OF_DASH), void=void)


def _names(node: Component, *, skip: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """The properties that are written, in their order, and what HTML calls them."""
    given: dict[str, Any] = node.to_plotly_json()["props"]
    ordered = sorted(given, key=lambda key: key if key.startswith(_WILD) else "")  # Dash takes these from a set
    return tuple((key, _ATTRIBUTES.get(key, key)) for key in ordered if key not in skip and (not only or key in only))


def _attribute(name: str, value: Any) -> str:  # noqa: ANN401
    if name in _BOOLEAN and not (name == "download" and isinstance(value, str)):  # it may give the file a name
        return f" {name}" if value else ""
    if name == "style":
        value = ";".join(f"{_css_name(rule)}:{setting}" for rule, setting in value.items())
    if isinstance(value, bool):
        if not name.startswith(_TRUE_OR_FALSE):
            return f" {name}" if value else ""
        value = "true" if value else "false"
    if isinstance(value, dict):  # an id for pattern-matching callbacks, as Dash writes it in the page
        value = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return f' {name}="{escape(value)}"'


@lru_cache(8192, typed=True)
def _escaped(text: str) -> str:
    """`text` as HTML; kept, since names, units and marks return in every tile. What is markup already stays."""
    return str(escape(text))


@cache
def _css_name(rule: str) -> str:
    if rule.startswith("--"):
        return rule
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in rule)
