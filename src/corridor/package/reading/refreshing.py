"""Bring a package's ``datapackage.json`` up to date: ``python -m corridor.package.reading.refreshing DIR``.

It is wanted after a language or the contract has changed.
"""

import json
import sys
from pathlib import Path

from corridor.package.contract import DESCRIPTOR_FILE, refreshed
from corridor.package.reading.package import read_package


def refresh(folder: Path, languages: tuple[str, ...]) -> None:
    """Write the descriptor of the package in `folder` anew by the contract, keeping what the contract does not say."""
    path = folder / DESCRIPTOR_FILE
    document = json.loads(path.read_text("utf-8")) if path.exists() else {"name": folder.resolve().name}
    path.write_text(json.dumps(refreshed(document, languages), ensure_ascii=False, indent=2) + "\n", "utf-8")


def main(arguments: list[str]) -> None:
    """Refresh the descriptors of the packages in the folders named, in the languages that their corridors name."""
    for folder in map(Path, arguments):
        refresh(folder, read_package(folder)[0].corridor.languages)


if __name__ == "__main__":
    main(sys.argv[1:])
