"""Line drawings inside a page: the two SVG elements that small charts need. They are only rendered on the server."""

from typing import Any

from dash.development.base_component import Component


class _Drawn(Component):  # type: ignore[misc]  # Dash's base class is untyped
    """An SVG element; its name is written small, as ``dashboard.html.render`` does with every element."""

    _namespace = "dash_html_components"
    _type = ""
    _base_nodes = ("children",)
    _children_props: tuple[str, ...] = ()
    _prop_names = ("children", "className", "viewBox", "preserveAspectRatio", "d")
    _valid_wildcard_attributes = ("data-", "aria-")
    available_properties = _prop_names
    available_wildcard_properties = _valid_wildcard_attributes

    def __init__(self, children: Any = None, **properties: Any) -> None:  # noqa: ANN401  # as every Dash component
        """Take children and any of the attributes by its SVG name."""
        super().__init__(children=children, **properties)


class Svg(_Drawn):
    """An ``<svg>``."""

    _type = "Svg"


class Path(_Drawn):
    """A ``<path>``."""

    _type = "Path"


def drawing(*paths: Path) -> Svg:
    """Paths on a ground of 100 by 100 that is stretched to its box; readers pass over it, the words beside it tell."""
    return Svg(list(paths), viewBox="0 0 100 100", preserveAspectRatio="none", **{"aria-hidden": "true"})
