"""The whole synthetic package, written to a folder."""

from pathlib import Path

from corridor.model.dataset import Dataset
from corridor.package.contract import TABLES
from corridor.package.reading import read_package, shipped_package
from tests.synthetic.ground import block_of
from tests.synthetic.layers import Ground
from tests.synthetic.plan import Plan
from tests.synthetic.tables import BOUNDARY, table_rows
from tests.synthetic.writing import write_descriptor, write_layer, write_table


def make(folder: Path, plan: Plan, shipped: Dataset | None = None) -> Path:
    """Write a synthetic package of the size of `plan` to `folder`, made of the shipped one; returns the folder."""
    origin = shipped or read_package(shipped_package())[0]
    countries = {code: f"X{letter}" for code, letter in zip(origin.countries, "ABCDEFGH", strict=False)}
    ground = Ground(plan, block_of(origin), countries)
    folder.mkdir(parents=True, exist_ok=True)
    rows = table_rows(plan, ground, origin)
    later = {("areas", "above")} if plan.within else set()
    for table in TABLES:
        write_table(folder, table, rows[table.name], later)
    for name, shapes in ground.layers().items():
        write_layer(folder, name, shapes)
    write_descriptor(folder, "synthetic", BOUNDARY, "Synthetic outlines", later)
    return folder
