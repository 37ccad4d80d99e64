"""The same reporting, people and databases as in the tests of reporting."""

from tests.corridor.reporting.conftest import (
    admin,
    clock,
    database,
    empty,
    empty_url,
    kind,
    north,
    office,
    reviewer,
    south,
    url,
)

__all__ = ["admin", "clock", "database", "empty", "empty_url", "kind", "north", "office", "reviewer", "south", "url"]
