"""The document in a frame: one part of the page, and a line that says what it is of and leads to the whole."""

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup, escape

from dashboard.embed.embed_links import page_address
from dashboard.embed.embed_parts import Chosen
from dashboard.html.file_addresses import asset_address, bundle_address
from dashboard.html.render import render
from dashboard.page.release_router import Asked
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.release_line import in_words
from dashboard.words.dates import as_of_in_words
from dashboard.words.wording import Wording

THEMES = ("light", "dark")
_DOCUMENT = """<!doctype html>
<html lang="{tag}" data-lang="{language}" data-region="{region}" data-initiative="{initiative}"
 data-embed="{kind}"{theme}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="{icon}">
{early}<link rel="stylesheet" href="{stylesheet}">
<style>{colors}</style>
</head>
<body class="embed"><main>{content}</main>{foot}</body>
</html>"""


def embed_page(kind: str, content: str, asked: Asked, rendered: RenderedRelease, chosen: Chosen) -> str:
    """The document.

    Args:
        kind: what is shown, see `embed_parts.KINDS`.
        content: its HTML.
        asked: the release that the address asks for.
        rendered: the same for the period that is chosen.
        chosen: the selection, as parts of an address; ``theme`` fixes light or dark, else the reader's system does.
    """
    w = Wording(chosen["lang"] or rendered.options.languages[0])
    theme = chosen.get("theme") or ""
    return _DOCUMENT.format(
        tag=w.tag,
        language=w.language,
        region=escape(chosen.get("region") or "all"),
        initiative=escape(chosen.get("initiative") or "all"),
        kind=kind,
        theme=f' data-theme="{theme}"' if theme in THEMES else "",
        title=escape(f"{w(f'embed.kind.{kind}')} · {w.text(rendered.dataset.corridor.title)}"),
        icon=asset_address("icon.svg"),
        early="" if theme in THEMES else f'<script src="{bundle_address("scripts.early")}"></script>\n',
        stylesheet=bundle_address("stylesheets.embed"),
        colors=Markup(rendered.colors),  # noqa: S704  # colours were checked to be #rrggbb
        content=content,
        foot=render(_foot(asked, rendered, chosen, w)),
    )


def _foot(asked: Asked, rendered: RenderedRelease, chosen: Chosen, w: Wording) -> Component:
    """Whose it is, of which release, as of when; that a newer one is out, where an earlier one was asked for."""
    dataset = rendered.dataset
    name = html.A(w.text(dataset.corridor.title), href=page_address(chosen), target="_blank", rel="noopener")
    parts: list[Component] = [name]
    if dataset.published:
        parts.append(html.Span(in_words("release.shown", dataset.published, dataset.corridor, w)))
    parts.append(html.Span(as_of_in_words(dataset.data_as_of, w)))
    if dataset.corridor.synthetic:
        parts.append(html.Strong(w("header.synthetic")))
    if asked.notice == "older" and asked.latest is not None:
        latest = page_address({**chosen, "release": None})
        words = w("embed.newer", number=asked.latest)
        parts.append(html.A(words, href=latest, target="_blank", rel="noopener", className="embed-newer"))
    return html.Footer(parts, className="embed-foot")


def nothing_shown(key: str, w: Wording) -> Component:
    """What stands in a frame whose address names what there is not."""
    return html.P(w(key), className="embed-nothing", role="alert")
