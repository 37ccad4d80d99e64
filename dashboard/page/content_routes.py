"""Table, search, the text about the data, and the files: by address, below those of the release."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, request

from corridor.queries.export import MOST_ROWS
from corridor.queries.table import has_more_than
from dashboard.page.attachment import attachment
from dashboard.page.downloads import csv_file, file_name, xlsx_file
from dashboard.page.rendered_release import RenderedRelease
from dashboard.page.rendered_tour import tour_json
from dashboard.words.wording import Wording

FOREVER = "public, max-age=31536000, immutable"
_LONGEST = 80
"""Characters that a search may have."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def add_content(blueprint: Blueprint, rendered: Callable[[], RenderedRelease]) -> None:
    """Let `blueprint`, whose addresses begin with a language, answer for the release that a request asks for."""

    @blueprint.get("/table.json")
    def table(language: str) -> Response:
        return _json(rendered().table.json(rendered().table.read(_asked(), language)))

    @blueprint.get("/about.json")
    def about(language: str) -> Response:
        return _json(rendered().about_json(language))

    @blueprint.get("/tour.json")
    def guided_tour(language: str) -> Response:
        return _json(tour_json(rendered().dataset, language))

    @blueprint.get("/search.json")
    def search(language: str) -> Response:
        return _json(rendered().search.json(language, " ".join(request.args.get("q", "")[:_LONGEST].split())))

    @blueprint.get("/export.csv")
    def export_csv(language: str) -> Response:
        dataset = rendered().dataset
        query = rendered().table.read(_asked(), language).query
        return _file(csv_file(dataset, query), "text/csv", file_name(dataset, Wording(language), "csv"))

    @blueprint.get("/export.xlsx")
    def export_xlsx(language: str) -> Response:
        dataset = rendered().dataset
        query = rendered().table.read(_asked(), language).query
        if has_more_than(MOST_ROWS, dataset, query):
            abort(413)
        return _file(xlsx_file(dataset, query), _XLSX, file_name(dataset, Wording(language), "xlsx"))


def _asked() -> str:
    return request.query_string.decode("utf-8", "replace")


def _json(body: str) -> Response:
    response = Response(body, mimetype="application/json")
    response.headers["Cache-Control"] = FOREVER
    return response


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = attachment(content, mimetype, name)
    response.headers["Cache-Control"] = FOREVER
    return response
