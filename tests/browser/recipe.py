"""Carries out the recipe of ``docs/adding-a-chart.md`` on a copy of the dashboard."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
RECIPE = ROOT / "docs" / "adding-a-chart.md"
_FILE = re.compile(r"^`(?P<path>[\w/.]+)`\n```python\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_EDITED = re.compile(r"^In `(?P<path>[\w/.]+)`(?P<changes>.*?)(?=^In `|^That is all)", re.MULTILINE | re.DOTALL)
_CHANGE = re.compile(r"^```diff\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def carried_out(target: Path) -> Path:
    """A copy of the sources in `target` with every file and every change of the recipe.

    Raises:
        AssertionError: a line that the recipe changes, or names as the place of a new one, does not stand there once.
    """
    for part in ("src", "dashboard", "geodata"):
        shutil.copytree(ROOT / part, target / part, ignore=shutil.ignore_patterns("__pycache__", "recipes"))
    text = RECIPE.read_text("utf-8")
    for found in _FILE.finditer(text):
        (target / found["path"]).write_text(found["text"], "utf-8")
    for edited in _EDITED.finditer(text):
        file = target / edited["path"]
        for change in _CHANGE.findall(edited["changes"]):
            file.write_text(_changed(file.read_text("utf-8"), change), "utf-8")
    return target


def _changed(source: str, change: str) -> str:
    lines = change.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    if not before:  # a new import: after those that are there
        first = source.index("from dashboard.")
        return source[:first] + after + source[first:]
    assert source.count(before) == 1, before
    return source.replace(before, after)
