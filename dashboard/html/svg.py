"""Line drawings inside a page: the two SVG elements that small charts need. They are only rendered on the server."""

from dashboard.html.elements import Element


class _Drawn(Element):
    """An SVG element; its name is written small, as ``dashboard.html.render`` does with every element."""

    _prop_names = ("children", "className", "viewBox", "preserveAspectRatio", "d")


class Svg(_Drawn):
    """An ``<svg>``."""

    _type = "Svg"


class Path(_Drawn):
    """A ``<path>``."""

    _type = "Path"


def drawing(*paths: Path) -> Svg:
    """Paths on a ground of 100 by 100 that is stretched to its box; readers pass over it, the words beside it tell."""
    return Svg(list(paths), viewBox="0 0 100 100", preserveAspectRatio="none", **{"aria-hidden": "true"})
