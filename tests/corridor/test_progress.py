"""What long work reports is heard by the one who follows it, and by nobody else."""

from pathlib import Path

from corridor.package.checks.all import RULES
from corridor.package.loading import load
from corridor.progress import Progress, Step, counted, followed, note
from corridor.releases.checkpoints import content_of
from corridor.releases.database import Database
from corridor.releases.location import database_url
from corridor.releases.opening import open_database

TINY = Path(__file__).parents[1] / "packages" / "tiny"


def test_things_come_through_as_they_are_and_are_counted() -> None:
    heard: list[Progress] = []
    with followed(heard.append):
        assert list(counted(Step.STORING, range(20_001), 20_001)) == list(range(20_001))
    assert [one.done for one in heard] == [0, 10_000, 20_000]
    note(Progress(Step.STORING, 1))
    assert len(heard) == 3


def test_reading_checking_storing_and_signing_are_reported(tmp_path: Path) -> None:
    heard: list[Progress] = []
    with followed(heard.append):
        dataset = load(TINY)
        database = Database(database_url(str(tmp_path / "one.sqlite3"), {}))
        open_database(database, dataset)
        with database.reading() as connection:
            content_of(connection, 1)
    database.close()
    assert {one.step for one in heard} == set(Step)
    read = [one.file for one in heard if one.step is Step.READING]
    assert "observations.csv" in read
    assert [(one.done, one.whole) for one in heard if one.step is Step.CHECKING][-1] == (len(RULES), len(RULES))
    assert all(one.done <= (one.whole or one.done) for one in heard)
