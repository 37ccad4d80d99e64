"""The description of the interface (OpenAPI 3.1): the one place where its addresses and parameters are written down."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

PREFIX = "/api/v1"
_FILE = Path(__file__).with_name("openapi.json")


@cache
def description() -> Mapping[str, Any]:
    """The description as it stands in the file."""
    found: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return found


def placed(root: str) -> dict[str, Any]:
    """The description with the address of a server that stands below `root`."""
    return {**description(), "servers": [{"url": f"{root}{PREFIX}"}]}


@cache
def parameters(operation: str) -> Mapping[str, Mapping[str, Any]]:
    """The schema of each parameter of an operation, by its name; those of the path are among them.

    Raises:
        KeyError: no operation has that id.
    """
    named = {methods["get"]["operationId"]: methods["get"] for methods in description()["paths"].values()}
    found = (_resolved(given) for given in named[operation].get("parameters", ()))
    return {parameter["name"]: _resolved(parameter["schema"]) for parameter in found}


def _resolved(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference points to; anything else as it is."""
    if "$ref" not in node:
        return node
    found: Any = description()
    for step in node["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    resolved: Mapping[str, Any] = found
    return resolved
