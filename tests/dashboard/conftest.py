"""The dashboard on the data that ships, built once: its HTML, and a client of its server."""

from collections.abc import Callable
from functools import cache

import pytest
from flask.testing import FlaskClient

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.selection import Selection
from dashboard.app import build_app
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.markup import Element, read

Part = Callable[..., Element]


@pytest.fixture(scope="session")
def rendered() -> RenderedRelease:
    """The package that ships, ready to be shown."""
    return RenderedRelease(load(shipped_package()))


@pytest.fixture(scope="session")
def part(rendered: RenderedRelease) -> Part:
    """A part of the page as a tree: ``part("panel", "en", "150725", "5")``."""

    @cache
    def get(name: str, language: str = "zh", region: str | None = None, initiative: str | None = None) -> Element:
        return read(rendered.server_html(Selection(language, region, initiative))[name])

    return get


@pytest.fixture(scope="session")
def panel(part: Part) -> Part:
    """The panel of a selection as a tree: ``panel("en", "150725", "5")``."""
    return lambda language, region=None, initiative=None: part("panel", language, region, initiative)


@pytest.fixture(scope="session")
def client() -> FlaskClient:
    """A client of the whole application, without a socket."""
    return build_app().server.test_client()
