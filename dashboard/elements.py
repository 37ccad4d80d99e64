"""The few HTML elements that ``dash.html`` lacks. They are only ever rendered on the server."""

from typing import Any

from dash.development.base_component import Component

_FIELD = (
    *("id", "className", "type", "name", "value", "checked", "disabled", "placeholder", "title", "role"),
    *("required", "autoComplete", "autoFocus", "minLength", "maxLength", "min", "max", "step", "pattern"),
    *("inputMode", "accept", "readOnly", "spellCheck"),
)


class _Element(Component):  # type: ignore[misc]  # Dash's base class is untyped
    """An element with the properties of form fields."""

    _namespace = "dash_html_components"
    _type = ""
    _base_nodes = ("children",)
    _children_props: tuple[str, ...] = ()
    _prop_names = ("children", *_FIELD)
    _valid_wildcard_attributes = ("data-", "aria-")
    available_properties = _prop_names
    available_wildcard_properties = _valid_wildcard_attributes

    def __init__(self, children: Any = None, **properties: Any) -> None:  # noqa: ANN401  # as every Dash component
        """Take children and any HTML attribute by its Dash name."""
        super().__init__(children=children, **properties)


class Input(_Element):
    """An ``<input>``."""

    _type = "Input"


class _Drawing(Component):  # type: ignore[misc]  # Dash's base class is untyped
    """An element of an SVG drawing; attributes by their SVG names."""

    _namespace = "dash_html_components"
    _type = ""
    _base_nodes = ("children",)
    _children_props: tuple[str, ...] = ()
    _prop_names = ("children", "className", "viewBox", "preserveAspectRatio", "x1", "y1", "x2", "y2")
    _valid_wildcard_attributes = ("data-", "aria-")
    available_properties = _prop_names
    available_wildcard_properties = _valid_wildcard_attributes

    def __init__(self, children: Any = None, **properties: Any) -> None:  # noqa: ANN401  # as every Dash component
        """Take children and any SVG attribute."""
        super().__init__(children=children, **properties)


class Svg(_Drawing):
    """An ``<svg>``."""

    _type = "Svg"


class Line(_Drawing):
    """A ``<line>``."""

    _type = "Line"
