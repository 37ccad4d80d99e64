"""The parameters of a request, held to the description: what it does not allow is refused by name."""

import re
from collections.abc import Mapping
from typing import Any

from flask import request

from dashboard.api.description import parameters
from dashboard.api.problems import BAD_REQUEST, Fault, ProblemError

_INTEGER = re.compile("0|[1-9][0-9]*", re.ASCII)
_LONGEST = 12
"""Digits that are worth turning into a number."""


def read_parameters(operation: str) -> dict[str, Any]:
    """The parameters of this request by name, those of the path among them; defaults stand where none was given.

    Raises:
        ProblemError: one is unknown, repeated, or not as the description says.
    """
    schemas = parameters(operation)
    given = {name: [value] for name, value in (request.view_args or {}).items()}
    given |= request.args.to_dict(flat=False)
    found = {name: schema["default"] for name, schema in schemas.items() if "default" in schema}
    faults: list[Fault] = []
    for name, values in given.items():
        fault = _fault(name, values, schemas)
        if fault is not None:
            faults.append(fault)
        else:
            found[name] = int(values[0]) if schemas[name]["type"] == "integer" else values[0]
    if faults:
        raise ProblemError(BAD_REQUEST, "bad-request", faults=faults)
    return found


def _fault(name: str, values: list[str], schemas: Mapping[str, Mapping[str, Any]]) -> Fault | None:
    if name not in schemas:
        return Fault(name, "unknown", {"name": name, "known": ", ".join(schemas) or "-"})
    if len(values) > 1:
        return Fault(name, "repeated", {"name": name})
    schema, value = schemas[name], values[0]
    if schema["type"] == "integer":
        least, most = schema["minimum"], schema["maximum"]
        if not _INTEGER.fullmatch(value) or len(value) > _LONGEST or not least <= int(value) <= most:
            return Fault(name, "integer", {"name": name, "least": least, "most": most, "found": value})
    elif "enum" in schema and value not in schema["enum"]:
        return Fault(name, "words", {"name": name, "words": ", ".join(schema["enum"]), "found": value})
    elif not _fits(value, schema):
        return Fault(name, "pattern", {"name": name, "pattern": schema["pattern"], "found": value})
    return None


def _fits(value: str, schema: Mapping[str, Any]) -> bool:
    """Whether a text has the form that is asked for; without one, any does. ``$`` alone would let a line end pass."""
    if "pattern" not in schema:
        return True
    return len(value) <= schema.get("maxLength", len(value)) and bool(re.fullmatch(schema["pattern"], value, re.ASCII))
