"""HTML elements for panels, and the few that ``dash.html`` lacks. They are only ever rendered on the server.

A panel has thousands of elements. Dash's own classes list their properties and word their errors for each element that
is made; these know them once for each kind, refuse the same, and cost a tenth.
"""

from typing import Any, ClassVar

import dash.html
from dash.development.base_component import Component

_FIELD = (
    *("id", "className", "type", "name", "value", "checked", "disabled", "placeholder", "title", "role"),
    *("required", "autoComplete", "autoFocus", "minLength", "maxLength", "min", "max", "step", "pattern"),
    *("inputMode", "accept", "readOnly", "spellCheck"),
)
_WILD = ("data-", "aria-")


class Element(Component):  # type: ignore[misc]  # Dash's base class is untyped
    """An element with children and the attributes of its kind by their Dash names."""

    _namespace = "dash_html_components"
    _type = ""
    _base_nodes = ("children",)
    _children_props: tuple[str, ...] = ()
    _prop_names: tuple[str, ...] = ("children",)
    _valid_wildcard_attributes = _WILD
    available_wildcard_properties = _WILD
    _known: ClassVar[set[str]]

    def __init_subclass__(cls) -> None:
        """Let each kind know its own attributes."""
        super().__init_subclass__()
        cls._known = set(cls._prop_names)

    @property
    def available_properties(self) -> tuple[str, ...]:
        """The attributes of its kind, as Dash asks for them."""
        return self._prop_names

    def __init__(self, children: Any = None, **attributes: Any) -> None:  # noqa: ANN401  # as every Dash component
        """Take children and attributes.

        Raises:
            TypeError: an element of the kind has no such attribute.
        """
        if not self._known.issuperset(attributes):
            self._learn(attributes)
        if children is not None:
            self.children = children
        self.__dict__.update(attributes)

    def _learn(self, attributes: dict[str, Any]) -> None:
        """Take up those ``data-`` and ``aria-`` attributes that have not been seen on this kind before."""
        for name in attributes.keys() - self._known:
            if not name.startswith(_WILD):
                message = f"html.{self._type} has no attribute {name!r}; it has {', '.join(sorted(self._prop_names))}"
                raise TypeError(message)
            self._known.add(name)


class Elements:
    """Every element of ``dash.html`` by its name there: ``html.Div``."""

    def __getattr__(self, kind: str) -> Any:  # noqa: ANN401  # as Dash's classes are, which are untyped
        """The class of a kind, made when it is first asked for.

        Raises:
            AttributeError: ``dash.html`` has no such element.
        """
        like = getattr(dash.html, kind)()
        named = {"_type": kind, "_prop_names": tuple(like._prop_names), "__module__": __name__}  # noqa: SLF001
        made = type(kind, (Element,), named)
        setattr(self, kind, made)
        return made


html = Elements()


class Input(Element):
    """An ``<input>``."""

    _type = "Input"
    _prop_names = ("children", *_FIELD)
