"""Who reports on what as plain records: each cell of the matrix with what the matrix says of it."""

from collections.abc import Iterator

from corridor.exports.plain_records import Plain, record
from corridor.model.dataset import Dataset
from corridor.queries.coverage import Cell, coverage
from corridor.queries.report_states import RegionReport, ReportStates, report_states
from corridor.queries.timeliness import CellTime, timeliness


def coverage_records(dataset: Dataset) -> Iterator[dict[str, Plain]]:
    """One record for each region and initiative, initiative by initiative.

    `report` says what the region has done for `report_period`, the chosen period or else the newest that any region has
    reported for; both are null where none has. `timing` says how new the figures are, see
    `corridor.queries.timeliness.Mark`; null where they are as new as any.
    """
    states, times = report_states(dataset), timeliness(dataset)
    reports = {row.region.id: row for row in states.rows} if states else {}
    for line in coverage(dataset).rows:
        for cell in line:
            time = times.of(cell.region.id, cell.initiative.id)
            yield {**_counted(cell), **_reported(reports.get(cell.region.id), states), **_timed(time)}


def _counted(cell: Cell) -> dict[str, Plain]:
    return {
        "region": cell.region.id,
        "initiative": cell.initiative.id,
        "state": cell.state.value,
        **record(cell.count),
    }


def _reported(report: RegionReport | None, states: ReportStates | None) -> dict[str, Plain]:
    return {
        "report": report.state.value if report else None,
        "report_period": states.period.text if states else None,
        "reason": report.reason if report and report.reason else None,
    }


def _timed(time: CellTime | None) -> dict[str, Plain]:
    return {
        "timing": time.mark.value if time else None,
        "older": time.older if time else 0,
        "until": time.until.isoformat() if time and time.until else None,
    }
