"""A page that one test after another uses: to open a context and a page anew costs more than most tests do."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
_STORES = "(() => { localStorage.clear(); sessionStorage.clear(); })()"


class KeptPage(Page):
    """A page that notices when a test does to it, or to its context, what `Keeper.clean` cannot undo."""

    spent: bool
    listeners: list[tuple[str, Callable[..., Any]]]

    @property
    def context(self) -> BrowserContext:
        self.spent = True
        return super().context

    @property
    def clock(self) -> Any:
        self.spent = True
        return super().clock

    def add_init_script(self, *arguments: Any, **options: Any) -> Any:
        self.spent = True
        return super().add_init_script(*arguments, **options)

    def on(self, event: Any, f: Any) -> None:
        self.listeners.append((event, f))
        super().on(event, f)


class Keeper:
    """Gives the page to a test as if it were new, and makes another one where the last test left too much behind.

    Less motion is preferred on it: a test of what moves asks for motion itself, and the others need not wait.

    Attributes:
        device: the options of the context that set a screen apart from others; the size can be changed by the page.
    """

    def __init__(self, browser: Browser, device: dict[str, Any]) -> None:
        self._browser = browser
        self.device = device
        self._page: KeptPage | None = None
        self._session: CDPSession | None = None

    def page(self) -> KeptPage:
        """A page in light colours that has been nowhere and remembers nothing."""
        if self._page is None:
            context = self._browser.new_context(color_scheme="light", reduced_motion="reduce", **self.device)
            page = context.new_page()
            self._session = context.new_cdp_session(page)
            page.__class__ = KeptPage
            self._page = page  # type: ignore[assignment]
        assert self._page
        self._page.spent, self._page.listeners = False, []
        return self._page

    def clean(self) -> None:
        """Take away what a test left in the page; scripts of a page that is left no longer run."""
        page = self._page
        assert page
        assert self._session
        try:
            self._clean(page, self._session)
        except Error:
            page.spent = True  # its server is gone, or it has crashed
        if page.spent:
            self.close()

    def _clean(self, page: KeptPage, session: CDPSession) -> None:
        if page.spent:
            return
        for event, listener in page.listeners:
            page.remove_listener(event, listener)
        page.unroute_all()
        if page.url.startswith("http"):
            page.goto(urljoin(page.url, "/health"))  # no page: nothing runs on it, and its process serves the next one
            page.evaluate(_STORES)
        page.set_default_timeout(30_000)
        page.set_viewport_size(self.device["viewport"])
        page.emulate_media(media="null", color_scheme="light", reduced_motion="reduce", forced_colors="null")
        session.send("Page.resetNavigationHistory")
        session.send("Network.clearBrowserCookies")

    def close(self) -> None:
        """Close the page with its context."""
        if self._page:
            Page.context.fget(self._page).close()  # type: ignore[attr-defined]
        self._page = self._session = None
