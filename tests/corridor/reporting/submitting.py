"""Submitting, accepting and publishing, as the office's tests do it."""

from msgspec.structs import replace

from corridor.accounts.roles import Actor
from corridor.model.records import Honour, Observation, Programme, Source
from corridor.model.vocabulary import Text
from corridor.releases.releases import Release
from corridor.reporting import draft_rows, publishing, reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.row_ids import SubmittedRows
from corridor.reporting.submission_records import Submission
from tests.corridor.reporting.conftest import PEOPLE
from tests.small import NONE, observation

PERIOD = "2026-Q3"


def document(key: str = "document-1", title: str = "三季度报表") -> Source:
    return Source(key, "primary", Text({"zh": title}), Text({"zh": "北旗"}), NONE, "2026-09-30", "", "", NONE)


def figure(area: str, value: str = "12", period: str = PERIOD, **more: object) -> Observation:
    return observation("figure-7", area, value, period, source="document-1", **more)


def submitted_rows(*records: Observation | Programme | Honour, **more: object) -> SubmittedRows:
    return SubmittedRows(tuple((record, "指标!H7") for record in records), (document(),), **more)  # type: ignore[arg-type]


def drafted(office: ReportingContext, actor: Actor, *records: Observation, period: str = PERIOD) -> Submission:
    begun = submissions.begin(office, actor, period, "三季度报表")
    rows = records or (figure(str(actor.area), "30"),)
    return draft_rows.save(office, actor, begun.id, begun.version, submitted_rows(*rows))


def submitted(office: ReportingContext, actor: Actor, *records: Observation, period: str = PERIOD) -> Submission:
    draft = drafted(office, actor, *records, period=period)
    return submissions.submit(office, actor, draft.id, draft.version)


def accepted(office: ReportingContext, actor: Actor, *records: Observation, period: str = PERIOD) -> Submission:
    one = submitted(office, actor, *records, period=period)
    return reviewing.accept(office, PEOPLE["reviewer"], one.id, one.version)


def published(office: ReportingContext, reviewer: Actor = PEOPLE["reviewer"], reason: str = "Q3") -> Release:
    return publishing.publish(office, reviewer, reason, publishing.plan(office, reviewer).token)


def corrected(record: Observation, **changes: object) -> Observation:
    return replace(record, **changes)  # type: ignore[arg-type]
