"""The databases that the archive's tests run on."""

from tests.databases import clock, database, empty, empty_url, kind, other, url

__all__ = ["clock", "database", "empty", "empty_url", "kind", "other", "url"]
