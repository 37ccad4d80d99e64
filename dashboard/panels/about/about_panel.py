"""The page about the data: where they come from, how far they go, what is missing, what the map is drawn from."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.about import About
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.panels.about.about_exactness import derived_section, exactness_section, period_section
from dashboard.panels.about.about_map import map_section, ports_section
from dashboard.panels.about.about_missing import comparison_section, missing_section
from dashboard.panels.about.about_section import section
from dashboard.panels.about.about_sources import sources_section
from dashboard.panels.release_line import release_line
from dashboard.words.dates import as_of_in_words, day_in_words
from dashboard.words.wording import Wording


def about_panel(view: About, dataset: Dataset, w: Wording, public_key: str = "") -> Component:
    """Title, table of contents, and one section for each question; the `public_key` that verifies signed releases."""
    sections = {
        "sources": sources_section(view, w),
        "exactness": exactness_section(view, w),
        "period": period_section(view, w),
        "derived": derived_section(view, dataset, w),
        "missing": missing_section(view, dataset, w),
        "comparison": comparison_section(view, dataset, w),
        "map": map_section(dataset, w),
        "ports": ports_section(dataset, w),
        "people": section("people", [], w),
        "edition": _rendered(dataset, w, public_key),
    }
    return html.Div(
        [
            _contents(tuple(sections), w),
            html.Article(
                [_head(dataset, w), *sections.values()], className="text", **{"aria-labelledby": "about-title"}
            ),
        ],
        className="about",
    )


def _head(dataset: Dataset, w: Wording) -> Component:
    corridor = dataset.corridor
    synthetic = html.P(w("header.synthetic"), className="doubt") if corridor.synthetic else None
    as_of = as_of_in_words(dataset.data_as_of, w)
    return html.Div(
        [
            html.H2(w("view.about"), id="about-title", tabIndex="-1"),
            html.P([w.text(corridor.summary), html.Span(as_of, className="as-of")], className="lead"),
            synthetic,
        ]
    )


def _contents(names: tuple[str, ...], w: Wording) -> Component:
    """The table of contents. Its links scroll and leave the address, which owns the selection, as it is."""
    links = [
        html.Li(html.A(w(f"about.{name}.title"), href=f"#about-{name}", **{"data-scroll": f"about-{name}"}))
        for name in names
    ]
    return html.Nav(
        [html.P(w("about.contents"), className="label"), html.Ol(links)], **{"aria-label": w("about.contents")}
    )


def _rendered(dataset: Dataset, w: Wording, public_key: str) -> Component:
    facts = [
        html.Dt(w("about.edition.as_of")),
        html.Dd(day_in_words(dataset.data_as_of, w) if dataset.data_as_of else w("about.edition.as_of_unknown")),
        html.Dt(w("about.edition.fingerprint")),
        html.Dd(html.Code(dataset.fingerprint[:16])),
    ]
    if public_key:
        link = html.A(w("about.edition.how"), href=f"{ROOT}/releases?lang={w.language}#signature")
        facts += [html.Dt(w("about.edition.key")), html.Dd([html.Code(public_key), " ", link])]
    return section("edition", [html.Dl(facts), release_line(dataset.published, dataset.corridor, w)], w)
