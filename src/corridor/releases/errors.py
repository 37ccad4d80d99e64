"""What can go wrong with the database."""

from corridor.errors import TranslatedError
from corridor.model.vocabulary import Text


class DatabaseError(TranslatedError):
    """Root of the database's errors."""


class DatabaseAddressError(DatabaseError):
    """The address of the database cannot be understood."""

    def __init__(self, given: str) -> None:
        """Name what was `given`."""
        super().__init__("database-address", given=given)


class DatabaseUnreachableError(DatabaseError):
    """The database cannot be opened, or the connection was lost before the database confirmed."""

    def __init__(self, place: str, detail: str) -> None:
        """Name the `place` and the driver's own words."""
        super().__init__("database-unreachable", place=place, detail=detail)


class DatabaseFullError(DatabaseError):
    """There is no room left where the database lies."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__("database-full", place=place)


class DatabaseBusyError(DatabaseError):
    """Others kept the database locked for too long."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__("database-busy", place=place)


class DatabaseRefusedError(DatabaseError):
    """The database may not be written, is no database, or is damaged."""

    def __init__(self, place: str, detail: str) -> None:
        """Name the `place` and the driver's own words."""
        super().__init__("database-refused", place=place, detail=detail)


class DatabaseAbsentError(DatabaseError):
    """There is no database yet, or an empty one."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__("database-absent", place=place)


class DatabaseFolderError(DatabaseError):
    """The folder in which a database is to be made is not there: its name may be mistyped."""

    def __init__(self, folder: str) -> None:
        """Name the `folder`."""
        super().__init__("database-folder", folder=folder)


class DatabaseOutdatedError(DatabaseError):
    """The database was made by an earlier version of the program."""

    def __init__(self, place: str, found: str, needed: str) -> None:
        """Name the `place` and the two revisions."""
        super().__init__("database-outdated", place=place, found=found, needed=needed)


class DatabaseNewerError(DatabaseError):
    """The database was made by a later version of the program."""

    def __init__(self, place: str, found: str) -> None:
        """Name the `place` and the revision."""
        super().__init__("database-newer", place=place, found=found)


class DatabaseForeignError(DatabaseError):
    """The database holds the releases of another corridor, or of an older form of this package."""

    def __init__(self, place: str, unknown: str) -> None:
        """Name the `place`, and an area or indicator that the package does not have."""
        super().__init__("database-foreign", place=place, unknown=unknown)


class DatabaseExposedError(DatabaseError):
    """Others can read the database file, and it is another's to change."""

    def __init__(self, file: str) -> None:
        """Name the `file`."""
        super().__init__("database-exposed", file=file)


class OccupiedError(DatabaseError):
    """A backup is restored only where there is nothing yet."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__("database-occupied", place=place)


class DatabaseInUseError(DatabaseError):
    """A server, or anybody else, has the database open."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__("database-in-use", place=place)


class RoleNameError(DatabaseError):
    """A name is none that a role of PostgreSQL goes by unquoted."""

    def __init__(self, role: str) -> None:
        """Name the `role`."""
        super().__init__("database-role", role=role)


class LeftoverError(DatabaseError):
    """Beside the place of a database lie files of another one."""

    def __init__(self, place: str, beside: str) -> None:
        """Name the `place`, and the file that lies there."""
        super().__init__("database-leftover", place=place, beside=beside)


class NoFileError(DatabaseError):
    """Only a database that is a file can be moved."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__("database-no-file", place=place)


class BackupLockedError(DatabaseError):
    """An encrypted backup does not open: another password, or not the whole file."""

    def __init__(self, file: str) -> None:
        """Name the `file`."""
        super().__init__("backup-locked", file=file)


class BackupUnreadableError(DatabaseError):
    """A file is no backup, or not a whole one."""

    def __init__(self, file: str, detail: str) -> None:
        """Name the `file` and what is wrong with it."""
        super().__init__("backup-unreadable", file=file, detail=detail)


class BackupChangedError(DatabaseError):
    """The history in a backup is not the one that was written and signed."""

    def __init__(self, file: str, fault: Text) -> None:
        """Name the `file`, and what is wrong first."""
        super().__init__("backup-changed", file=file, fault=fault)


class UnknownReleaseError(DatabaseError):
    """No release has that number."""

    def __init__(self, number: int) -> None:
        """Name the `number`."""
        super().__init__("release-unknown", number=number)


class OvertakenError(DatabaseError):
    """Someone else published, or changed what was to be published, in between."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("release-overtaken")
