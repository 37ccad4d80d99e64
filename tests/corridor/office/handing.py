"""Handing in, accepting and publishing, as the office's tests do it."""

from dataclasses import replace

from corridor.archive.releases import Release
from corridor.model import Honour, Observation, Programme, Source
from corridor.office import filling, publishing, reviewing, submissions
from corridor.office.desk import Office
from corridor.office.identities import Handed
from corridor.office.records import Submission
from corridor.office.rights import Actor
from corridor.words import Text
from tests.corridor.office.conftest import PEOPLE
from tests.small import NONE, observation

PERIOD = "2026-Q3"


def document(key: str = "document-1", title: str = "三季度报表") -> Source:
    return Source(key, "primary", Text({"zh": title}), Text({"zh": "北旗"}), NONE, "2026-09-30", "", "", NONE)


def figure(area: str, value: str = "12", period: str = PERIOD, **more: object) -> Observation:
    return observation("figure-7", area, value, period, source="document-1", **more)


def handed(*records: Observation | Programme | Honour, **more: object) -> Handed:
    return Handed(tuple((record, "指标!H7") for record in records), (document(),), **more)  # type: ignore[arg-type]


def drafted(office: Office, actor: Actor, *records: Observation, period: str = PERIOD) -> Submission:
    begun = submissions.begin(office, actor, period, "三季度报表")
    rows = records or (figure(str(actor.area), "30"),)
    return filling.save(office, actor, begun.id, begun.version, handed(*rows))


def submitted(office: Office, actor: Actor, *records: Observation, period: str = PERIOD) -> Submission:
    draft = drafted(office, actor, *records, period=period)
    return submissions.submit(office, actor, draft.id, draft.version)


def accepted(office: Office, actor: Actor, *records: Observation, period: str = PERIOD) -> Submission:
    one = submitted(office, actor, *records, period=period)
    return reviewing.accept(office, PEOPLE["reviewer"], one.id, one.version)


def published(office: Office, reviewer: Actor = PEOPLE["reviewer"], reason: str = "Q3") -> Release:
    return publishing.publish(office, reviewer, reason, publishing.plan(office, reviewer).token)


def corrected(record: Observation, **changes: object) -> Observation:
    return replace(record, **changes)  # type: ignore[arg-type]
