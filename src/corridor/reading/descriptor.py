"""The file ``datapackage.json``: what it says of the layers, and how it is brought up to date with the contract.

``python -m corridor.reading.descriptor DIR`` rewrites it after a language or the contract has changed.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corridor.contract import DESCRIPTOR_FILE, LAYERS, refreshed
from corridor.errors import Problem
from corridor.reading.wording import problem

_MISSHAPEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What goes wrong when a document does not have the form that is expected of it."""


def read_layer_sources(text: str | None, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """For each layer the ids of its sources, from the text of the descriptor; none when there is no text."""
    named = {} if text is None else _sources_by_resource(text, problems)
    return {layer.name: named.get(layer.name, ()) for layer in LAYERS}


def refresh(folder: Path, languages: tuple[str, ...]) -> None:
    """Write the descriptor of the package in `folder` anew by the contract, keeping what the contract does not say."""
    path = folder / DESCRIPTOR_FILE
    document = json.loads(path.read_text("utf-8")) if path.exists() else {"name": folder.resolve().name}
    path.write_text(json.dumps(refreshed(document, languages), ensure_ascii=False, indent=2) + "\n", "utf-8")


def _sources_by_resource(text: str, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    try:
        return {resource["name"]: _ids(resource) for resource in json.loads(text)["resources"]}
    except json.JSONDecodeError as error:
        problems.append(problem("unreadable-file", DESCRIPTOR_FILE, error.lineno, "", error))
    except _MISSHAPEN as error:
        problems.append(problem("unreadable-file", DESCRIPTOR_FILE, 0, "resources", repr(error)))
    return {}


def _ids(resource: Mapping[str, Any]) -> tuple[str, ...]:
    """The ``id`` of each of a resource's sources; a source without one has its title for it."""
    return tuple(str(source["id"] if "id" in source else source["title"]) for source in resource.get("sources", ()))


def main(arguments: list[str]) -> None:
    """Refresh the descriptors of the packages in the folders named, in the languages that their corridors name."""
    from corridor.reading.package import read_package  # noqa: PLC0415  # it reads descriptors with this module

    for folder in map(Path, arguments):
        refresh(folder, read_package(folder)[0].corridor.languages)


if __name__ == "__main__":
    main(sys.argv[1:])
