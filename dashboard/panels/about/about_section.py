"""A section of the page about the data: its heading, which the contents lead to, and what stands under it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from dash.development.base_component import Component

from dashboard.html.elements import html
from dashboard.words.wording import Wording

Children = Sequence[Component | str | None]
Item = TypeVar("Item")
MOST = 40
"""Entries that a list of the page shows; a reader of more takes the table."""


def section(name: str, children: Children, w: Wording) -> Component:
    """The section `name`, with its title and its introduction from the locale."""
    key = f"about-{name}"
    title = html.H3(w(f"about.{name}.title"), id=key, tabIndex="-1")
    intro = html.P(w(f"about.{name}.intro"))
    return html.Section([title, intro, *children], **{"aria-labelledby": key, "data-section": name})


def table_button(words: str, qualifier: str) -> Component:
    """A button that leads to the rows of the table that are in one state, whatever was filtered there before."""
    change = f"view=table&qualifier={qualifier}&region=&initiative=&kind=&year=&q=&page="
    return html.Button(words, type="button", className="to-table", **{"data-press": change})


def listed(items: Sequence[Item], draw: Callable[[Item], Component], w: Wording) -> list[Component]:
    """Each of `items` drawn, or the first of them and how many more there are."""
    more = [html.P(w("about.more", count=len(items) - MOST), className="more")] if len(items) > MOST else []
    return [*(draw(item) for item in items[:MOST]), *more]
