"""The plain HTML document around pages without Dash: those of the office and of past releases."""

from collections.abc import Sequence

from dash.development.base_component import Component
from markupsafe import escape

from dashboard.html.file_addresses import asset_address, bundle_address
from dashboard.html.render import render

_DOCUMENT = """<!doctype html>
<html lang="{tag}" data-lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{icon}">
<script src="{early}"></script>
<link rel="stylesheet" href="{stylesheet}">
</head>
<body class="office">{body}</body>
</html>"""


def document(title: str, body: Sequence[Component], language: str, tag: str) -> str:
    """A document in the look of the office; it needs no script to be read.

    Args:
        title: what the browser calls it.
        body: what it shows.
        language: that of its words, as the project names it.
        tag: the same as BCP 47 does.
    """
    return _DOCUMENT.format(
        tag=tag,
        language=language,
        title=escape(title),
        early=bundle_address("scripts.early"),
        icon=asset_address("icon.svg"),
        stylesheet=bundle_address("stylesheets.office"),
        body=render(list(body)),
    )
