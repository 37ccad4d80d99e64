"""What can go wrong with a published folder. Servers treat it as they treat a database that is out of reach."""

from corridor.releases.errors import DatabaseError


class PublishedError(DatabaseError):
    """Root of the errors of published folders."""


class FolderAddressError(PublishedError):
    """The address of a published folder cannot be understood."""

    def __init__(self, given: str) -> None:
        """Name what was `given`."""
        super().__init__("published-address", given=given)


class BucketKeysError(PublishedError):
    """A bucket was named, and one of the two parts of its key is missing."""

    def __init__(self, missing: str) -> None:
        """Name the variable that is `missing`."""
        super().__init__("published-keys", missing=missing)


class FolderUnreachableError(PublishedError):
    """The folder is not there, or does not let this program do what it must."""

    def __init__(self, place: str, detail: object) -> None:
        """Name the `place` and the words of the system or the storage."""
        super().__init__("published-unreachable", place=place, detail=detail)


class NothingPublishedError(PublishedError):
    """No release was published there yet."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__("published-nothing", place=place)


class BrokenFileError(PublishedError):
    """A file is not there, not whole, or not what its name says."""

    def __init__(self, place: str, file: str) -> None:
        """Name the `place` and the `file`."""
        super().__init__("published-broken", place=place, file=file)


class FolderFormError(PublishedError):
    """The folder was written by a program that writes it in another form."""

    def __init__(self, place: str, found: str, known: str) -> None:
        """Name the `place` and both forms."""
        super().__init__("published-form", place=place, found=found, known=known)


class FolderWentBackError(PublishedError):
    """What was published does not continue what is shown."""

    def __init__(self, place: str, found: int, shown: int) -> None:
        """Name the `place`, the release found there, and the one that is shown."""
        super().__init__("published-went-back", place=place, found=found, shown=shown)


class FolderUnsignedError(PublishedError):
    """What was published is not signed by a key that is believed."""

    def __init__(self, place: str, release: int) -> None:
        """Name the `place` and the `release`."""
        super().__init__("published-unsigned", place=place, release=release)


class FolderAheadError(PublishedError):
    """The folder holds a release that the database does not know: it is not written over unasked."""

    def __init__(self, place: str, found: int, own: int) -> None:
        """Name the `place`, the release found there, and the database's latest."""
        super().__init__("published-ahead", place=place, found=found, own=own)


class PackageEditedError(PublishedError):
    """The data package was edited while it was being read."""

    def __init__(self, folder: object) -> None:
        """Name its `folder`."""
        super().__init__("published-package", folder=folder)


class CacheError(PublishedError):
    """What was fetched cannot be kept on this machine."""

    def __init__(self, folder: object, detail: object) -> None:
        """Name the `folder` of the cache and the words of the system."""
        super().__init__("published-cache", folder=folder, detail=detail)


class NoOfficeError(PublishedError):
    """Something was to be written where only published files are read."""

    def __init__(self, place: str) -> None:
        """Name the `place`."""
        super().__init__("published-read-only", place=place)
