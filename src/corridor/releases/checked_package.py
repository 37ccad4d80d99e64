"""A package that was checked before, by the same program: read without its observations, which were kept."""

import hashlib
from collections.abc import Hashable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec.structs import replace
from shapely import LineString

import corridor
from corridor.forked import Forked, forked
from corridor.geography.corridor_line import corridor_arms
from corridor.model.dataset import Dataset
from corridor.model.observation_table import ObservationTable
from corridor.package.checks import SOUND_GROUND, Found, found_on
from corridor.package.loading import load
from corridor.package.reading.package import SeenPackage
from corridor.releases.cache_folder import program
from corridor.releases.canonical_rows import canonical
from corridor.releases.kept_tables import KeptTables

_Judged = tuple[Found, Mapping[Hashable, tuple[LineString, ...]]]
"""What was found on a ground, and the corridor line that was drawn for it."""
_LONGEST_S = 60
"""How long it is waited for what another process finds; then it is looked for here."""


class BegunPackage:
    """A package that is hashed by a thread, and its ground judged by another process, while other work is done."""

    def __init__(
        self, package: SeenPackage, hashing: ThreadPoolExecutor, judging: Forked[_Judged | None] | None
    ) -> None:
        """Both are at work; the ground need not be judged where there is no process for it."""
        self._package = package
        self._hashing = hashing
        self._judging = judging

    def seen(self) -> SeenPackage:
        """The package, whose fingerprint is known now; the thread is over."""
        self._hashing.shutdown()
        return self._package

    def found(self) -> Found:
        """What was found on its ground, waited for once; of a rule that is lacking nothing is known."""
        judging, self._judging = self._judging, None
        judged = judging and judging.answer(_LONGEST_S)
        if not judged:
            return {}
        found, arms = judged
        corridor_arms.learn(arms)  # which takes a second of many regions, and is drawn next
        return found


@contextmanager
def begun_package(folder: Path, kept: KeptTables) -> Iterator[BegunPackage]:
    """Begin to read and check the package in `folder`, while the other half of the program is imported.

    To hash a large file takes a second; the rules on shapes and places take most of the time of all that a first start
    does, and are passed over where the ground is marked in `kept`. Begin while this process has no threads.
    """
    package = SeenPackage(folder)
    with ExitStack() as beside:
        known = kept.is_marked(_ground(package))
        judging = None if known else beside.enter_context(forked(lambda: _judged(package)))
        hashing = beside.enter_context(ThreadPoolExecutor(1, "package"))
        hashing.submit(lambda: package.fingerprint)
        yield BegunPackage(package, hashing, judging)


def load_kept(
    folder: Path,
    sentences: Mapping[str, Mapping[str, str]],
    kept: KeptTables,
    begun: BegunPackage | None = None,
) -> Dataset:
    """The package in `folder`, see `load`; checked anew where it, its proofs or the program changed.

    Where it was `begun` it is as it was seen then.

    Raises:
        PackageError: as `load`.
    """
    proofs = hashlib.sha256(canonical(sentences).encode()).hexdigest()
    package = begun.seen() if begun is not None else SeenPackage(folder)
    name = f"package/{package.fingerprint}/{proofs}/{program(corridor)}"
    figures = kept.table(name)
    known = package.with_figures(figures) if figures is not None else None
    if known is not None:
        return known

    def found(fingerprint: str) -> Found:
        if fingerprint != package.fingerprint:
            return {}
        return SOUND_GROUND if kept.is_marked(_ground(package)) else begun.found() if begun is not None else {}

    dataset = load(folder, sentences, found)
    if dataset.fingerprint != package.fingerprint:
        return dataset
    kept.keep(name, dataset.figures)
    kept.mark(_ground(package))
    return _shared(dataset, kept.table(name))


def _ground(package: SeenPackage) -> str:
    """The name under which the ground of `package` is marked when it keeps the rules of this program."""
    return f"ground/{package.ground_digest}/{program(corridor)}"


def _judged(package: SeenPackage) -> _Judged | None:
    ground = package.ground()
    return None if ground is None else (found_on(ground), corridor_arms.known())


def _shared(dataset: Dataset, figures: ObservationTable | None) -> Dataset:
    """The dataset on the table that was kept of it, whose memory processes share; nothing is said of lines then."""
    if figures is None:
        return dataset
    lines = {table: lines for table, lines in dataset.lines.items() if table != "observations"}
    return replace(dataset, observations=figures, lines=lines)
