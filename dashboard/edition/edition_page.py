"""The page of a folder: whole without Dash, its stylesheet and scripts beside it."""

import json

from markupsafe import Markup, escape

from corridor.queries.selection import Selection
from dashboard.edition.without_server import without_server
from dashboard.html.bundles import bundles
from dashboard.html.render import render
from dashboard.page.page_layout import page_layout
from dashboard.page.rendered_release import RenderedRelease
from dashboard.words.wording import Wording

BUNDLES = ("stylesheets.page", "scripts.early", "scripts.layout", "scripts.page", "scripts.edition")
_PAGE = """<!doctype html>
<html lang="{tag}" data-lang="{language}" data-region="all" data-initiative="all" data-view="map" data-mode="desk"
 data-overview>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{summary}">
<link rel="icon" href="{folder}/icon.svg">
<script src="{early}"></script>
<link rel="stylesheet" href="{stylesheet}">
<style id="colors">{colors}</style>
</head>
<body data-first="{language}|||">
<div id="release-notices" hidden></div>
{content}
<script src="{layout}"></script>
<script type="application/json" id="options">{options}</script>
<script src="{page}"></script>
<script src="{edition}"></script>
</body>
</html>
"""
FOLDER = "files"
"""Where the page's own files lie."""


def edition_page(rendered: RenderedRelease, evidence: dict[str, int], *, together: bool) -> str:
    """The document, in the first language and with nothing chosen.

    Args:
        rendered: what is shown.
        evidence: the number of the file that holds the evidence of each figure.
        together: whether the panels of all regions lie in one file.
    """
    language = rendered.options.languages[0]
    selection, w = Selection(language), Wording(language)
    shown = {**rendered.server_html(selection), **rendered.view_html("")}
    shown |= {"static-map": rendered.static_map(selection), "map-tools": ""}
    options = {**rendered.browser_options, "root": "", "prepared": "", "release": {"shown": None}}
    options["edition"] = {"evidence": evidence, "together": together}
    own = {key.rpartition(".")[2]: f"{FOLDER}/{bundles()[key].name}" for key in BUNDLES if key.startswith("scripts")}
    return _PAGE.format(
        tag=w.tag,
        language=language,
        title=escape(w.text(rendered.dataset.corridor.title)),
        summary=escape(w.text(rendered.dataset.corridor.summary)),
        folder=FOLDER,
        stylesheet=f"{FOLDER}/{bundles()['stylesheets.page'].name}",
        colors=Markup(rendered.colors),  # noqa: S704  # colours were checked to be #rrggbb
        content=without_server(render(page_layout(shown))),
        options=json.dumps(options, ensure_ascii=False).replace("<", "\\u003c"),
        **own,
    )
