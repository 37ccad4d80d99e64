"""The document that the browser gets first: the whole view as HTML, readable before any script has run."""

import json
from collections.abc import Callable
from typing import Any

from dash import Dash
from dash.development.base_component import Component
from flask import current_app, g, request
from markupsafe import Markup, escape
from msgspec import Struct

from corridor.queries.selection import Reading, Selection, parse
from dashboard.html.dash_scripts import page_scripts
from dashboard.html.file_addresses import asset_address, bundle_address
from dashboard.html.render import render
from dashboard.html.url_prefix import ROOT
from dashboard.page.card_routes import card_address, link_of
from dashboard.page.card_size import HEIGHT, WIDTH
from dashboard.page.former_code import lead_to_former_code
from dashboard.page.page_layout import page_layout
from dashboard.page.release_notice import release_notices
from dashboard.page.release_router import Asked, ReleaseRouter
from dashboard.page.rendered_periods import rendered_period
from dashboard.page.rendered_release import RenderedRelease
from dashboard.page.schema_org import schema_org
from dashboard.page.security import allow_style
from dashboard.page.titles import Titles, description
from dashboard.words.wording import Wording

_PAGE = """<!doctype html>
<html lang="{tag}" data-lang="{language}" data-region="{region}" data-initiative="{initiative}"
 data-view="{view}" data-mode="{mode}"{overview}>
<head>
{metas}
<title>{title}</title>
<meta name="description" content="{summary}">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{said}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="{site}">
{card}<link rel="icon" href="{icon_png}" type="image/png" sizes="192x192">
<link rel="icon" href="{icon}" type="image/svg+xml" sizes="any">
<link rel="apple-touch-icon" href="{icon_png}">
<link rel="expect" href="#laid-out" blocking="render">
<script src="{early}"></script>
{css}
<link rel="stylesheet" href="{stylesheet}">
<style id="colors">{colors}</style>
<script type="application/ld+json">{described}</script>
</head>
<body data-first="{first}">
{notices}
<div id="first-page">{content}</div>
<script src="{layout}"></script>
<i id="laid-out" hidden></i>
{app_entry}
<script type="application/json" id="options">{options}</script>
<footer hidden>{config}<script defer src="{dash}"></script>{scripts}
<script defer src="{page}"></script>{renderer}</footer>
</body>
</html>"""


_INDEX = "corridor.first_page"
"""Where the application keeps what makes the first page."""


class Preview(Struct, frozen=True):
    """A release that does not exist, and the banner above it that says so."""

    rendered: RenderedRelease
    banner: Component


def preview_page(preview: Preview) -> str:
    """The first page of what no release holds yet, for the selection that the address of this request names.

    The caller answers for the parts at its address, and for who may see them.
    """
    g.preview = preview
    page: str = current_app.extensions[_INDEX]()
    return page


def install_first_page(app: Dash, router: ReleaseRouter, selection_read: Callable[[], bool]) -> None:
    """Make `app` answer every address with the selection it names, as HTML in the chosen language.

    Args:
        app: the application.
        router: finds the release that an address names.
        selection_read: whether a callback of `app` reads the selection in every view, by the time a page is asked for.
    """

    def index(**parts: Any) -> str:  # noqa: ANN401  # Dash's own signature
        address = request.query_string.decode("utf-8", "replace")
        preview: Preview | None = g.get("preview")
        asked = Asked(preview.rendered, "preview", None) if preview else router.asked(request.args.get("release"))
        rendered = asked.rendered
        lead_to_former_code(rendered)
        reading = parse(address, rendered.options)
        selection = reading.selection
        rendered = rendered_period(rendered, selection.period)
        shown = {**rendered.server_html(selection, whole=False), **rendered.view_html(address)}
        shown["static-map"] = rendered.static_map(selection)
        if selection.view == "compare":
            shown |= rendered.comparison.server_html(selection.language, address)
        content = render(page_layout(shown))
        wording = Wording(selection.language)
        scripts = page_scripts(_below(parts["scripts"]))
        of_dash = {"polyfill": scripts.polyfill, "selection_read": selection_read()}
        allow_style(rendered.colors)
        return _PAGE.format(
            tag=wording.tag,
            language=selection.language,
            region=selection.region or "all",
            initiative=selection.initiative or "all",
            overview="" if selection.region or selection.initiative else " data-overview",
            view=selection.view,
            mode=selection.mode,
            title=escape(Titles.of(rendered.dataset, rendered.options, selection.language).title(selection)),
            site=escape(wording.text(rendered.dataset.corridor.title)),
            summary=escape(description(rendered.dataset, selection)),
            said=escape(rendered.said_on_card(selection)),
            card="" if preview else _card(rendered, selection),
            icon=asset_address("icon.svg"),
            icon_png=asset_address("icon.png"),
            stylesheet=bundle_address("stylesheets.page"),
            **{part: bundle_address(f"scripts.{part}") for part in ("early", "layout", "dash", "page")},
            described=json.dumps(schema_org(rendered.dataset, wording), ensure_ascii=False).replace("<", "\\u003c"),
            colors=Markup(rendered.colors),  # noqa: S704  # colours were checked to be #rrggbb
            first=_identity(selection),
            content=_kept(_noticed(_checked(content, selection), reading), asked).replace(
                ' id="', ' data-server-html="'
            ),
            notices=render([preview.banner if preview else None, release_notices(asked, selection.language)]),
            options=json.dumps(_options(asked, rendered) | of_dash, ensure_ascii=False).replace("<", "\\u003c"),
            scripts=scripts.tags,
            renderer=parts["renderer"].replace('type="application/javascript"', 'type="module"'),  # the last to run
            **{part: _below(parts[part]) for part in ("metas", "css", "app_entry", "config")},
        )

    app.interpolate_index = index
    app.server.extensions[_INDEX] = app.index


def _card(rendered: RenderedRelease, selection: Selection) -> str:
    """What makes a chat show a card with a picture for the link."""
    size = {"width": str(WIDTH), "height": str(HEIGHT)}
    says = {
        "url": link_of(rendered, selection, request.args.get("release")),
        "image": card_address(rendered, selection),
    }
    says |= {f"image:{name}": value for name, value in size.items()}
    return "".join(f'<meta property="og:{name}" content="{escape(value)}">\n' for name, value in says.items())


def _below(part: str) -> str:
    """A part that Dash has written, with its addresses below where the server stands, without the usual type."""
    part = part.replace(' type="application/javascript"', "")
    for start in ('src="', 'href="'):
        part = part.replace(f"{start}/", f"{start}{ROOT}/")
    return part.replace('_pathname_prefix":"\\u002f"', f'_pathname_prefix":"{ROOT}/"')


def _checked(content: str, selection: Selection) -> str:
    """`content` with the filters' choices made; ``assets/choice_marks.js`` makes those that follow."""
    if selection.period:
        option = f'data-period="{escape(selection.period)}"'
        content = content.replace(option, f"{option} selected")
    for name, chosen in (("region", selection.region), ("initiative", selection.initiative)):
        radio = f'type="radio" name="{name}" value="{escape(chosen or "")}"'
        content = content.replace(radio, f"{radio} checked")
    return content


def _noticed(content: str, reading: Reading) -> str:
    """`content` with what is to be said of the address; ``assets/marks.js`` says it of those that follow."""
    for name, said in (("refused", reading.refused), ("former", reading.former)):
        if said:
            content = content.replace(f'<p id="{name}" class="refused" hidden', f'<p id="{name}" class="refused"')
    return content


def _kept(content: str, asked: Asked) -> str:
    """`content` with the earlier release kept in its links to other selections."""
    loaded_release = asked.rendered.loaded_release
    if asked.notice != "older" or loaded_release is None:
        return content
    return content.replace('href="?', f'href="?release={loaded_release.release.number}&amp;')


def _options(asked: Asked, rendered: RenderedRelease) -> dict[str, Any]:
    """What the browser must know of what is `rendered`, with the release it is shown."""
    loaded_release = asked.rendered.loaded_release
    release = {"shown": loaded_release.release.number if loaded_release else None}
    return {**rendered.browser_options, "release": release}


def _identity(selection: Selection) -> str:
    """How the browser names what the panel shows; see ``assets/panel.js``."""
    return "|".join((selection.language, selection.region or "", selection.initiative or "", selection.period or ""))
