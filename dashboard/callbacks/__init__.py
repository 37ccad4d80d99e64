"""The page's Dash callbacks, one file each.

A callback reads the selection as ``Input("selection", "data")``: a dictionary with ``lang``, ``region``,
``initiative``, ``view``, ``mode`` and, where an earlier release is shown, ``release``; a part that is not chosen is an
empty string.
The store is filled by ``assets/dash_selection.js`` shortly after the selection was painted; before that it is ``None``.
It is filled for those who read it: where that is only the comparing view, in that view only, because Dash walks through
its whole page each time.
"""

from collections.abc import Callable

from dash import Dash

from dashboard.callbacks import compare, map_click
from dashboard.page.release_router import ReleaseRouter

CALLBACKS: tuple[Callable[[Dash, ReleaseRouter], None], ...] = (map_click.register, compare.register)
"""What registers each of them; a new file adds its name here."""


_WITHIN_A_VIEW = frozenset({f"{compare.PLACE}.children"})
"""Outputs that are in the page in the comparing view only, as Dash names them."""


def read_selection(app: Dash) -> bool:
    """Whether a callback of `app` reads the selection in every view."""
    return any(
        read["id"] == "selection"
        for output, callback in app.callback_map.items()
        if output not in _WITHIN_A_VIEW
        for read in (*callback["inputs"], *callback["state"])
    )


def register_callbacks(app: Dash, router: ReleaseRouter) -> None:
    """Register every callback on `app`; `router` finds the data of the release that a selection names."""
    for register in CALLBACKS:
        register(app, router)
