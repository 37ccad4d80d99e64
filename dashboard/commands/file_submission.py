"""The way of a file from the machine's command line into the office: the same checks and steps as in the browser.

The person at the machine submits for an account; history and audit log name both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from corridor.accounts import accounts
from corridor.accounts.accounts import Account
from corridor.accounts.areas import of_today
from corridor.accounts.roles import Actor, Role
from corridor.errors import Problem
from corridor.messages.areas import area_text
from corridor.messages.catalogue import in_every_language
from corridor.messages.periods import period_text
from corridor.model.vocabulary import Text
from corridor.reporting import draft_rows, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.examination import examined
from corridor.reporting.questions import Question
from corridor.reporting.receiving import Upload, file_questions, receive_file, submitted_rows
from corridor.reporting.states import STEPS, Act
from corridor.reporting.submission_records import Submission
from corridor.workbook.draft import Draft, Expected, Outcome
from corridor.workbook.plausibility import Query, explains, sentence
from corridor.workbook.reading import read_submission
from dashboard.commands.opening import commander
from dashboard.commands.refusals import Refusal, in_one_line

_BELOW = "\n  "
"""Between the languages of a text."""


class Wanted(Struct, frozen=True):
    """What is to be submitted: the file, for which account, with which answers; `check` keeps nothing."""

    content: bytes
    name: str | None
    answers: Mapping[str, str]
    check: bool


class FileResult(Struct, frozen=True):
    """What came of it, line by line; `done` is false where something stood in the way."""

    lines: tuple[str, ...]
    done: bool = False


def submit_file(context: ReportingContext, wanted: Wanted) -> FileResult:
    """Read the file, put it into the draft of its area and period, and submit it.

    Raises:
        Refusal: no account, or more than one, can submit it.
        TranslatedError: the office or the database refuses.
    """
    outcome = read_submission(wanted.content, context.latest().working, context.today())
    if outcome.draft is None:
        return _refused(outcome)
    if wanted.check:
        return _checked(context, _checking(context, outcome.draft.area, wanted.name), outcome.draft, wanted)
    actor = _acting(context, outcome.draft.area, wanted.name)
    return _filled(context, actor, outcome.draft, wanted)


def _filled(context: ReportingContext, actor: Actor, draft: Draft, wanted: Wanted) -> FileResult:
    opened = _open(context, actor, draft)
    number = opened.id
    received = receive_file(context, actor, number, opened.version, Upload(wanted.content, wanted.answers))
    if received.submission is None:
        if opened.version == 1:
            submissions.discard(context, actor, number, opened.version)
        return _asked(received.asked) if received.asked else _refused(received.outcome)
    seen = submissions.examine(context, actor, number)
    if seen.flaws:
        flawed = in_one_line("submit.flawed", number=number, count=len(seen.flaws))
        return FileResult((*_problems(flaw.problem for flaw in seen.flaws), flawed))
    version = received.submission.version
    if given := {
        question.id: wanted.answers[question.id] for question in seen.questions if question.id in wanted.answers
    }:
        version = submissions.answer(context, actor, number, version, given).version
    whole = submissions.opened(context, actor, number)
    if missing := [question for question in seen.questions if not explains(whole.answers.get(question.id, ""))]:
        return _unanswered(missing, {row.key: row.place for row in whole.proposals})
    done = submissions.submit(context, actor, number, version)
    late = (in_one_line("submit.late"),) if done.late else ()
    return FileResult((_said(context, "done", draft, number=number, name=actor.name), *late), done=True)


def _acting(context: ReportingContext, area: str, name: str | None) -> Actor:
    """The account that submits, under a name that says who commanded it."""
    me, named = commander(), area_text(context.latest().dataset.areas, area)
    known = [one for one in accounts.listing(context.database, me) if one.role is Role.SUBMITTER and not one.disabled]
    if name is not None:
        found = [one for one in known if one.name == accounts.normalized_name(name)]
        missing = in_one_line("submit.unknown", name=name)
    else:
        found = [one for one in known if one.area and context.base.current(one.area) == area]
        missing = in_one_line("submit.nobody", area=named)
    if len(found) != 1:
        raise Refusal(missing if not found else in_one_line("submit.several", area=named, names=_names(found)))
    actor = replace(of_today(context.base, found[0].actor), initial=False)
    return replace(actor, name=f"{actor.name} via {me.name}")


def _names(found: Iterable[Account]) -> str:
    return "、".join(one.name for one in found)


def _open(context: ReportingContext, actor: Actor, draft: Draft) -> Submission:
    """The area's unfinished submission for the period that can be filled in, or a new one."""
    fillable = STEPS[Act.SAVE][0]
    own = submissions.listing(context, actor, draft.period.text)
    found = next((one for one in own if one.area in (actor.area, *actor.former) and one.state in fillable), None)
    return found or submissions.begin(context, actor, draft.period.text)


def _said(context: ReportingContext, key: str, draft: Draft, **more: object) -> str:
    area, period = area_text(context.latest().dataset.areas, draft.area), period_text(draft.period)
    return in_one_line(f"submit.{key}", area=area, period=period, count=len(draft.records), **more)


def _refused(outcome: Outcome) -> FileResult:
    count = len(outcome.problems) + outcome.left_out
    return FileResult((*_problems(outcome.problems), in_one_line("submit.refused", count=count)))


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    """Each problem on a line of its own in Chinese, then in the other languages."""
    for problem in problems:
        yield in_every_language(problem.text, _BELOW)


def _checking(context: ReportingContext, area: str, name: str | None) -> Actor:
    """Who would submit; where no account is named, anybody who speaks for the area of the file."""
    if name is not None:
        return _acting(context, area, name)
    office = context.base.areas[area].name.in_(context.base.corridor.languages[0])
    return Actor(0, "check", Role.SUBMITTER, area, office)


def _checked(context: ReportingContext, actor: Actor, draft: Draft, wanted: Wanted) -> FileResult:
    """All that submitting the file now would find and ask, with the ids that answer it; nothing is kept."""
    loaded = context.latest()
    expected = Expected(actor.area or "", draft.period)
    outcome = read_submission(wanted.content, loaded.working, context.today(), expected)
    if outcome.draft is None:
        return _refused(outcome)
    rows = draft_rows.rehearsed(context, actor, submitted_rows(context, loaded, draft))
    seen = examined(context, loaded, {0: rows})
    if seen.flaws:
        count = in_one_line("submit.refused", count=len(seen.flaws))
        return FileResult((*_problems(flaw.problem for flaw in seen.flaws), count))
    of_the_file = [one for one in file_questions(draft, loaded) if one.id not in wanted.answers]
    questions = [one for one in seen.questions if one.id not in wanted.answers]
    lines = [*_file_lines(of_the_file), *_doubt_lines(questions, {row.key: row.place for row in rows})]
    will = (in_one_line("submit.will_ask", count=len(lines)),) if lines else ()
    return FileResult((*lines, *will, _said(context, "checked", draft)), done=True)


def _asked(asked: Sequence[Query]) -> FileResult:
    return FileResult((*_file_lines(asked), in_one_line("submit.asked", count=len(asked))))


def _file_lines(asked: Sequence[Query]) -> list[str]:
    return [f"{_worded(one)}\n{_answer(one.id)}" for one in asked]


def _worded(one: Query) -> str:
    return _question(f"{one.sheet} {one.cell}", one.rule, sentence(one.message, one.remedy))


def _unanswered(questions: Sequence[Question], places: Mapping[str, str]) -> FileResult:
    return FileResult((*_doubt_lines(questions, places), in_one_line("submit.asked", count=len(questions))))


def _doubt_lines(questions: Sequence[Question], places: Mapping[str, str]) -> list[str]:
    return [
        f"{_question(places.get(one.key, '').replace('!', ' ') or one.key, one.rule, one.message)}\n{_answer(one.id)}"
        for one in questions
    ]


def _question(place: str, rule: str, message: Text) -> str:
    return f"{place} {rule}: {in_every_language(message, _BELOW)}"


def _answer(key: str) -> str:
    return f"    --answer '{key}=…'"
