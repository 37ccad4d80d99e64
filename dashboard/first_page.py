"""The document that the browser gets first: the whole view as HTML, readable before any script has run."""

import json
from typing import Any

from dash import Dash
from flask import request
from markupsafe import Markup, escape

from corridor.selection import Selection, parse
from dashboard.edition import Edition
from dashboard.frame import frame
from dashboard.render import render
from dashboard.wording import Wording

_PAGE = """<!doctype html>
<html lang="{tag}" data-lang="{language}" data-region="{region}" data-initiative="{initiative}"
 data-view="{view}" data-mode="{mode}">
<head>
{metas}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<script src="{early}"></script>
{css}
<style id="colors">{colors}</style>
</head>
<body data-first="{first}">
<div id="first-page">{content}</div>
{app_entry}
<script type="application/json" id="options">{options}</script>
<footer hidden>{config}{scripts}{renderer}</footer>
</body>
</html>"""


def install_first_page(app: Dash, edition: Edition) -> None:
    """Make `app` answer every address with the selection it names, as HTML in the chosen language."""

    def index(**parts: Any) -> str:  # noqa: ANN401  # Dash's own signature
        address = request.query_string.decode("utf-8", "replace")
        selection = parse(address, edition.options).selection
        shown = {**edition.fragments(selection), **edition.catalogue.fragments(address)}
        content = render(frame(edition.figure(selection.language), shown))
        wording = Wording(selection.language)
        return _PAGE.format(
            tag=wording.tag,
            language=selection.language,
            region=selection.region or "all",
            initiative=selection.initiative or "all",
            view=selection.view,
            mode=selection.mode,
            title=escape(wording.text(edition.dataset.corridor.title)),
            early=app.get_asset_url("early.js"),
            colors=Markup(edition.colors),  # noqa: S704  # colours were checked to be #rrggbb
            first=_identity(selection),
            content=content.replace(' id="', ' data-fragment="'),
            options=json.dumps(edition.browser_options, ensure_ascii=False).replace("<", "\\u003c"),
            **{part: parts[part] for part in ("metas", "css", "app_entry", "config", "scripts", "renderer")},
        )

    app.interpolate_index = index


def _identity(selection: Selection) -> str:
    """How the browser names what the panel shows; see ``assets/fragments.js``."""
    return "|".join((selection.language, selection.region or "", selection.initiative or ""))
