"""The page's head: what it is, as of when, and the tools that concern the whole page."""

from collections.abc import Sequence

from dash.development.base_component import Component

from corridor.messages.catalogue import message
from corridor.messages.periods import month_text
from corridor.model.dataset import Dataset
from corridor.model.published import Published
from corridor.queries.selection import VIEWS
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.panels.release_head import release_code
from dashboard.panels.release_line import in_words
from dashboard.words.dates import as_of_in_words, period_in_words
from dashboard.words.wording import Wording

_TOOLS = ("share", "print", "wall", "theme")


def header(dataset: Dataset, w: Wording, views: Sequence[str] = VIEWS, older: int = 0) -> Component:
    """Title, data as of, publication, what the page shows, `views`, search, language and the other tools.

    `older` is how many figures are of an earlier time than the data as a whole: the day alone would claim it for all.
    """
    corridor = dataset.corridor
    chosen = w("header.period", period=period_in_words(dataset.chosen, w)) if dataset.chosen else None
    dates = [
        html.Strong(chosen, className="chosen-period") if chosen else html.Span(as_of_in_words(dataset.data_as_of, w)),
        html.Span(w("header.older", count=older), className="older") if older and not chosen else None,
    ]
    if dataset.published:
        dates.append(html.Span(w("header.separator"), className="separator"))
        dates.append(html.Span(in_words("header.published", dataset.published, corridor, w), className="published"))
        dates.append(_news(dataset.published, w))
    return html.Div(
        [
            html.A(w("header.skip"), href="#content", className="skip", **{"data-action": "skip"}),
            html.Div(
                [
                    html.H1(w.text(corridor.title), className="title"),
                    html.P([*dates, _synthetic(dataset, w)], className="as-of"),
                    html.P(w.text(corridor.summary), className="purpose"),
                ],
                className="heading",
            ),
            release_code(dataset.published),
            _views(views, w),
            html.Div(
                [_search_button(w), *(_tool(name, w) for name in _TOOLS), *_languages(dataset, w)],
                className="tools",
            ),
        ],
        className="header",
    )


def _news(published: Published, w: Wording) -> Component | None:
    """The way to what the release brought; ``assets/news.js`` makes it one to all since the browser's last visit."""
    number = published.release
    if number == 1:
        return None
    return html.A(
        w("news.latest"),
        href=f"{ROOT}/changes?from={number - 1}&to={number}&lang={w.language}",
        className="news-link",
        **{"data-unseen": w("news.unseen", count="{count}")},
    )


def _synthetic(dataset: Dataset, w: Wording) -> Component | None:
    return html.Strong(w("header.synthetic"), className="synthetic") if dataset.corridor.synthetic else None


def _views(views: Sequence[str], w: Wording) -> Component:
    links = [
        html.A(
            w(f"view.{view}"),
            href=f"?lang={w.language}&view={view}",
            **{"data-press": f"view={view}", "data-choice": "link", "data-choice-view": view},
        )
        for view in views
    ]
    return html.Nav(links, className="views", **{"aria-label": w("view.label")})


def _search_button(w: Wording) -> Component:
    return html.Button(
        [w("search.open"), html.Kbd("/", **{"aria-hidden": "true"})],
        type="button",
        className="tool search-open",
        **{"data-action": "search", "aria-keyshortcuts": "/ Control+K"},
    )


def _tool(name: str, w: Wording) -> Component:
    own = {
        "share": {"data-done": w("tool.share_done")},
        "print": {"data-dated": _day_of_printing(w), "data-months": _months(w)},
    }
    marks = {"data-action": name, **own.get(name, {})}
    return html.Button(w(f"tool.{name}"), type="button", className="tool", title=w(f"tool.{name}_hint"), **marks)


def _day_of_printing(w: Wording) -> str:
    """The line on paper; ``assets/print.js`` puts the day of the browser's clock in its places."""
    day = message("date.day", year="{year}", day="{day}", month_name="{month_name}")
    return w("print.date", date=w.text(day))


def _months(w: Wording) -> str:
    """The names of the months, parted by a bar: browsers have others for some languages."""
    return "|".join(w.text(month_text(number)) for number in range(1, 13))


def _languages(dataset: Dataset, w: Wording) -> list[Component]:
    return [
        html.Button(
            w.language_name(language),
            type="button",
            className="tool language",
            lang=language,
            **{"data-press": f"lang={language}"},
        )
        for language in dataset.corridor.languages
        if language != w.language
    ]
