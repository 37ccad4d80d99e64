"""From an uploaded file, or one typed row, into a draft: read whole, or refused with its problems and not kept."""

import csv
from collections.abc import Callable, Mapping
from io import StringIO

from msgspec import Struct, field

from corridor.accounts.roles import Actor, Right, demand
from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.releases.merging import fingerprints_of
from corridor.releases.release_store import LoadedRelease
from corridor.releases.releases import all_releases
from corridor.reporting import draft_rows, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.row_ids import SubmittedRows
from corridor.reporting.states import Act, demand_step
from corridor.reporting.submission_records import Submission
from corridor.workbook.columns import layouts
from corridor.workbook.draft import Draft, Expected, Outcome
from corridor.workbook.grid import position
from corridor.workbook.plausibility import Query, queries, unanswered
from corridor.workbook.reading import read_submission

_OF_THE_FILE = "definition-changed"
"""The question that only the file itself gives rise to: the others are asked of the rows, see `Office.questions`."""
_Put = Callable[[ReportingContext, Actor, int, int, SubmittedRows], Submission]


class Upload(Struct, frozen=True):
    """A file as it arrives; its name is never asked for.

    Attributes:
        content: its bytes.
        answers: given along with it, by the ids of `Received.asked`.
    """

    content: bytes
    answers: Mapping[str, str] = field(default_factory=dict)


class Received(Struct, frozen=True):
    """What came of a file or a row.

    Attributes:
        outcome: what was read; `outcome.problems` are all that is wrong with it.
        against: the data that it was read against.
        asked: what stands in the file and must be answered before it is taken.
        submission: the draft as it is now; None when nothing was changed.
    """

    outcome: Outcome
    against: Dataset
    asked: tuple[Query, ...]
    submission: Submission | None


def receive_file(context: ReportingContext, actor: Actor, number: int, version: int, upload: Upload) -> Received:
    """Read a file and put what it proposes in place of all that the draft held at `version`.

    Raises:
        ForbiddenError, UnknownSubmissionError, StateError, StaleError and others: see `filling.save`.
        WordingError: an answer cannot be kept.
    """
    return _received(context, actor, (number, version), upload, draft_rows.save)


def receive_row(  # noqa: PLR0913, PLR0917  # who, where, and what
    context: ReportingContext, actor: Actor, number: int, version: int, typed: Mapping[str, str], replaces: str = ""
) -> Received:
    """Read one typed figure, by the keys of the workbook's columns, and add it to the draft.

    It is read as a table of one row, so that exactly the workbook's rules hold; see `problems_by_field`. It stands in
    place of the draft's figure whose key is `replaces`, also where it is of another period now.

    Raises:
        ForbiddenError and others: as `receive_file`.
    """
    replaced = ("observations", replaces) if replaces else None

    def put(context: ReportingContext, actor: Actor, number: int, version: int, rows: SubmittedRows) -> Submission:
        return draft_rows.add(context, actor, number, version, rows, replaced)

    return _received(context, actor, (number, version), Upload(_as_table(context, typed)), put)


def problems_by_field(context: ReportingContext, outcome: Outcome) -> Mapping[str, tuple[Problem, ...]]:
    """The problems of a typed row by the key of their field; under ``""`` those of the row as a whole."""
    keys = typed_keys(context)
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in outcome.problems:
        place = position(problem.field)
        key = keys[place[1] - 1] if place and place[1] <= len(keys) else ""
        found[key] = (*found.get(key, ()), problem)
    return found


def _received(context: ReportingContext, actor: Actor, seen: tuple[int, int], upload: Upload, put: _Put) -> Received:
    number, version = seen
    demand(actor, Right.SUBMIT)
    whole = submissions.opened(context, actor, number)
    demand_step(whole.submission.state, Act.SAVE)
    loaded_release = context.latest()
    outcome = read_submission(upload.content, loaded_release.working, context.today(), _expected(whole.submission))
    if outcome.draft is None:
        return Received(outcome, loaded_release.working, (), None)
    asked = file_questions(outcome.draft, loaded_release)
    if unanswered(asked, {**whole.answers, **upload.answers}):
        return Received(outcome, loaded_release.working, asked, None)
    saved = put(context, actor, number, version, submitted_rows(context, loaded_release, outcome.draft))
    given = {query.id: upload.answers[query.id] for query in asked if query.id in upload.answers}
    if given:
        saved = submissions.answer(context, actor, number, saved.version, given)
    return Received(outcome, loaded_release.working, (), saved)


def file_questions(draft: Draft, loaded_release: LoadedRelease) -> tuple[Query, ...]:
    """What the file itself gives rise to, and must be answered before it is taken."""
    return tuple(query for query in queries(draft, loaded_release.working) if query.rule == _OF_THE_FILE)


def _expected(submission: Submission) -> Expected:
    return Expected(submission.area, Period.parse(submission.period))


def submitted_rows(context: ReportingContext, loaded_release: LoadedRelease, draft: Draft) -> SubmittedRows:
    """What a file proposes, against the release that it was written for."""
    seen = _release_seen(context, loaded_release, draft.fingerprint)
    return SubmittedRows(draft.records, draft.sources, seen=seen, nil=draft.nil)


def _release_seen(context: ReportingContext, loaded_release: LoadedRelease, fingerprint: str) -> int | None:
    """The release that a template was made from; None where the file does not say, or names an unknown one."""
    if not fingerprint or loaded_release.working.fingerprint.startswith(fingerprint):
        return None
    if context.base.fingerprint.startswith(fingerprint):
        return 1
    with context.database.reading() as connection:
        made = {
            fingerprint: release.number
            for release in all_releases(connection)
            for fingerprint in fingerprints_of(context.base, release.hash)
        }
    return next((number for name, number in made.items() if name.startswith(fingerprint)), None)


def typed_keys(context: ReportingContext) -> tuple[str, ...]:
    """The columns of the figures that are filled in by hand, and what they are of: indicator and area."""
    figures = layouts(context.base.corridor.languages)[0]
    return tuple(column.key for column in figures.columns if column.key in ("indicator", "area") or not column.given)


def _as_table(context: ReportingContext, typed: Mapping[str, str]) -> bytes:
    stream = StringIO()
    writer = csv.writer(stream)
    keys = typed_keys(context)
    writer.writerow(keys)
    writer.writerow([typed.get(key, "") for key in keys])
    return stream.getvalue().encode("utf-8", "replace")
