"""What the file ``datapackage.json`` says of the layers."""

import json
from collections.abc import Mapping
from typing import Any

from corridor.errors import Problem
from corridor.package.contract import DESCRIPTOR_FILE, LAYERS
from corridor.package.reading.problems import problem

_MISSHAPEN = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What goes wrong when a document does not have the form that is expected of it."""


def read_layer_sources(text: str | None, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """For each layer the ids of its sources, from the text of the descriptor; none when there is no text."""
    named = {} if text is None else _sources_by_resource(text, problems)
    return {layer.name: named.get(layer.name, ()) for layer in LAYERS}


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
