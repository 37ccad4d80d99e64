"""Breaches of the rules on the form of a package, with their messages."""

from corridor.errors import Problem
from corridor.messages.catalogue import message_and_remedy


def problem(rule: str, file: str, line: int, field: str, found: object, **facts: object) -> Problem:
    """A breach of `rule` at a place; `facts` are the values of its message besides file, field and `found`."""
    message, remedy = message_and_remedy(f"rule.{rule}", **{"file": file, "field": field, "found": found, **facts})
    return Problem(rule, file, line, field, str(found), message, remedy)
