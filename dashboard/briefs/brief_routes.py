"""``/brief.docx``, ``.pptx``, ``.pdf``, ``.xlsx``, ``.csv``: the selection that an address names, to take along."""

from flask import Blueprint, Response, abort

from corridor.queries.export import MOST_ROWS
from corridor.queries.table import TableQuery, has_more_than
from dashboard.briefs.asking import NothingAskedError, Taken, refusal, taken
from dashboard.briefs.typeset import NoTypefaceError
from dashboard.page.attachment import attachment
from dashboard.page.downloads import brief_name, csv_file
from dashboard.page.release_router import ReleaseRouter

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def brief_routes(router: ReleaseRouter) -> Blueprint:
    """The addresses; a document is made when it is asked for, in memory."""
    blueprint = Blueprint("brief", __name__)

    @blueprint.get("/brief.docx")
    def word() -> Response:
        from dashboard.briefs.word_brief import MIMETYPE, word_brief  # noqa: PLC0415  # half a second for who asks

        asked = taken(router)
        return _file(word_brief(asked.dataset, asked.selection, asked.head), MIMETYPE, asked, "docx")

    @blueprint.get("/brief.pptx")
    def deck() -> Response:
        from dashboard.briefs.slides import MIMETYPE, slides  # noqa: PLC0415

        asked = taken(router)
        return _file(slides(asked.dataset, asked.selection, asked.head), MIMETYPE, asked, "pptx")

    @blueprint.get("/brief.pdf")
    def page() -> Response:
        from dashboard.briefs.page_pdf import MIMETYPE, page_pdf  # noqa: PLC0415

        asked = taken(router)
        return _file(page_pdf(asked.dataset, asked.selection, asked.head), MIMETYPE, asked, "pdf")

    @blueprint.get("/brief.xlsx")
    def workbook() -> Response:
        from dashboard.briefs.workbook_brief import workbook_brief  # noqa: PLC0415

        asked = taken(router)
        if has_more_than(MOST_ROWS, asked.dataset, _query(asked)):
            abort(413)
        return _file(workbook_brief(asked.dataset, asked.selection), _XLSX, asked, "xlsx")

    @blueprint.get("/brief.csv")
    def separated() -> Response:
        asked = taken(router)
        return _file(csv_file(asked.dataset, _query(asked)), "text/csv", asked, "csv")

    @blueprint.errorhandler(NothingAskedError)
    def nothing_asked(error: NothingAskedError) -> Response:
        return refusal(router, str(error))

    @blueprint.errorhandler(NoTypefaceError)
    def no_typeface(_: NoTypefaceError) -> Response:
        return refusal(router, "brief.no_typeface", 503)

    return blueprint


def _query(asked: Taken) -> TableQuery:
    """The rows that the table shows of the selection."""
    selection = asked.selection
    return TableQuery(selection.language, selection.region, selection.initiative)


def _file(content: bytes, mimetype: str, asked: Taken, ending: str) -> Response:
    response = attachment(content, mimetype, brief_name(asked.dataset, asked.selection, ending))
    response.headers["Cache-Control"] = "no-cache"
    return response
