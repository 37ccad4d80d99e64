"""One function for each address: from the parameters of a request to its answer."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from corridor.exports.coverage_record import coverage_records
from corridor.exports.data_package import package_archive
from corridor.exports.evidence_record import evidence_record
from corridor.exports.geopackage import geopackage
from corridor.exports.json_stat import json_stat
from corridor.exports.observations import ObservationFilter, observation_record, observations
from corridor.exports.plain_records import Plain, plain, record
from corridor.model.dataset import Dataset
from corridor.model.in_period import in_period
from corridor.model.vocabulary import Qualifier
from corridor.queries.evidence import evidence
from corridor.queries.reported_periods import reported_periods
from corridor.releases.merging import with_withdrawn
from dashboard.api.answers import csv_answer, edition, file_answer, json_answer
from dashboard.api.description import PREFIX, placed
from dashboard.api.problems import NOT_FOUND, Fault, ProblemError
from dashboard.api.releases import all_releases, changes, released
from dashboard.page.release_router import ReleaseRouter

Asked = Mapping[str, Any]
_TABLES = {"area": "areas", "initiative": "initiatives", "indicator": "indicators"}
"""Where the code that a filter names must stand: one that nobody knows is no figure that was not reported."""


def _start(router: ReleaseRouter, _asked: Asked) -> Response:
    root = f"{request.script_root}{PREFIX}"
    names = (
        "openapi.json",
        "releases",
        "areas",
        "indicators",
        "observations",
        "coverage",
        "changes",
        "package.zip",
        "layers.gpkg",
    )
    links = {name: f"{root}/{name}" for name in names} | {"evidence": f"{root}/evidence/{{id}}"}
    return json_answer({"edition": edition(router.latest()), "links": links})


def _description(_router: ReleaseRouter, _asked: Asked) -> Response:
    return json_answer(placed(request.script_root))


def _releases(router: ReleaseRouter, _asked: Asked) -> Response:
    return json_answer({"releases": all_releases(router)})


def _areas(router: ReleaseRouter, asked: Asked) -> Response:
    def rows(dataset: Dataset) -> list[dict[str, Plain]]:
        return [{**record(area), "region": dataset.region_of(area.id)} for area in dataset.areas.values()]

    return _table(router, asked, "areas", rows)


def _indicators(router: ReleaseRouter, asked: Asked) -> Response:
    def rows(dataset: Dataset) -> list[dict[str, Plain]]:
        return [
            {**record(row), "unit_name": plain(dataset.units[row.unit].name) if row.unit else {}}
            for row in dataset.indicators.values()
        ]

    return _table(router, asked, "indicators", rows)


def _coverage(router: ReleaseRouter, asked: Asked) -> Response:
    def rows(dataset: Dataset) -> list[dict[str, Plain]]:
        return [*coverage_records(_in_period(dataset, asked.get("period")))]

    return _table(router, asked, "cells", rows)


def _in_period(dataset: Dataset, text: str | None) -> Dataset:
    """The dataset as of a period that was reported, or as it is without one."""
    if text is None:
        return dataset
    period = next((row for row in reported_periods(dataset) if row.text == text), None)
    if period is None:
        raise _unknown("period", text)
    return in_period(dataset, period)


def _observations(router: ReleaseRouter, asked: Asked) -> Response:
    rendered, pinned = released(router, asked.get("release")), "release" in asked
    dataset = rendered.dataset
    found = observations(dataset, _filter(dataset, asked))
    if asked["format"] == "json-stat":
        languages = dataset.corridor.languages
        if asked.get("lang", languages[0]) not in languages:
            raise _unknown("lang", asked["lang"])
        return json_answer(json_stat(dataset, found, asked.get("lang", languages[0])), pinned=pinned)
    offset, limit = asked["offset"], asked["limit"]
    rows = [observation_record(dataset, row) for row in found[offset : offset + limit]]
    following = _following(asked, rendered.dataset) if offset + limit < len(found) else None
    if asked["format"] == "csv":
        response = csv_answer(rows, dataset.corridor.languages, "observations", pinned=pinned)
        if following:
            response.headers["Link"] = f'<{following}>; rel="next"'
        return response
    page = {"total": len(found), "offset": offset, "limit": limit, "next": following}
    return json_answer({"edition": edition(rendered), **page, "observations": rows}, pinned=pinned)


def _package(router: ReleaseRouter, asked: Asked) -> Response:
    dataset = released(router, asked.get("release")).dataset
    number = f"-{dataset.published.release}" if dataset.published else ""
    name = f"{dataset.corridor.id}{number}.zip"
    return file_answer(package_archive(dataset), "application/zip", name, pinned="release" in asked)


def _geopackage(router: ReleaseRouter, asked: Asked) -> Response:
    dataset = released(router, asked.get("release")).dataset
    name = f"{dataset.corridor.id}.gpkg"
    return file_answer(geopackage(dataset), "application/geopackage+sqlite3", name, pinned="release" in asked)


def _evidence(router: ReleaseRouter, asked: Asked) -> Response:
    rendered = released(router, asked.get("release"))
    loaded, withdrawn = rendered.loaded_release, {}
    dataset = rendered.dataset
    if loaded is not None:
        withdrawn = {row.key: row.withdrawn for row in loaded.contents.withdrawn}
        dataset = with_withdrawn(dataset, loaded.contents) if withdrawn else dataset
    found = evidence(dataset, asked["id"])
    if found is None:
        raise _unknown("id", asked["id"])
    body = {**evidence_record(found), "withdrawn": withdrawn.get(asked["id"])}
    return json_answer({"edition": edition(rendered), "evidence": body}, pinned="release" in asked)


def _changes(router: ReleaseRouter, asked: Asked) -> Response:
    return json_answer(changes(router, asked), pinned="from" in asked and "to" in asked)


OPERATIONS: Mapping[str, Callable[[ReleaseRouter, Asked], Response]] = {
    "start": _start,
    "description": _description,
    "releases": _releases,
    "areas": _areas,
    "indicators": _indicators,
    "observations": _observations,
    "package": _package,
    "geopackage": _geopackage,
    "evidence": _evidence,
    "coverage": _coverage,
    "changes": _changes,
}
"""By the ids that the description gives them."""


def _table(
    router: ReleaseRouter, asked: Asked, name: str, rows_of: Callable[[Dataset], list[dict[str, Plain]]]
) -> Response:
    """A table that is given whole, in either form."""
    rendered, pinned = released(router, asked.get("release")), "release" in asked
    rows = rows_of(rendered.dataset)
    if asked["format"] == "csv":
        return csv_answer(rows, rendered.dataset.corridor.languages, name, pinned=pinned)
    return json_answer({"edition": edition(rendered), name: rows}, pinned=pinned)


def _filter(dataset: Dataset, asked: Asked) -> ObservationFilter:
    for name, table in _TABLES.items():
        if name in asked and asked[name] not in getattr(dataset, table):
            raise _unknown(name, asked[name])
    if "region" in asked and asked["region"] not in dataset.corridor.regions:
        raise _unknown("region", asked["region"])
    given = {name: asked[name] for name in ("area", "region", "initiative", "indicator", "year") if name in asked}
    qualifier = Qualifier(asked["qualifier"]) if "qualifier" in asked else None
    return ObservationFilter(**given, qualifier=qualifier)


def _following(asked: Asked, dataset: Dataset) -> str:
    """The address of the rows that follow, of the same release, whatever is published meanwhile."""
    question = {**asked, "offset": asked["offset"] + asked["limit"]}
    if dataset.published is not None:
        question["release"] = dataset.published.release
    return f"{request.script_root}{PREFIX}/observations?{urlencode(question)}"


def _unknown(name: str, value: str) -> ProblemError:
    return ProblemError(NOT_FOUND, "not-found", faults=[Fault(name, "absent", {"name": name, "found": value})])
