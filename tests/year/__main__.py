"""``python -m tests.year OUT_DIR``: make the synthetic years, and say how to look at them."""

import argparse
from pathlib import Path

from sqlalchemy import URL

from tests.year.cycle import ADMINISTRATOR, PASSWORD, REVIEWER, Cycle


def main() -> None:
    """Read the options, make package and database, and print what serves them."""
    parser = argparse.ArgumentParser(prog="python -m tests.year", description="Make three synthetic years of reports.")
    parser.add_argument("folder", metavar="OUT_DIR", type=Path)
    folder: Path = parser.parse_args().folder.resolve()
    geodata, database = folder / "geodata", folder / "corridor.sqlite3"
    folder.mkdir(parents=True, exist_ok=True)
    for known in folder.glob("corridor.sqlite3*"):
        known.unlink()
    Cycle(geodata, URL.create("sqlite", database=str(database))).run()
    print(f"corridor serve --geodata {geodata} --database sqlite:///{database}")  # noqa: T201
    print(f"{REVIEWER}, {ADMINISTRATOR}, office-city, office-990721 …: {PASSWORD}")  # noqa: T201


if __name__ == "__main__":
    main()
