"""The table's head: what to look for, and the filters beside the page's own two. The browser fills in what is set."""

from collections.abc import Iterable

from dash.development.base_component import Component

from corridor.queries.table import Facets
from corridor.queries.table_address import LONGEST_TEXT
from corridor.queries.table_order import SortKey
from corridor.queries.table_row import RowKind
from dashboard.html.elements import Input, html
from dashboard.panels.table.table_panel import COLUMNS
from dashboard.words.dates import point_in_words
from dashboard.words.wording import Wording


def table_tools(facets: Facets, w: Wording, *, every_period: bool = False) -> Component:
    """A form that also works by itself: sent, it is the address of what was asked for.

    With `every_period` it says that the rows are of all periods, whereas the page's other parts show the latest.
    """
    kinds = [(kind.value, w(f"table.kind.{kind.value}")) for kind in RowKind]
    qualifiers = [(state.value, w(f"qualifier.{state.value}")) for state in facets.qualifiers]
    years = [(f"{year:04}", point_in_words(f"{year:04}", w)) for year in reversed(facets.years)]
    return html.Div(
        [
            html.H2(w("view.table"), id="table-title", tabIndex="-1"),
            html.P(w("table.intro") + (w("table.every_period") if every_period else ""), className="intro"),
            html.Form(
                [
                    Input(type="hidden", name="view", value="table"),
                    Input(type="hidden", name="lang", value=w.language),
                    _text(w),
                    _select("kind", kinds, w),
                    _select("qualifier", qualifiers, w),
                    _select("year", years, w),
                    _select("sort", _orders(w), w),
                    html.Noscript(html.Button(w("table.apply"), type="submit")),
                ],
                id="table-form",
                method="get",
                role="search",
                className="table-form",
                **{"aria-labelledby": "table-title"},
            ),
            html.P(id="table-status", role="status", className="visually-hidden"),
        ],
        className="table-head",
        **{"data-failed": w("table.failed")},
    )


def _text(w: Wording) -> Component:
    field = Input(
        type="search",
        name="q",
        maxLength=str(LONGEST_TEXT),
        placeholder=w("table.text_hint"),
        autoComplete="off",
        spellCheck="false",
    )
    return html.Label([html.Span(w("table.filter_name.text"), className="label"), field], className="field text")


def _select(name: str, choices: Iterable[tuple[str, str]], w: Wording) -> Component:
    options = [html.Option(w(f"table.any.{name}"), value="")]
    options += [html.Option(words, value=value) for value, words in choices]
    label = html.Span(w(f"table.filter_name.{name}"), className="label")
    return html.Label([label, html.Select(options, name=name)], className=f"field {name}")


def _orders(w: Wording) -> Iterable[tuple[str, str]]:
    """Every order, upwards and downwards: a phone shows no headings to press."""
    for name, key in COLUMNS:
        column = w(f"table.column.{name}")
        yield key.value, w("table.upwards", column=column)
        yield f"-{key.value}", w("table.downwards", column=column)
    yield f"-{SortKey.FILE.value}", w("table.backwards")
