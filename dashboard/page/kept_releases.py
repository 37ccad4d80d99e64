"""The rendered releases that are kept in memory: those asked for last. Any other is made again when it is asked for."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from dashboard.page.memory import give_back, give_back_later
from dashboard.page.rendered_release import RenderedRelease


class KeptReleases:
    """Rendered releases by name. Nothing else in a process may hold one for longer than a request."""

    def __init__(self, most: int) -> None:
        """Keep so many."""
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, RenderedRelease] = OrderedDict()

    def __contains__(self, name: str) -> bool:
        """Whether that one is in memory; asking is no use of it."""
        return name in self._kept

    def find(self, name: str) -> RenderedRelease | None:
        """The one of that name, if it is in memory."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def get(self, name: str, make: Callable[[], RenderedRelease]) -> RenderedRelease:
        """The one of that name; made now where it is not here, while nobody waits who asks for another."""
        found = self.find(name)
        if found is not None:
            return found
        made = make()
        with self._lock:
            found = self._kept.setdefault(name, made)
            self._kept.move_to_end(name)
            too_many = len(self._kept) > self._most
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        if too_many:
            give_back()
        give_back_later()  # its pages are made as they are asked for
        return found
