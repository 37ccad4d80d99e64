"""One Chromium for all tests that need a browser: Playwright's synchronous interface starts once in a process."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from corridor.accounts import passwords
from corridor.signing.signing_key import signing_key
from tests.browser.conftest import FLAGS, HEADLESS
from tests.compiled_addresses import keep_builders
from tests.compiled_statements import keep_statements
from tests.made_once import SHARED, made_once
from tests.shared_servers import end_servers, shared_server
from tests.temporary_files import keep_in_memory

settings.register_profile("ci", deadline=None, print_blob=True)  # a slow example says how busy the machine is
settings.register_profile("quick", settings.get_profile("ci"), max_examples=10)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_SELDOM = (5_000, 20, 100)
"""When to search for garbage: tests leave little, and to look through what they share took a twelfth of their time."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder that all processes of a run share, in the one that starts the others, until all have ended."""
    if not hasattr(config, "workerinput"):
        keep_in_memory()
        folder = os.environ[SHARED] = tempfile.mkdtemp(prefix="corridor-tests-shared-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        config.add_cleanup(lambda: end_servers(Path(folder)))  # before that: what is added last is done first


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long: else one process is at it in the end, and the others have nothing to do."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_collection_finish() -> None:
    """Keep the thousands of tests out of every later search for garbage, which took half the time of some tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)


@pytest.fixture(scope="session", autouse=True)
def _own_signing_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests start signs with a key of the tests', and finds no database of the user's own, nor leaves one."""
    made = tmp_path_factory.mktemp("signing") / "made" / "signing-key.pem"
    made_once("signing", lambda folder: signing_key(folder / made.name), made.parent)  # releases made once are shared
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.setenv("CORRIDOR_SIGNING_KEY", str(made))
        yield


@pytest.fixture(scope="session", autouse=True)
def _passwords_cost_nothing() -> Iterator[None]:
    """A hash takes a fifth of a second of a processor, as it must: see `tests/corridor/accounts/test_passwords.py`."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", lambda: cheap)
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Addresses and statements are the same in all tests of a process, which build their applications anew."""
    with pytest.MonkeyPatch.context() as patch:
        keep_builders(patch)
        keep_statements(patch)
        yield


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the server with the data that ships which all processes of a run share."""
    with shared_server("shipped") as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=HEADLESS, args=FLAGS)
        yield browser
        browser.close()
