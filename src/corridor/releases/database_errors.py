"""A driver's errors translated into the errors of `corridor.releases.errors`."""

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from corridor.releases.errors import (
    DatabaseBusyError,
    DatabaseError,
    DatabaseFullError,
    DatabaseRefusedError,
    DatabaseUnreachableError,
)

_CODES = {
    "full": ("SQLITE_FULL", "53100"),
    "busy": ("SQLITE_BUSY", "SQLITE_LOCKED", "53", "55P03", "40001", "40P01", "57014"),
    "refused": (
        *("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_CORRUPT", "SQLITE_NOTADB"),
        *("42501", "42P01", "25006", "28", "3D", "XX001", "XX002"),
    ),
    "gone": ("SQLITE_CANTOPEN", "SQLITE_IOERR", "08", "57P", "25P03", "58"),
}
"""What the codes of SQLite and the states of PostgreSQL, by their beginnings, mean; the first that fits counts."""


def translate_db_error(error: DBAPIError | PoolTimeoutError, place: str) -> DatabaseError | None:
    """The error to show for `error`; None where it is a mistake in the program."""
    if isinstance(error, PoolTimeoutError):
        return DatabaseBusyError(place)
    match _meaning(error):
        case "full":
            return DatabaseFullError(place)
        case "busy":
            return DatabaseBusyError(place)
        case "refused":
            return DatabaseRefusedError(place, _detail(error))
        case "gone":
            return DatabaseUnreachableError(place, _detail(error))
    return None


def _meaning(error: DBAPIError) -> str:
    if isinstance(error, IntegrityError):
        return ""
    code = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    if code == "SQLITE_ERROR" and _detail(error).startswith("no such table"):  # another program's file
        return "refused"
    if code:
        return next((meaning for meaning, begins in _CODES.items() if code.startswith(begins)), "")
    lost = error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    return "gone" if lost else ""


def _detail(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]
