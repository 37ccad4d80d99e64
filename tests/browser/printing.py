"""A selection as it comes out of the printer: its words, its type, its blank parts."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page

from tests.browser.acts import script_errors
from tests.made_once import made_once

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
READABLE = 7
"""Points: what is smaller is read with effort."""
PRINTED = "#panel *, #strip *, #legend *, .footer *"
SIZES = """(all) => all.filter((one) => one.checkVisibility() && one.innerText)
    .map((one) => parseFloat(getComputedStyle(one).fontSize) * 0.75)"""


def opened(page: Page, address: str, language: str, region: str, initiative: str) -> None:
    page.goto(f"{address}/?lang={language}&region={region}&initiative={initiative}")
    page.wait_for_selector("#map .map-scale", state="attached")


def printed(page: Page, file: Path, **options: bool) -> str:
    """Print the page as a user would, without backgrounds, and read the text back from the file."""
    page.pdf(path=file, prefer_css_page_size=True, **options)
    return words(file)


def words(file: Path) -> str:
    """The text of a file."""
    assert shutil.which("pdftotext"), "install poppler-utils"
    return subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode()


def facts(file: Path) -> dict[str, str]:
    lines = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode()
    return dict(re.findall(r"^([^:\n]+):\s+(.*)$", lines, re.MULTILINE))


def emptiest(file: Path, number: int = 1) -> float:
    """See `Sheet`; of the sheet `number`."""
    command = ["pdftoppm", "-r", "36", "-gray", "-singlefile", "-f", str(number), file, file.with_suffix("")]
    subprocess.run(command, check=True)
    head, size, _, dots = file.with_suffix(".pgm").read_bytes().split(b"\n", 3)
    assert head == b"P5"
    width, height = map(int, size.split())
    sheet = np.frombuffer(dots, np.uint8).reshape(height, width)[int(0.03 * height) : int(0.94 * height)]
    longest = []
    for column in (sheet[:, int(0.06 * width) : width // 2 - 4], sheet[:, width // 2 + 4 : int(0.94 * width)]):
        inked = np.flatnonzero((column < 200).any(axis=1))
        longest.append(np.diff(np.concatenate([[0], inked, [len(column)]])).max() / height)
    return max(longest)


def corner_code(file: Path, modules: int) -> tuple[float, list[list[int]]]:
    """The code in the upper right corner of the first page: its width in mm, and its modules, 1 for black."""
    command = ["pdftoppm", "-r", "600", "-gray", "-singlefile", file, file.with_suffix("")]
    subprocess.run(command, check=True)
    _, size, _, dots = file.with_suffix(".pgm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    mm = 600 / 25.4
    corner = np.frombuffer(dots, np.uint8).reshape(height, width)[: int(22.9 * mm), width - int(26 * mm) :] < 128
    rows, columns = np.flatnonzero(corner.any(axis=1)), np.flatnonzero(corner.any(axis=0))
    wide = columns[-1] + 1 - columns[0]
    middles = ((np.arange(modules) + 0.5) * wide / modules).astype(int)
    return wide / mm, corner[np.ix_(rows[0] + middles, columns[0] + middles)].astype(int).tolist()


@dataclass(frozen=True)
class Sheet:
    """A selection on paper, as it was printed into `folder`; what only some tests ask for is found when they ask."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "sheet.pdf"

    @cached_property
    def text(self) -> str:
        """Its words without white space."""
        return squeezed(words(self.file))

    @cached_property
    def facts(self) -> dict[str, str]:
        """What the file says of itself."""
        return facts(self.file)

    @cached_property
    def sizes(self) -> list[float]:
        """Of its type, in points."""
        sizes: list[float] = json.loads((self.folder / "sizes.json").read_text())
        return sizes

    @cached_property
    def emptiest(self) -> float:
        """The share of the sheet's height that is blank in one piece, in the column where that is most."""
        return emptiest(self.file)


def squeezed(text: str) -> str:
    """Without white space: type that is scaled is set letter by letter."""
    return "".join(text.split())


@contextmanager
def sheets(browser: Browser, address: str, folder: Path) -> Iterator[Callable[..., Sheet]]:
    """Yield ``get("zh", "150725", "5")``: a selection printed at `NOON`, each once for all processes of a run."""
    with browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light") as context:
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.clock.set_fixed_time(NOON)
        errors = script_errors(page)
        shown: list[tuple[str, str]] = []

        def make(target: Path, language: str, region: str, initiative: str) -> None:
            page.emulate_media(media="null")  # or it is printed as on a screen
            if shown[-1:] != [(language, region)]:
                opened(page, address, language, region, "")
                shown.append((language, region))
            page.evaluate("(chosen) => corridor.selection_state.press(chosen)", f"initiative={initiative}")
            page.wait_for_selector(f"#panel > section[data-initiative='{initiative or 'all'}']")
            page.pdf(path=target / "sheet.pdf", prefer_css_page_size=True)
            page.emulate_media(media="print")
            (target / "sizes.json").write_text(json.dumps(page.locator(PRINTED).evaluate_all(SIZES)))
            assert errors == []

        def get(language: str, region: str, initiative: str = "") -> Sheet:
            return found(language, region, initiative)

        @cache
        def found(language: str, region: str, initiative: str) -> Sheet:
            name = f"sheet-{language}-{region or 'all'}-{initiative or 'all'}"
            made_once(name, lambda target: make(target, language, region, initiative), folder / name)
            return Sheet(folder / name)

        yield get
