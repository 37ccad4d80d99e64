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
