"""A Dash component that shows HTML prepared on the server, as one node.

Each Dash component costs a selector on every dispatch; a panel of some hundred elements would cost more time
than everything else a selection does. This is one component, however much it shows.
"""

from typing import Any

from dash.development.base_component import Component


class ServerHtml(Component):  # type: ignore[misc]  # Dash's base class is untyped
    """HTML prepared on the server, drawn by ``assets/server_html.js``.

    Attributes:
        id: Dash's id, and the element's.
        html: what is shown; without it, what the first page brought under the same id.
        className: the element's class.
        role: the element's ARIA role, where it is a landmark.
    """

    _namespace = "dashboard"  # a package that there is: for each property Dash imports it, to name it in an error
    _type = "ServerHtml"
    _base_nodes = ("children",)
    _children_props: tuple[str, ...] = ()
    _prop_names = ("id", "html", "className", "role")
    _valid_wildcard_attributes: tuple[str, ...] = ()
    available_properties = _prop_names
    available_wildcard_properties: tuple[str, ...] = ()

    def __init__(self, **properties: Any) -> None:  # noqa: ANN401  # as every Dash component
        """Take any of the documented properties by name."""
        super().__init__(**properties)
