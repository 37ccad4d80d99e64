"""Breaches of the rules on the form of a package, with their messages."""

from corridor.errors import Problem
from corridor.messages.catalogue import message_and_remedy

CAUSES = frozenset(
    {"missing-package", "missing-file", "unreadable-file", "not-utf-8", "unreadable-layer", "missing-column", "one-row"}
)
"""Rules whose breach leaves so much unread that others are broken by it."""


def problem(rule: str, file: str, line: int, field: str, found: object, **facts: object) -> Problem:
    """A breach of `rule` at a place; `facts` are the values of its message besides file, field and `found`."""
    message, remedy = message_and_remedy(f"rule.{rule}", **{"file": file, "field": field, "found": found, **facts})
    return Problem(rule, file, line, field, str(found), message, remedy)
