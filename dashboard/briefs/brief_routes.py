"""``/brief.docx``, ``.xlsx``, ``.csv``: the selection that an address names, to take along."""

from collections.abc import Callable
from io import BytesIO

from flask import Blueprint, Response, abort, request, send_file

from corridor.model.dataset import Dataset
from corridor.queries.selection import Selection, parse
from corridor.queries.table import TableQuery, table
from dashboard.briefs.content import HEAD
from dashboard.page.downloads import MOST_ROWS, brief_name, csv_file, xlsx_file
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.rendered_release import RenderedRelease

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def brief_routes(router: ReleaseRouter) -> Blueprint:
    """The address; a document is made when it is asked for, in memory."""
    blueprint = Blueprint("brief", __name__)

    @blueprint.get("/brief.docx")
    def word() -> Response:
        from dashboard.briefs.word_brief import MIMETYPE, word_brief  # noqa: PLC0415  # half a second for who asks

        rendered = router.asked(request.args.get("release")).rendered
        selection = parse(request.query_string.decode("utf-8", "replace"), rendered.options).selection
        content = word_brief(rendered.dataset, selection, _hash_of(rendered)[:HEAD])
        name = brief_name(rendered.dataset, selection, "docx")
        return _file(content, MIMETYPE, name)

    @blueprint.get("/brief.pptx")
    def deck() -> Response:
        from dashboard.briefs.slides import MIMETYPE, slides  # noqa: PLC0415

        rendered = router.asked(request.args.get("release")).rendered
        dataset, selection = _asked(router)
        content = slides(dataset, selection, _hash_of(rendered)[:HEAD])
        return _file(content, MIMETYPE, brief_name(dataset, selection, "pptx"))

    @blueprint.get("/brief.xlsx")
    def workbook() -> Response:
        return _table("xlsx", _XLSX, xlsx_file)

    @blueprint.get("/brief.csv")
    def separated() -> Response:
        return _table("csv", "text/csv", csv_file)

    def _table(ending: str, mimetype: str, written: Callable[[Dataset, TableQuery], bytes]) -> Response:
        """The rows that the table shows of the selection; a workbook holds only so many."""
        dataset, selection = _asked(router)
        query = TableQuery(selection.language, selection.region, selection.initiative)
        if ending == "xlsx" and table(dataset, query).total > MOST_ROWS:
            abort(413)
        return _file(written(dataset, query), mimetype, brief_name(dataset, selection, ending))

    return blueprint


def _asked(router: ReleaseRouter) -> tuple[Dataset, Selection]:
    rendered = router.asked(request.args.get("release")).rendered
    address = request.query_string.decode("utf-8", "replace")
    return rendered.dataset, parse(address, rendered.options).selection


def _file(content: bytes, mimetype: str, name: str) -> Response:
    response = send_file(BytesIO(content), mimetype, as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _hash_of(rendered: RenderedRelease) -> str:
    """By what the data of a document are recognised: the release's hash, or the package's fingerprint."""
    loaded = rendered.loaded_release
    return loaded.release.hash if loaded is not None else rendered.dataset.fingerprint
