"""The steps on a submission: submitting, taking back, discarding, answering, accepting, returning."""

from collections.abc import Callable

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.errors import ForbiddenError, RequestError
from corridor.accounts.roles import Actor, Right
from corridor.releases.errors import OvertakenError
from corridor.reporting import reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import StaleError, UnknownSubmissionError
from dashboard.office import current
from dashboard.office.access import signed_in, takes_files
from dashboard.office.notices import go
from dashboard.office.question_list import typed_answers
from dashboard.office.submission import submission_page

pages = Blueprint("steps", __name__)
_ANSWERS = 4 * 1024 * 1024
"""What a form may weigh that answers the questions of the largest submission."""


@pages.post("/submissions/<int:number>/submit")
@takes_files(_ANSWERS)
@signed_in(Right.SUBMIT)
def submit(number: int) -> ResponseReturnValue:
    """Submit it, with the answers that were typed beside the button; they are kept also where it is refused."""

    def step() -> None:
        office, actor, _, version = _seen(number)
        known = submissions.opened(office, actor, number).answers
        given = {key: text for key, text in typed_answers(request.form).items() if text != known.get(key)}
        if given:
            version = submissions.answer(office, actor, number, version, given).version
        submissions.submit(office, actor, number, version)

    return _taken(number, "submitted", step)


@pages.post("/submissions/<int:number>/recall")
@signed_in(Right.SUBMIT)
def recall(number: int) -> ResponseReturnValue:
    """Take it back."""
    return _taken(number, "recalled", lambda: submissions.recall(*_seen(number)))


@pages.post("/submissions/<int:number>/discard")
@signed_in(Right.SUBMIT)
def discard(number: int) -> ResponseReturnValue:
    """Give it up."""
    return _taken(number, "discarded", lambda: submissions.discard(*_seen(number), _remark()))


@pages.post("/submissions/<int:number>/answers")
@takes_files(_ANSWERS)
@signed_in(Right.SUBMIT)
def answer(number: int) -> ResponseReturnValue:
    """Answer what is doubtful."""
    given = typed_answers(request.form)
    return _taken(number, "answered", lambda: submissions.answer(*_seen(number), given))


@pages.post("/submissions/<int:number>/accept")
@signed_in(Right.REVIEW)
def accept(number: int) -> ResponseReturnValue:
    """Accept it for the next release."""
    return _taken(number, "accepted", lambda: reviewing.accept(*_seen(number), _remark()))


@pages.post("/submissions/<int:number>/return")
@signed_in(Right.REVIEW)
def give_back(number: int) -> ResponseReturnValue:
    """Return it with a remark."""
    return _taken(number, "given_back", lambda: reviewing.give_back(*_seen(number), _remark()))


def seen_version() -> int:
    """The version that the form was made from.

    Raises:
        StaleError: the form names none.
    """
    text = request.form.get("version", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):  # noqa: PLR2004  # no version grows longer
        raise StaleError
    return int(text)


def _seen(number: int) -> tuple[ReportingContext, Actor, int, int]:
    return current.office(), current.actor(), number, seen_version()


def _remark() -> str:
    return request.form.get("remark", "")


def _taken(number: int, done: str, step: Callable[[], object]) -> ResponseReturnValue:
    """Take a step and go back to the page; where it was not taken, the page says why and keeps what was typed."""
    try:
        step()
    except (ForbiddenError, UnknownSubmissionError):
        raise
    except (RequestError, OvertakenError) as error:
        return submission_page(number, error, request.form)
    return go(url_for("office.submission.show", number=number), f"submitting.done.{done}")
