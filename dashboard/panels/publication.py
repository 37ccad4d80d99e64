"""How a figure came to be published: each release that brought, corrected or withdrew it, and who submitted it."""

from collections.abc import Iterator

from dash.development.base_component import Component

from corridor.model.published import Published
from corridor.model.records import Corridor, Observation
from corridor.releases.canonical_rows import FIGURES, Record
from corridor.releases.release_history import Submitted, Version
from corridor.releases.release_store import LoadedRelease
from corridor.releases.timestamps import local_day
from dashboard.html.elements import html
from dashboard.panels.release_line import in_words
from dashboard.words.dates import day_in_words, point_in_words
from dashboard.words.wording import Wording


def versions_of(loaded_release: LoadedRelease | None, key: str) -> tuple[Version, ...]:
    """Every published version of a figure, programme or honour, oldest first; none for what no release brings."""
    if loaded_release is None:
        return ()
    rows = loaded_release.contents.rows
    standing = next((rows[kind][key] for kind in FIGURES if key in rows.get(kind, {})), None)
    return loaded_release.history.versions(standing) if standing is not None else ()


def withdrawn_notice(versions: tuple[Version, ...], w: Wording) -> Component | None:
    """That a figure no longer counts, and why."""
    if not versions or versions[-1].standing.withdrawn is None:
        return None
    reason = html.P([w("publication.reason"), w("publication.colon"), versions[-1].standing.withdrawn])
    return html.Div([html.Strong(w("publication.gone")), reason], className="withdrawn", role="note")


def publication(versions: tuple[Version, ...], corridor: Corridor, w: Wording) -> Component | None:
    """The versions, the newest first."""
    if not versions:
        return None
    entries = [_version(version, step, len(versions), corridor, w) for step, version in enumerate(versions, start=1)]
    return html.Section([html.H3(w("publication.title")), html.Ol(entries[::-1])], className="publication")


def _version(version: Version, step: int, last: int, corridor: Corridor, w: Wording) -> Component:
    release, row = version.release, version.standing
    act = "withdrawn" if row.withdrawn is not None else "corrected" if step > 1 else "brought"
    heading = in_words(f"publication.{act}", Published(release.number, release.published_at, release.hash), corridor, w)
    facts = dict(_submitted(version.submitted, corridor, w)) if version.submitted else {}
    facts |= {"reason": row.withdrawn or release.reason} if release.number > 1 else {}
    if step < last and row.withdrawn is None:
        facts["as_was"] = _printed(row.record, w)
    rows = [cell for key, text in facts.items() if text for cell in (html.Dt(w(f"publication.{key}")), html.Dd(text))]
    return html.Li([html.P(heading), html.Dl(rows) if rows else None], **{"data-act": act})


def _submitted(submitted: Submitted, corridor: Corridor, w: Wording) -> Iterator[tuple[str, str]]:
    yield "office", submitted.office
    yield "document", submitted.document
    yield "period", point_in_words(submitted.period, w)
    if submitted.first_submitted_at is not None:
        yield "submitted", day_in_words(local_day(submitted.first_submitted_at, corridor), w)


def _printed(record: Record, w: Wording) -> str:
    """What an earlier version said."""
    if isinstance(record, Observation):
        return record.printed
    name = getattr(record, "name", None)
    return w.text(name) if name is not None else ""
