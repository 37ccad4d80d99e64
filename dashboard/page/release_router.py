"""Which edition answers: the latest release's, an earlier one's that is asked for, or the one of an old address."""

import re
import threading
import time

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.queries.evidence import Sentences
from corridor.releases.errors import DatabaseError, UnknownReleaseError
from corridor.releases.merging import fingerprints_of
from corridor.releases.release_store import LoadedRelease, ReleaseStore
from dashboard.page.kept_releases import KeptReleases
from dashboard.page.prepared_store import NOTHING_KEPT, PreparedStore
from dashboard.page.rendered_periods import period_at
from dashboard.page.rendered_release import NAME_LENGTH, RenderedRelease

EDITIONS = "corridor.editions"
"""Where an application keeps the question whether an edition, by its name, is in memory."""
_KEPT = 3
"""How many rendered releases are kept; any other is made again from the database when it is asked for."""
_LOOK_AGAIN_S = 1.0
"""How often an unknown name makes the database be asked: another worker may know a release that this one does not."""

_NUMBER = re.compile("[1-9][0-9]{0,8}")


class Asked(Struct, frozen=True):
    """The rendered release that an address asks for, and what the page says about it.

    Attributes:
        notice: ``older`` for an earlier release, ``unknown`` where the latest stands in for one that there is not or
            that cannot be fetched now; empty for the latest.
        latest: number of the latest release; nothing where the package itself is shown.
    """

    rendered: RenderedRelease
    notice: str
    latest: int | None


class ReleaseRouter:
    """One edition a release. Without a library the package itself is the only one."""

    def __init__(
        self,
        package: Dataset,
        sentences: Sentences,
        release_store: ReleaseStore | None = None,
        prepared: PreparedStore = NOTHING_KEPT,
        public_key: str = "",
    ) -> None:
        """Make the rendered release of what is shown first, so that worker processes share it."""
        self._prepared = prepared
        self._public_key = public_key
        self.release_store = release_store
        self._sentences = sentences
        self._lock = threading.Lock()
        self._kept = KeptReleases(_KEPT)
        self._looked_at = -_LOOK_AGAIN_S
        self._package = RenderedRelease(package, sentences, store=prepared) if release_store is None else None
        self.loaded()

    def loaded(self) -> RenderedRelease:
        """The latest edition as far as it is known; may be asked for before the process forks."""
        return self._package or self._of(self._library.loaded)

    def latest(self) -> RenderedRelease:
        """The latest edition; from the first question on, a newer release is noticed by itself."""
        return self._package or self._of(self._library.latest())

    def of_release(self, number: int) -> RenderedRelease:
        """The rendered release of any release.

        Raises:
            UnknownReleaseError: there is none of that number.
            DatabaseError: it is not in memory, and the database cannot be reached.
        """
        if self._package is not None:
            raise UnknownReleaseError(number)
        return self._of(self._library.loaded_release(number))

    def asked(self, wanted: str | None) -> Asked:
        """The rendered release for ``?release=`` as it stands in an address, whatever stands there."""
        latest = self.latest()
        newest = latest.loaded_release.release.number if latest.loaded_release else None
        if wanted is None or wanted == str(newest):
            return Asked(latest, "", newest)
        try:
            rendered = self.of_release(int(wanted) if _NUMBER.fullmatch(wanted) else 0)
        except DatabaseError:
            return Asked(latest, "unknown", newest)
        return Asked(rendered, "older", newest)

    def by_name(self, name: str) -> RenderedRelease | None:
        """The rendered release of that name, with the period that follows it: ``0123456789abcdef.2024-Q3``.

        None where no release has the name, nothing is reported for the period, or the database cannot be reached.
        """
        release, _, period = name.partition(".")
        found = self._by_name(release)
        return period_at(found, period) if found is not None and period else found

    def _by_name(self, name: str) -> RenderedRelease | None:
        kept = self._kept.find(name)
        if kept is not None or self._package is not None:
            return kept or (self._package if self._package and self._package.name == name else None)
        number = self._number_of(name)
        if number is None and self._may_look():
            self._library.refresh()
            number = self._number_of(name)
        try:
            return self.of_release(number) if number is not None else None
        except DatabaseError:
            return None

    def keeps(self, name: str) -> bool:
        """Whether the rendered release of that name is in memory, so that nobody waits for the database for it."""
        return name.partition(".")[0] in self._kept or self._package is not None

    @property
    def _library(self) -> ReleaseStore:
        assert self.release_store is not None  # noqa: S101  # callers have looked
        return self.release_store

    def _of(self, loaded_release: LoadedRelease) -> RenderedRelease:
        name = loaded_release.dataset.fingerprint[:NAME_LENGTH]
        return self._kept.get(name, lambda: self._rendered(loaded_release))

    def _rendered(self, loaded_release: LoadedRelease) -> RenderedRelease:
        made = RenderedRelease(loaded_release.dataset, self._sentences, loaded_release, store=self._prepared)
        made.public_key = self._public_key
        return made

    def _number_of(self, name: str) -> int | None:
        base = self._library.base
        releases = self._library.latest().history.releases.values()
        names = (
            (one.number, fingerprint[:NAME_LENGTH])
            for one in releases
            for fingerprint in fingerprints_of(base, one.hash)
        )
        return next((number for number, known in names if known == name), None)

    def _may_look(self) -> bool:
        with self._lock:
            now = time.monotonic()
            due = now - self._looked_at >= _LOOK_AGAIN_S
            if due:
                self._looked_at = now
            return due
