"""The way to the other pages of a long table."""

from dash.development.base_component import Component
from msgspec.structs import replace

from corridor.queries.table import PAGE_SIZE, TablePage
from corridor.queries.table_address import table_address
from dashboard.html.elements import html
from dashboard.words.wording import Wording


def page_links(page: TablePage, w: Wording) -> Component | None:
    """Which rows are shown of how many, and links to the first, previous, next and last page; nothing for one page."""
    if page.pages == 1:
        return None
    first = (page.page - 1) * PAGE_SIZE + 1
    shown = w("table.shown", first=first, last=first + len(page.rows) - 1, total=page.total)
    steps = {"first": 1, "previous": page.page - 1, "next": page.page + 1, "last": page.pages}
    links = [_link(name, number, page, w) for name, number in steps.items()]
    return html.Nav(
        [html.Div(links[:2]), html.P(shown), html.Div(links[2:])],
        className="pages",
        **{"aria-label": w("table.pages")},
    )


def _link(name: str, number: int, page: TablePage, w: Wording) -> Component:
    """A link to page `number`; a word alone where that page is shown already or does not exist."""
    if number == page.page or not 1 <= number <= page.pages:
        return html.Span(w(f"table.page.{name}"), className="page-link", **{"aria-disabled": "true"})
    address = table_address(replace(page.query, page=number))
    return html.A(
        w(f"table.page.{name}"),
        href=f"?view=table&lang={page.query.language}&{address}",
        className="page-link",
        **{"data-press": f"page={number if number > 1 else ''}", "data-focus": f"page-{name}", "data-top": ""},
    )
