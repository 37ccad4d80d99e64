"""What can go wrong with the database, in words for the person who can mend it."""

from corridor.errors import CorridorError
from corridor.model.vocabulary import Text


class TranslatedError(CorridorError):
    """An error that tells itself in Chinese and English.

    Attributes:
        text: what happened and what to do; the exception's own message is the English one.
    """

    def __init__(self, zh: str, en: str) -> None:
        """Keep the words."""
        self.text = Text({"zh": zh, "en": en})
        super().__init__(en)


class DatabaseError(TranslatedError):
    """Root of the archive's errors."""


class DatabaseAddressError(DatabaseError):
    """The address of the database cannot be understood."""

    def __init__(self, given: str) -> None:
        """Name what was `given`."""
        super().__init__(
            f"无法识别数据库地址 {given}：请写文件名、sqlite:///文件 或 postgresql://用户@主机/库名",
            f"{given} is no database: give a file, sqlite:///FILE or postgresql://USER@HOST/NAME",
        )


class DatabaseUnreachableError(DatabaseError):
    """The database cannot be opened, or the connection was lost before the database confirmed."""

    def __init__(self, place: str, detail: str) -> None:
        """Name the `place` and the driver's own words."""
        super().__init__(
            f"无法连接数据库 {place}（{detail}）。这一步没有得到确认：恢复连接后请先查看当前状态，再重试",
            f"the database {place} cannot be reached ({detail}). This step was not confirmed: "
            "once it is back, look at what stands there, then try again",
        )


class DatabaseFullError(DatabaseError):
    """There is no room left where the database lies."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__(
            f"数据库 {place} 所在的磁盘已满。这一步没有保存，此前确认的内容都在；请腾出空间后重试",
            f"the disk of the database {place} is full. This step was not saved, all that was confirmed before is; "
            "make room, then try again",
        )


class DatabaseBusyError(DatabaseError):
    """Others kept the database locked for too long."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__(
            f"数据库 {place} 正忙。这一步没有保存，请稍后重试",
            f"the database {place} is busy. This step was not saved, try again in a moment",
        )


class DatabaseRefusedError(DatabaseError):
    """The database may not be written, is no database, or is damaged."""

    def __init__(self, place: str, detail: str) -> None:
        """Name the `place` and the driver's own words."""
        super().__init__(
            f"数据库 {place} 不能使用（{detail}）：请检查权限，或用 corridor db restore 恢复备份",
            f"the database {place} cannot be used ({detail}): look at its permissions, "
            "or bring a backup back with: corridor db restore",
        )


class DatabaseAbsentError(DatabaseError):
    """There is no database yet, or an empty one."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__(
            f"{place} 中还没有数据库，请先运行：corridor db upgrade",
            f"there is no database at {place} yet, make one with: corridor db upgrade",
        )


class DatabaseOutdatedError(DatabaseError):
    """The database was made by an earlier version of the program."""

    def __init__(self, place: str, found: str, needed: str) -> None:
        """Name the `place` and the two revisions."""
        super().__init__(
            f"数据库 {place} 的版本是 {found}，程序需要 {needed}，请先运行：corridor db upgrade",
            f"the database {place} is at revision {found}, the program needs {needed}; run: corridor db upgrade",
        )


class DatabaseNewerError(DatabaseError):
    """The database was made by a later version of the program."""

    def __init__(self, place: str, found: str) -> None:
        """Name the `place` and the revision."""
        super().__init__(
            f"数据库 {place} 的版本 {found} 比程序新，请升级程序",
            f"the database {place} is at revision {found}, which this program does not know; upgrade the program",
        )


class DatabaseForeignError(DatabaseError):
    """The database holds the releases of another corridor, or of an older form of this package."""

    def __init__(self, place: str, unknown: str) -> None:
        """Name the `place`, and an area or indicator that the package does not have."""
        super().__init__(
            f"数据库 {place} 与数据包不相配：数据包中没有 {unknown}。请用 --database 指明另一个，或换回原来的数据包",
            f"the database {place} does not go with the data package, which has no {unknown}: "
            "name another --database, or the package that it was made with",
        )


class OccupiedError(DatabaseError):
    """A backup is restored only where there is nothing yet."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__(
            f"{place} 中已有数据，不会被覆盖：请先把它移走，或恢复到另一个数据库",
            f"{place} already holds data and will not be overwritten: move it away, or restore to another database",
        )


class BackupUnreadableError(DatabaseError):
    """A file is no backup, or not a whole one."""

    def __init__(self, file: str, detail: str) -> None:
        """Name the `file` and what is wrong with it."""
        super().__init__(f"{file} 不是完整的备份（{detail}）", f"{file} is not a whole backup ({detail})")


class UnknownReleaseError(DatabaseError):
    """No release has that number."""

    def __init__(self, number: int) -> None:
        """Name the `number`."""
        super().__init__(f"没有第 {number} 期发布", f"there is no release {number}")


class OvertakenError(DatabaseError):
    """Someone else published, or changed what was to be published, in between."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "在您确认期间，另有人发布了新一期或改动了待发布的内容。本次没有发布任何内容，请重新查看后再发布",
            "someone else has published, or changed what was to be published, since you looked. "
            "Nothing of yours was published: look again, then publish",
        )
