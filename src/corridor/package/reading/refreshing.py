"""Bring a package's ``datapackage.json`` up to date: ``python -m corridor.package.reading.refreshing DIR``.

It is wanted after a language or the contract has changed.
"""

import json
import sys
from pathlib import Path

from corridor.package.contract import DESCRIPTOR_FILE, TABLES, refreshed
from corridor.package.reading.package import read_package
from corridor.package.reading.rows import read_rows


def refresh(folder: Path, languages: tuple[str, ...]) -> None:
    """Write the descriptor of the package in `folder` anew by the contract, keeping what the contract does not say."""
    path = folder / DESCRIPTOR_FILE
    document = json.loads(path.read_text("utf-8")) if path.exists() else {"name": folder.resolve().name}
    made = refreshed(document, languages, _later(folder))
    path.write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _later(folder: Path) -> set[tuple[str, str]]:
    """The columns of the package that it could do without."""
    found = set()
    for table in TABLES:
        later = {field.name for field in table.fields if field.later}
        rows = read_rows((folder / table.file).read_text("utf-8"), table.file, []) if later else None
        found |= {(table.name, name) for name in later if rows and name in rows.header}
    return found


def main(arguments: list[str]) -> None:
    """Refresh the descriptors of the packages in the folders named, in the languages that their corridors name."""
    for folder in map(Path, arguments):
        refresh(folder, read_package(folder)[0].corridor.languages)


if __name__ == "__main__":
    main(sys.argv[1:])
