"""To be imported where commands are forked off: what each of them would make first, and the same as all others.

The words are read, and the packages that most tests use have been opened with a database once.
"""

import gc
import tempfile
from contextlib import suppress
from pathlib import Path

from corridor.errors import PackageError
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.releases.database import Database
from corridor.releases.location import database_url
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from dashboard.words.wording import entries, languages


def _open_once(package: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="corridor-") as folder:
        base, database = load(package), Database(database_url(f"sqlite:///{folder}/passing.sqlite3", {}))
        open_database(database, base)
        ReleaseStore(database, base).close()
        database.close()


for language in languages():
    entries(language)
for package in (shipped_package(), Path(__file__).parent / "packages" / "tiny"):
    with suppress(PackageError):  # that one breaks the contract is for its own tests to say
        _open_once(package)
gc.freeze()  # a search for garbage would look through all of it, and copy it from the process that it is shared with
