"""The way of a file from the machine's command line into the office: the same checks and steps as in the browser.

Whoever commands the machine hands in for an account; history and audit log name both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corridor.errors import Problem
from corridor.office import accounts, submissions
from corridor.office.accounts import Account
from corridor.office.desk import Office, of_today
from corridor.office.doubts import Doubt
from corridor.office.receiving import Upload, receive_file
from corridor.office.records import Submission
from corridor.office.rights import Actor, Role
from corridor.office.states import STEPS, Act
from corridor.words import Text
from corridor.workbook.draft import Draft, Outcome
from corridor.workbook.plausibility import Query, queries, sentence
from corridor.workbook.reading import read_submission
from dashboard.commands.opening import commander
from dashboard.commands.refusal import Refusal, both


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be handed in: the file, for which account, with which answers; `check` keeps nothing."""

    content: bytes
    name: str | None
    answers: Mapping[str, str]
    check: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What came of it, line by line; `done` is false where something stood in the way."""

    lines: tuple[str, ...]
    done: bool = False


def handed_in(office: Office, wanted: Wanted) -> Told:
    """Read the file, put it into the draft of its area and period, and hand it in.

    Raises:
        Refusal: no account, or more than one, can hand it in.
        ToldError: the office or the database refuses.
    """
    outcome = read_submission(wanted.content, office.latest().dataset, office.today())
    if outcome.draft is None:
        return _refused(outcome)
    if wanted.check:
        return _checked(outcome.draft, queries(outcome.draft, office.latest().dataset))
    actor = _acting(office, outcome.draft.area, wanted.name)
    return _filled(office, actor, outcome.draft, wanted)


def _filled(office: Office, actor: Actor, draft: Draft, wanted: Wanted) -> Told:
    opened = _open(office, actor, draft)
    number = opened.id
    received = receive_file(office, actor, number, opened.version, Upload(wanted.content, wanted.answers))
    if received.submission is None:
        if opened.version == 1:
            submissions.discard(office, actor, number, opened.version)
        return _asked(received.asked) if received.asked else _refused(received.outcome)
    seen = submissions.examine(office, actor, number)
    if seen.flaws:
        flawed = both("submit.flawed", number=number, count=len(seen.flaws))
        return Told((*_problems(flaw.problem for flaw in seen.flaws), flawed))
    version = received.submission.version
    if given := {doubt.id: wanted.answers[doubt.id] for doubt in seen.doubts if doubt.id in wanted.answers}:
        version = submissions.answer(office, actor, number, version, given).version
    whole = submissions.opened(office, actor, number)
    if missing := [doubt for doubt in seen.doubts if not whole.answers.get(doubt.id)]:
        return _doubted(missing, {row.key: row.place for row in whole.proposals})
    done = submissions.submit(office, actor, number, version)
    late = (both("submit.late"),) if done.late else ()
    return Told((_said("done", draft, number=number, name=actor.name), *late), done=True)


def _acting(office: Office, area: str, name: str | None) -> Actor:
    """The account that hands in, under a name that says who commanded it."""
    me = commander()
    known = [one for one in accounts.listing(office.database, me) if one.role is Role.SUBMITTER and not one.disabled]
    if name is not None:
        found = [one for one in known if one.name == accounts.normal(name)]
        missing = both("submit.unknown", name=name)
    else:
        found = [one for one in known if one.area and office.base.current(one.area) == area]
        missing = both("submit.nobody", area=area)
    if len(found) != 1:
        raise Refusal(missing if not found else both("submit.several", area=area, names=_names(found)))
    actor = replace(of_today(office.base, found[0].actor), initial=False)
    return replace(actor, name=f"{actor.name} via {me.name}")


def _names(found: Iterable[Account]) -> str:
    return "、".join(one.name for one in found)


def _open(office: Office, actor: Actor, draft: Draft) -> Submission:
    """The area's unfinished submission for the period that can be filled in, or a new one."""
    fillable = STEPS[Act.SAVE][0]
    own = submissions.listing(office, actor, draft.period.text)
    found = next((one for one in own if one.area in (actor.area, *actor.former) and one.state in fillable), None)
    return found or submissions.begin(office, actor, draft.period.text)


def _said(key: str, draft: Draft, **more: object) -> str:
    return both(f"submit.{key}", area=draft.area, period=draft.period.text, count=len(draft.records), **more)


def _refused(outcome: Outcome) -> Told:
    count = len(outcome.problems) + outcome.left_out
    return Told((*_problems(outcome.problems), both("submit.refused", count=count)))


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    """Each problem on a line of its own in Chinese, then in English."""
    for problem in problems:
        yield problem.told("zh")
        yield f"  {problem.told('en')}"


def _checked(draft: Draft, asked: Sequence[Query]) -> Told:
    """What was read, and what will be asked; a question gets the id that answers it when the file is handed in."""
    will = (both("submit.will_ask", count=len(asked)),) if asked else ()
    return Told((*map(_worded, asked), *will, _said("checked", draft)), done=True)


def _asked(asked: Sequence[Query]) -> Told:
    lines = [f"{_worded(one)}\n{_answer(one.id)}" for one in asked]
    return Told((*lines, both("submit.asked", count=len(asked))))


def _worded(one: Query) -> str:
    return _question(f"{one.sheet} {one.cell}", one.rule, sentence(one.message, one.remedy))


def _doubted(doubts: Sequence[Doubt], places: Mapping[str, str]) -> Told:
    lines = [
        f"{_question(places.get(one.key, '').replace('!', ' ') or one.key, one.rule, one.message)}\n{_answer(one.id)}"
        for one in doubts
    ]
    return Told((*lines, both("submit.asked", count=len(doubts))))


def _question(place: str, rule: str, message: Text) -> str:
    return f"{place} {rule}: {message.in_('zh')}\n  {message.in_('en')}"


def _answer(key: str) -> str:
    return f"    --answer '{key}=…'"
