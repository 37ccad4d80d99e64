"""What the answers about a region count on, worked out beside the first pages of each process."""

import threading

from corridor.releases.process_thread import ProcessThread
from dashboard.page.release_router import ReleaseRouter

_PAUSE_S = 2
"""Until the first pages have been answered: they need nothing of it."""


def counted_ahead(router: ReleaseRouter) -> ProcessThread:
    """A thread that asks for a region's panel once: of millions of figures the first one takes seconds."""

    def work(ended: threading.Event) -> None:
        if ended.wait(_PAUSE_S):
            return
        rendered = router.loaded()
        rendered.panels.json(rendered.options.languages[0], next(iter(rendered.options.regions), None), None)

    return ProcessThread("counted-ahead", work)
