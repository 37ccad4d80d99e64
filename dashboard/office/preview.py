"""The leader's page as it would look after publishing, whole and at work, above it a banner that says what it is.

It has the rights of what it shows: a draft's preview is for its area, a plan's for those who publish. Its parts are
answered for below its own address, under the same rights, and kept by nobody.
"""

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.roles import Right
from corridor.reporting import submissions
from corridor.reporting.examination import Examination
from corridor.reporting.publishing import plan
from dashboard.html.url_prefix import ROOT
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.submission_facts import title_of
from dashboard.page.first_page import Preview, preview_page
from dashboard.page.kept_releases import KeptReleases
from dashboard.page.rendered_release import RenderedRelease
from dashboard.page.routes import add_parts

pages = Blueprint("preview", __name__)
parts = Blueprint("preview_parts", __name__, url_prefix="/preview/<what>/<release>/<language>")
_PLAN = "plan"
_KEPT = 4
_rendered_releases = KeptReleases(_KEPT)
"""The previews looked at last, by address: a page asks for several parts. Who may see one is asked each time."""


@pages.get("/submissions/<int:number>/preview")
@signed_in()
def show(number: int) -> ResponseReturnValue:
    """The page as it would be with one submission; of a region's own that region first."""
    office, w = current.office(), current.wording()
    submission = submissions.opened(office, current.actor(), number).submission
    if "lang" not in request.args:
        own = submission.area if submission.area in office.base.corridor.regions else "all"
        return redirect(url_for(".show", number=number, region=own, lang=w.language), 303)
    back = url_for("office.submission.show", number=number)
    return _page(str(number), _examined(str(number)), title_of(submission, office.base, w), back)


@pages.get("/publish/preview")
@signed_in(Right.PUBLISH)
def show_plan() -> ResponseReturnValue:
    """The page as it would be with everything that is accepted."""
    w = current.wording()
    if "lang" not in request.args:
        return redirect(url_for(".show_plan", lang=w.language), 303)
    seen = plan(current.office(), current.actor())
    what = w("preview.of_plan", number=seen.after.number + 1)
    return _page(_PLAN, seen.outcome, what, url_for("office.publishing.show"))


@parts.before_request
def _find() -> None:
    """The rendered release that a part is asked of, for those who may see it; 410 where it has changed since."""
    asked = request.view_args or {}
    what, name = str(asked.pop("what")), asked.pop("release")
    if current.session() is None:
        abort(401)
    g.rendered = _rendered(what, _examined(what))
    if g.rendered.name != name:
        abort(410)
    if asked["language"] not in g.rendered.options.languages:
        abort(404)


add_parts(parts)


def _examined(what: str) -> Examination:
    """What would come of a submission, or of the plan.

    Raises:
        ForbiddenError, UnknownSubmissionError: the actor may not see it.
    """
    office, actor = current.office(), current.actor()
    if what == _PLAN:
        return plan(office, actor).outcome
    if not (what.isascii() and what.isdigit() and len(what) < 10):  # noqa: PLR2004  # no number grows longer
        abort(404)
    return submissions.examine(office, actor, int(what))


def _rendered(what: str, outcome: Examination) -> RenderedRelease:
    made = RenderedRelease(outcome.dataset, below=f"{ROOT}/office/preview/{what}")
    return _rendered_releases.get(made.address, lambda: made)


def _page(what: str, outcome: Examination, title: str, back: str) -> ResponseReturnValue:
    return preview_page(Preview(_rendered(what, outcome), _banner(title, back)))


def _banner(what: str, back: str) -> Component:
    w = current.wording()
    banner = html.P([html.Strong(w("preview.mark")), " ", w("preview.notice", of=what)])
    return html.Div([banner, html.A(w("preview.back"), href=back)], className="preview-banner", role="note")
