"""From an uploaded file, or one typed row, into a draft: read whole, or told what is wrong and nothing kept."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import StringIO

from corridor.archive.library import Volume
from corridor.archive.merging import fingerprint_of
from corridor.archive.releases import all_releases
from corridor.dataset import Dataset
from corridor.errors import Problem
from corridor.office import filling, submissions
from corridor.office.desk import Office
from corridor.office.identities import Handed
from corridor.office.records import Submission
from corridor.office.rights import Actor, Right, demand
from corridor.office.states import Act, demand_step
from corridor.period import Period
from corridor.workbook.columns import layouts
from corridor.workbook.draft import Draft, Expected, Outcome
from corridor.workbook.grid import position
from corridor.workbook.plausibility import Query, queries, unanswered
from corridor.workbook.reading import read_submission

_OF_THE_FILE = "definition-changed"
"""The question that only the file itself gives rise to: the others are asked of the rows, see `Office.questions`."""
_Put = Callable[[Office, Actor, int, int, Handed], Submission]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it arrives; its name is never asked for.

    Attributes:
        content: its bytes.
        answers: given along with it, by the ids of `Received.asked`.
    """

    content: bytes
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a file or a row.

    Attributes:
        outcome: what was read; `outcome.problems` are all that is wrong with it.
        against: the data that it was read against.
        asked: what stands in the file and must be answered before it is taken.
        submission: the draft as it is now; nothing when nothing was changed.
    """

    outcome: Outcome
    against: Dataset
    asked: tuple[Query, ...]
    submission: Submission | None


def receive_file(office: Office, actor: Actor, number: int, version: int, upload: Upload) -> Received:
    """Read a file and put what it proposes in place of all that the draft held at `version`.

    Raises:
        ForbiddenError, UnknownSubmissionError, StateError, StaleError and others: see `filling.save`.
        WordingError: an answer cannot be kept.
    """
    return _received(office, actor, (number, version), upload, filling.save)


def receive_row(office: Office, actor: Actor, number: int, version: int, typed: Mapping[str, str]) -> Received:
    """Read one typed figure, by the keys of the workbook's columns, and add it to the draft.

    It is read as a table of one row, so that exactly the workbook's rules hold; see `problems_by_field`.

    Raises:
        ForbiddenError and others: as `receive_file`.
    """
    return _received(office, actor, (number, version), Upload(_as_table(office, typed)), filling.add)


def problems_by_field(office: Office, outcome: Outcome) -> Mapping[str, tuple[Problem, ...]]:
    """The problems of a typed row by the key of their field; under ``""`` those of the row as a whole."""
    keys = typed_keys(office)
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in outcome.problems:
        place = position(problem.field)
        key = keys[place[1] - 1] if place and place[1] <= len(keys) else ""
        found[key] = (*found.get(key, ()), problem)
    return found


def _received(office: Office, actor: Actor, seen: tuple[int, int], upload: Upload, put: _Put) -> Received:
    number, version = seen
    demand(actor, Right.HAND_IN)
    whole = submissions.opened(office, actor, number)
    demand_step(whole.submission.state, Act.SAVE)
    volume = office.latest()
    outcome = read_submission(upload.content, volume.dataset, office.today(), _expected(whole.submission))
    if outcome.draft is None:
        return Received(outcome, volume.dataset, (), None)
    asked = tuple(query for query in queries(outcome.draft, volume.dataset) if query.rule == _OF_THE_FILE)
    if unanswered(asked, {**whole.answers, **upload.answers}):
        return Received(outcome, volume.dataset, asked, None)
    saved = put(office, actor, number, version, _handed(office, volume, outcome.draft))
    given = {query.id: upload.answers[query.id] for query in asked if query.id in upload.answers}
    if given:
        saved = submissions.answer(office, actor, number, saved.version, given)
    return Received(outcome, volume.dataset, (), saved)


def _expected(submission: Submission) -> Expected:
    return Expected(submission.area, Period.parse(submission.period))


def _handed(office: Office, volume: Volume, draft: Draft) -> Handed:
    return Handed(draft.records, draft.sources, seen=_release_seen(office, volume, draft.fingerprint))


def _release_seen(office: Office, volume: Volume, fingerprint: str) -> int | None:
    """The release that a template was made from; nothing where the file does not say, or says what nobody knows."""
    if not fingerprint or volume.dataset.fingerprint.startswith(fingerprint):
        return None
    if office.base.fingerprint.startswith(fingerprint):
        return 1
    with office.database.reading() as connection:
        made = {
            fingerprint_of(office.base.fingerprint, release.hash): release.number
            for release in all_releases(connection)
        }
    return next((number for name, number in made.items() if name.startswith(fingerprint)), None)


def typed_keys(office: Office) -> tuple[str, ...]:
    """The columns of the figures that are filled in by hand, and the indicator before them."""
    figures = layouts(office.base.corridor.languages)[0]
    return tuple(column.key for column in figures.columns if column.key == "indicator" or not column.given)


def _as_table(office: Office, typed: Mapping[str, str]) -> bytes:
    stream = StringIO()
    writer = csv.writer(stream)
    keys = typed_keys(office)
    writer.writerow(keys)
    writer.writerow([typed.get(key, "") for key in keys])
    return stream.getvalue().encode("utf-8", "replace")
