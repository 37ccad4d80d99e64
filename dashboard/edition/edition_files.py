"""Every file of the folder, by its path: the same release gives the same bytes."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from dashboard.edition.edition_page import BUNDLES, FOLDER, edition_page
from dashboard.edition.search_data import search_data
from dashboard.edition.table_data import table_data
from dashboard.edition.without_server import all_without_server
from dashboard.html.bundles import ASSETS, bundles
from dashboard.page.rendered_release import RenderedRelease
from dashboard.page.rendered_tour import tour_json

File = tuple[str, bytes]
MARK = "edition.json"
"""Says which release the folder holds, and that the folder is one of ours."""
_TOGETHER = 100
"""Figures whose evidence lies in one file."""


def count_of_files(rendered: RenderedRelease) -> int:
    """How many files there will be."""
    chunks = -(-len(rendered.options.figures) // _TOGETHER)
    regions = 1 if rendered.fetched_ahead else len(rendered.options.regions) + 1
    return len(BUNDLES) + 3 + len(rendered.options.languages) * (5 + regions + chunks)


def edition_files(rendered: RenderedRelease) -> Iterator[File]:
    """The page, its stylesheet and scripts, and what its parts ask for."""
    evidence = {key: place // _TOGETHER for place, key in enumerate(sorted(rendered.options.figures))}
    page = edition_page(rendered, evidence, together=rendered.fetched_ahead)
    yield "index.html", page.encode()
    for key in BUNDLES:
        yield f"{FOLDER}/{bundles()[key].name}", bundles()[key].content
    yield f"{FOLDER}/icon.svg", (ASSETS / "icon.svg").read_bytes()
    for language in rendered.options.languages:
        yield from _of_language(rendered, language, evidence)
    yield MARK, _mark(rendered)


def _of_language(rendered: RenderedRelease, language: str, evidence: dict[str, int]) -> Iterator[File]:
    page = json.loads(rendered.page_json(language))
    page["server_html"]["map-tools"] = ""
    parts: dict[str, Callable[[], Any]] = {
        "page": lambda: page,
        "about": lambda: json.loads(rendered.about_json(language)),
        "tour": lambda: json.loads(tour_json(rendered.dataset, language)),
        "table": lambda: table_data(rendered.dataset, language),
        "search": lambda: search_data(rendered.dataset, language),
    }
    if rendered.fetched_ahead:
        parts["regions"] = lambda: {
            code: _panels(rendered, language, code) for code in ("all", *rendered.options.regions)
        }
    else:
        for code in ("all", *rendered.options.regions):
            parts[f"region/{code}"] = lambda code=code: _panels(rendered, language, code)  # type: ignore[misc]
    for number in sorted(set(evidence.values())):
        held = [key for key, place in evidence.items() if place == number]
        parts[f"evidence-{number}"] = lambda held=held: {  # type: ignore[misc]
            key: json.loads(rendered.evidence_json(language, key)) for key in held
        }
    for name, make in parts.items():
        yield f"data/{language}/{name}.js", _script(f"{language}/{name}", all_without_server(make()))


def _panels(rendered: RenderedRelease, language: str, code: str) -> dict[str, dict[str, str]]:
    """The panels of one region with its headlines, each whole: what lies beside the page need not come in parts."""
    region = None if code == "all" else code
    panels = rendered.panels
    return {
        row or "all": {
            "html": panels.html(language, region, row),
            "headlines": panels.headlines(language, region, row),
        }
        for row in (None, *rendered.options.initiatives)
    }


def _script(name: str, body: Any) -> bytes:  # noqa: ANN401  # JSON
    """A script that hands over `body`: the only kind of file that a browser reads from beside a page on a stick."""
    return f"edition({json.dumps(name)},{json.dumps(body, ensure_ascii=False, separators=(',', ':'))});\n".encode()


def _mark(rendered: RenderedRelease) -> bytes:
    published, as_of = rendered.dataset.published, rendered.dataset.data_as_of
    said = {
        "name": rendered.name,
        "release": published.release if published else None,
        "published_at": published.at if published else None,
        "data_as_of": as_of.isoformat() if as_of else None,
    }
    return json.dumps(said, indent=1).encode() + b"\n"
