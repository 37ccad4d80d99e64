"""``/embed``: the code that puts a part of the page into another site's, to copy, and how it looks there."""

from collections.abc import Mapping
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from flask import Response, request
from markupsafe import escape

from corridor.model.dataset import Dataset
from corridor.queries.reported_value import ReportedValue, reported_values
from corridor.queries.selection import Selection, parse
from dashboard.embed.embed_page import THEMES
from dashboard.embed.embed_parts import KINDS
from dashboard.html.elements import Input
from dashboard.html.url_prefix import ROOT
from dashboard.page.history_page import history_page
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.rendered_periods import rendered_period
from dashboard.panels.number_in_words import newest_of
from dashboard.words.wording import Wording

SIZES: Mapping[str, tuple[int, int]] = {
    "map": (640, 800),
    "panel": (480, 720),
    "chart": (480, 420),
    "figure": (360, 280),
}
"""Width and height of a frame in px."""
_HEAD = ("region", "initiative", "period")


def code_page(router: ReleaseRouter, hosts: tuple[str, ...]) -> Response:
    """The page for the selection of this request: a form, the code of a frame and of a picture, and a look at it."""
    asked = router.asked(request.args.get("release"))
    rendered = asked.rendered
    selection = parse(request.query_string.decode("utf-8", "replace"), rendered.options).selection
    dataset, w = rendered_period(rendered, selection.period).dataset, Wording(selection.language)
    kind = request.args.get("kind", "panel")
    kind = kind if kind in KINDS else "panel"
    number = dataset.published.release if dataset.published else None
    chosen = _chosen(dataset, selection, kind, number)
    frame = f"{request.url_root}?{urlencode({'embed': kind, **chosen})}"
    picture = {"map": "map", "panel": "table", "chart": "chart", "figure": "figure"}[kind]
    image = f"{request.url_root}picture/{picture}.svg?{urlencode(_without(chosen, 'theme'))}"
    page = f"{request.url_root}?{urlencode(_without(chosen, 'theme', 'indicator'))}"
    title = f"{w(f'embed.kind.{kind}')} · {w.text(dataset.corridor.title)}"
    codes = {"embed.frame": _frame(frame, kind, title), "embed.picture": _picture(image, page, title)}
    content = [
        html.P(w("embed.about")),
        html.P(w("embed.allowed", hosts=w("embed.between").join(hosts)) if hosts else w("embed.none_allowed")),
        _form(dataset, selection, kind, number, w),
        *(_code(w(key), code, key, w) for key, code in codes.items()),
        html.H2(w("embed.look")),
        html.Iframe(src=frame.replace(request.url_root, f"{ROOT}/", 1), title=title, **_sides(kind)),
    ]
    return history_page(w("embed.title"), content, dataset, w)


def _without(chosen: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in chosen.items() if name not in names}


def _sides(kind: str) -> dict[str, str]:
    width, height = SIZES[kind]
    return {"width": str(width), "height": str(height), "style": {"border": "0", "max-width": "100%"}}  # type: ignore[dict-item]


def _figures(dataset: Dataset, selection: Selection) -> list[ReportedValue]:
    """The figures of a selection, of all regions too."""
    regions = (selection.region,) if selection.region else (None, *dataset.corridor.regions)
    found = [figure for region in regions for figure in reported_values(dataset, region)]
    return [one for one in found if selection.initiative in (None, one.observation.initiative)]


def _chosen(dataset: Dataset, selection: Selection, kind: str, number: int | None) -> dict[str, str]:
    """The parts of the frame's address: pinned to the release, or following the latest, also to an indicator's next."""
    figures = _figures(dataset, selection)
    parts = {"lang": selection.language, "region": selection.region, "initiative": selection.initiative}
    parts["period"] = selection.period
    pinned = request.args.get("follow") == "release" and number is not None
    figure = next((one for one in figures if one.id == selection.figure), figures[0] if figures else None)
    if kind in {"chart", "figure"} and figure and (selection.figure or kind == "figure"):
        follows = kind == "figure" and not pinned and newest_of(dataset, figure.indicator.id, selection.region)
        parts |= {"indicator": figure.indicator.id} if follows == figure.id else {"figure": figure.id}
    parts["release"] = str(number) if pinned else None
    theme = request.args.get("theme", "")
    parts["theme"] = theme if theme in THEMES else None
    return {name: value for name, value in parts.items() if value}


def _form(dataset: Dataset, selection: Selection, kind: str, number: int | None, w: Wording) -> Component:
    """What is shown, which figure, which release, which theme; the selection is kept."""
    kept = {"lang": selection.language, **{name: getattr(selection, name) for name in _HEAD}}
    hidden = [Input(type="hidden", name=name, value=value) for name, value in kept.items() if value]
    figures = {one.id: _named(one, w) for one in _figures(dataset, selection)}
    follow = {"latest": w("embed.follow.latest"), "release": w("embed.follow.release", number=number or "–")}
    themes = {"": w("embed.theme.system"), **{theme: w(f"embed.theme.{theme}") for theme in THEMES}}
    choices = [
        _choice("kind", {one: w(f"embed.kind.{one}") for one in KINDS}, kind, w),
        _choice("figure", {"": w("embed.first"), **figures} if kind == "chart" else figures, selection.figure, w),
        _choice("follow", follow, request.args.get("follow"), w),
        _choice("theme", themes, request.args.get("theme"), w),
    ]
    button = html.Button(w("embed.show"), type="submit", className="button")
    return html.Form([*hidden, *choices, button], method="get", action=f"{ROOT}/embed", className="form")


def _named(figure: ReportedValue, w: Wording) -> str:
    return w("embed.figure_of", area=w.text(figure.area.short), name=w.text(figure.indicator.name))


def _choice(name: str, options: Mapping[str, str], chosen: str | None, w: Wording) -> Component:
    held = [html.Option(words, value=value, selected=value == chosen) for value, words in options.items()]
    select = html.Select(held, name=name, id=f"embed-{name}")
    return html.Div([html.Label(w(f"embed.choose.{name}"), htmlFor=f"embed-{name}"), select], className="field")


def _code(title: str, code: str, key: str, w: Wording) -> Component:
    name = key.replace(".", "-")
    area = html.Textarea(code, readOnly=True, rows="4", id=name, className="embed-code", spellCheck="false")
    return html.Div([html.Label(title, htmlFor=name), area, html.P(w(f"{key}_about"))], className="field")


def _frame(address: str, kind: str, title: str) -> str:
    width, height = SIZES[kind]
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="{width}" height="{height}"'
        ' style="border:0;max-width:100%" loading="lazy"></iframe>'
    )


def _picture(image: str, page: str, title: str) -> str:
    return f'<a href="{escape(page)}"><img src="{escape(image)}" alt="{escape(title)}" style="max-width:100%"></a>'
