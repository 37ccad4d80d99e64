"""The synthetic package of the years at one stage, written to a folder."""

from functools import cache
from pathlib import Path

from corridor.model.dataset import Dataset
from corridor.package.contract import TABLES
from corridor.package.reading import read_package, shipped_package
from tests.synthetic.ground import Block, block_of
from tests.synthetic.layers import Ground
from tests.synthetic.tables import BOUNDARY
from tests.synthetic.writing import write_descriptor, write_layer, write_table
from tests.year.plan import Stage, YearPlan
from tests.year.tables import year_rows


def make_package(folder: Path, stage: Stage = Stage.RECODED) -> Path:
    """Write the package to `folder`, which may hold an earlier stage of it; returns the folder."""
    shipped, block = _origin()
    plan = YearPlan(stage=stage)
    countries = {code: f"X{letter}" for code, letter in zip(shipped.countries, "ABCDEFGH", strict=False)}
    ground = Ground(plan, block, countries)
    folder.mkdir(parents=True, exist_ok=True)
    rows = year_rows(plan, ground, shipped)
    for table in TABLES:
        write_table(folder, table, rows[table.name])
    for name, shapes in ground.layers().items():
        write_layer(folder, name, shapes)
    write_descriptor(folder, "synthetic-years", BOUNDARY, "Synthetic outlines")
    return folder


@cache
def _origin() -> tuple[Dataset, Block]:
    shipped = read_package(shipped_package())[0]
    return shipped, block_of(shipped)
