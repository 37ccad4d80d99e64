"""The leader's page as it would look after publishing: the panel and the matrix of what is proposed, with no script.

It has the rights of what it shows: a draft's preview is for its area, a plan's for those who publish.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup, escape

from corridor.office import submissions
from corridor.office.examination import Examination
from corridor.office.publishing import plan
from corridor.office.rights import Right
from corridor.selection import Selection, parse
from dashboard.edition import Edition
from dashboard.fragment import Fragment
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.submission_facts import title_of
from dashboard.render import render
from dashboard.wording import Wording

pages = Blueprint("preview", __name__)
_PARTS = ("panel", "matrix")
_ASSETS = Path(__file__).parents[1] / "assets"
_PAGE = """<!doctype html>
<html lang="{tag}" data-lang="{language}" data-region="{region}" data-initiative="{initiative}" data-view="map">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<script src="/assets/early.js"></script>
{styles}
<style id="colors">{colors}</style>
</head>
<body class="preview-page">{body}</body>
</html>"""


@pages.get("/submissions/<int:number>/preview")
@signed_in()
def show(number: int) -> ResponseReturnValue:
    """The page as it would be with one submission."""
    office, w = current.office(), current.wording()
    submission = submissions.opened(office, current.actor(), number).submission
    outcome = submissions.examine(office, current.actor(), number)
    back = url_for("office.submission.show", number=number)
    return _page(outcome, title_of(submission, office.base, w), back, submission.area)


@pages.get("/publish/preview")
@signed_in(Right.PUBLISH)
def show_plan() -> ResponseReturnValue:
    """The page as it would be with everything that is accepted."""
    seen = plan(current.office(), current.actor())
    what = current.wording()("preview.of_plan", number=seen.after.number + 1)
    return _page(seen.outcome, what, url_for("office.publishing.show"), None)


def _page(outcome: Examination, what: str, back: str, area: str | None) -> Response:
    edition, w = Edition(outcome.dataset), current.wording()
    selection = _selection(edition, area, w.language)
    fragments = edition.fragments(selection)
    parts = [Fragment(id=name, html=fragments[name], className=f"part-{name}") for name in _PARTS]
    region, initiative = selection.region or "all", selection.initiative or "all"
    body = [_banner(what, back, w), _choices(edition, selection, w), html.Main(parts, className="preview-parts")]
    text = _PAGE.format(
        tag=w.tag,
        language=w.language,
        region=escape(region),
        initiative=escape(initiative),
        title=escape(w("preview.title", of=what)),
        styles="\n".join(f'<link rel="stylesheet" href="{address}">' for address in _stylesheets()),
        colors=Markup(edition.colors),  # noqa: S704  # colours were checked to be #rrggbb
        body=render(body),
    )
    return Response(text, mimetype="text/html")


def _selection(edition: Edition, area: str | None, language: str) -> Selection:
    """What the address asks for; of a region's own submission that region first."""
    asked = parse(request.query_string.decode("utf-8", "replace"), edition.options).selection
    own = area if area in edition.options.regions and "region" not in request.args else None
    return Selection(language, asked.region or own, asked.initiative)


def _stylesheets() -> list[str]:
    names = sorted(path.name for path in _ASSETS.glob("*.css"))
    return [*(f"/assets/{name}" for name in names), url_for("office.static", filename="preview.css")]


def _banner(what: str, back: str, w: Wording) -> Component:
    told = html.P([html.Strong(w("preview.mark")), " ", w("preview.told", of=what)])
    return html.Header([told, html.A(w("preview.back"), href=back)], className="preview-banner")


def _choices(edition: Edition, chosen: Selection, w: Wording) -> Component:
    """The two filters as links: nothing here needs a script."""
    dataset = edition.dataset
    regions: dict[str | None, str] = {None: w("filter.all_regions")}
    regions |= {code: w.text(dataset.areas[code].short) for code in edition.options.regions}
    initiatives: dict[str | None, str] = {None: w("filter.all_initiatives")}
    initiatives |= {row.id: w.text(row.name) for row in dataset.initiatives_in_order}
    lists = [
        _links("region", regions, chosen.region, {"initiative": chosen.initiative}, w),
        _links("initiative", initiatives, chosen.initiative, {"region": chosen.region}, w),
    ]
    return html.Nav(lists, className="preview-choices", **{"aria-label": w("preview.choose")})


def _links(
    name: str, choices: dict[str | None, str], chosen: str | None, other: dict[str, str | None], w: Wording
) -> Component:
    links: list[Any] = [html.Span(w(f"filter.{name}"))]
    for code, text in choices.items():
        asked = {key: value or "all" for key, value in {name: code, **other}.items()}
        address = f"{request.path}?{urlencode(asked)}"
        here = {"aria-current": "true"} if code == chosen else {}
        links.append(html.A(text, href=address, **here))
    return html.Div(links)
