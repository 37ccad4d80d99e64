"""Component trees to HTML: what Dash would build in the browser, as text on the server."""

import json
from collections.abc import Iterator
from typing import Any

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
}
_BOOLEAN = frozenset(
    {"hidden", "open", "disabled", "checked", "download", "required", "selected", "multiple", "readOnly", "autoFocus"}
)
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_WILD = ("aria-", "data-")
_SILENT = frozenset({"Location", "Store", "Interval", "Download", "ConfirmDialog"})


def render(node: Any) -> str:  # noqa: ANN401  # Dash types children as Any
    """The HTML of a component, a text, a number, or a list of them; ``None`` is nothing.

    A `ServerHtml` becomes its element with its prepared HTML inside. Any other component that only the browser can
    draw (a graph, a dropdown, one of another library) becomes an empty element with its id, class and style, so
    that a stylesheet can reserve its place; what it wraps is rendered inside. Components without an appearance
    (locations, stores) become nothing.
    """
    return "".join(_pieces(node))


def _pieces(node: Any) -> Iterator[str]:  # noqa: ANN401
    if node is None:
        return
    if isinstance(node, list | tuple):
        for child in node:
            yield from _pieces(child)
    elif isinstance(node, ServerHtml):
        yield f"<div{_attributes(node, skip=('html',))}>{getattr(node, 'html', '') or ''}</div>"
    elif isinstance(node, Component):
        yield from _element(node)
    else:
        yield str(escape(node))


def _element(node: Component) -> Iterator[str]:
    kind: str = node._type  # noqa: SLF001  # Dash keeps the name of the element there
    if kind in _SILENT:
        return
    if node._namespace != "dash_html_components":  # noqa: SLF001
        yield f"<div{_attributes(node, only=('id', 'className', 'style'))}>"
        yield from _pieces(getattr(node, "children", None))
        yield "</div>"
        return
    tag = kind.lower()
    yield f"<{tag}{_attributes(node, skip=('children',))}>"
    if tag not in _VOID:
        yield from _pieces(getattr(node, "children", None))
        yield f"</{tag}>"


def _attributes(node: Component, *, skip: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> str:
    given: dict[str, Any] = node.to_plotly_json()["props"]
    ordered = sorted(given, key=lambda key: key if key.startswith(_WILD) else "")  # Dash takes these from a set
    chosen = {key: given[key] for key in ordered if key not in skip and (not only or key in only)}
    return "".join(_attribute(key, value) for key, value in chosen.items() if value is not None)


def _attribute(key: str, value: Any) -> str:  # noqa: ANN401
    name = _ATTRIBUTES.get(key, key)
    if name in _BOOLEAN and not (name == "download" and isinstance(value, str)):  # it may give the file a name
        return f" {name}" if value else ""
    if name == "style":
        value = ";".join(f"{_css_name(rule)}:{setting}" for rule, setting in value.items())
    if isinstance(value, bool):
        value = "true" if value else "false"
    if isinstance(value, dict):  # an id for pattern-matching callbacks, as Dash writes it in the page
        value = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return f' {name}="{escape(value)}"'


def _css_name(rule: str) -> str:
    if rule.startswith("--"):
        return rule
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in rule)
