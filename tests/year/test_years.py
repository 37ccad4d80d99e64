"""The synthetic years are what they say: every case of three years of reports is among them, and nothing is real."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from corridor.accounts.roles import console
from corridor.model.vocabulary import Qualifier
from corridor.package.loading import load
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.release_store import ReleaseStore
from corridor.releases.verification import faults
from corridor.reporting import reviewing
from corridor.reporting.context import ReportingContext
from dashboard.cli import main
from tests.year.figures import value_of
from tests.year.indicators import KINDS
from tests.year.made import made
from tests.year.plan import EAST, FORMER_TOWN, LATE, NIL, QUARTERS, REGIONS, SILENT, TOWN

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def office() -> Iterator[ReportingContext]:
    years = made()
    database = Database(years.url)
    store = ReleaseStore(database, load(years.folder), interval_s=3600)
    yield ReportingContext(database, store)
    store.close()
    database.close()


def test_every_quarter_has_its_release_and_what_was_late_comes_after(office: ReportingContext) -> None:
    assert office.latest().release.number == len(QUARTERS) + 2
    assert [*faults(office.database, office.base, check_release)] == []


def test_what_a_year_of_reports_can_bring_is_among_them(office: ReportingContext) -> None:
    loaded = office.latest()
    dataset, rows = loaded.dataset, loaded.contents.rows["observations"].values()
    assert len(dataset.indicators) == len(KINDS)
    assert len(dataset.sources) >= 40
    lengths = {row.period.length for row in dataset.observations.values() if row.period}
    assert {("months", 3), ("months", 6), ("months", 9), ("months", 12), ("months", 1), ("days", 1)} <= lengths
    assert {Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.ABOUT, Qualifier.TARGET, Qualifier.ILLEGIBLE} <= {
        row.qualifier for row in dataset.observations.values()
    }
    assert Counter(row.withdrawn is not None for row in rows)[True] == 2
    assert any(row.release > 1 and "更正" in row.record.note.in_("zh") for row in rows)  # type: ignore[union-attr]
    assert {row.area for row in dataset.observations.values()} >= {*REGIONS, FORMER_TOWN}
    assert dataset.current(FORMER_TOWN) == TOWN


def test_a_template_made_on_the_releases_knows_what_was_published_last(tmp_path: Path) -> None:
    out, years = tmp_path / "out.xlsx", made()
    places = ("--geodata", str(years.folder), "--database", f"sqlite:///{years.url.database}")
    done = CliRunner().invoke(main, ["template", "--region", EAST, "--period", "2025年第一季度", *places, str(out)])
    assert done.exit_code == 0, done.output
    rows = [*load_workbook(out)["数据"].iter_rows(values_only=True)]
    branches = next(row for row in rows if row[0] == "branches")
    assert value_of(EAST, KINDS[5], "2024-Q4") in branches


def test_the_late_are_late_and_the_silent_silent(office: ReportingContext) -> None:
    for quarter in QUARTERS:
        for one in reviewing.standings(office, console("test"), quarter):
            if one.area in REGIONS:
                assert one.late == ((one.area, quarter) in LATE | SILENT), (one, quarter)
                assert (one.submission is None) == ((one.area, quarter) in SILENT), (one, quarter)
    for area in REGIONS:
        reported = office.latest().dataset.returns_of(area)
        assert {of.text for of in reported} == {of for of in QUARTERS if (area, of) not in SILENT}
        assert {of.text: one.nil for of, one in reported.items() if one.nil} == {
            of: reason for (who, of), reason in NIL.items() if who == area
        }
        assert {of.text for of, one in reported.items() if one.late} == {of for who, of in LATE if who == area}


def test_every_name_says_that_it_is_synthetic(office: ReportingContext) -> None:
    dataset = office.latest().dataset
    assert dataset.corridor.synthetic
    named = (*dataset.areas.values(), *dataset.indicators.values(), *dataset.initiatives.values())
    assert all("合成" in row.name.in_("zh") and "ynthetic" in row.name.in_("en") for row in named)
    assert all("合成" in row.title.in_("zh") and "合成" in row.publisher.in_("zh") for row in dataset.sources.values())
