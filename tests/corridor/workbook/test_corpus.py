"""Hundreds of broken and hostile files: none raises, none is slow, none takes much memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corridor.workbook import corpus

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]
LEAST = 200
SECONDS = 2
MEGABYTES = 300
PATIENCE = 300
"""Seconds for the whole corpus, after which its process is ended."""


@pytest.fixture(scope="module")
def run():
    """What reading the corpus came to, in a process with nothing else in it."""
    command = [sys.executable, "-W", "error", "-m", "tests.corridor.workbook.corpus_run"]
    places = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": places}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, timeout=PATIENCE, check=False, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_the_corpus_is_large_and_without_repetition(run):
    names = [entry["name"] for entry in run["entries"]]
    assert len(names) == len(set(names)) >= LEAST


def test_no_file_raises(run):
    assert [entry for entry in run["entries"] if entry["error"]] == []


def test_every_file_gives_a_draft_or_says_why_not(run):
    assert [entry["name"] for entry in run["entries"] if entry["draft"] == bool(entry["rules"])] == []


def test_most_files_learn_what_is_wrong_with_them(run):
    reported = [entry for entry in run["entries"] if entry["rules"]]
    assert len(reported) > 2 * LEAST


def test_no_file_takes_longer_than_allowed(run):
    slow = {entry["name"]: entry["seconds"] for entry in run["entries"] if entry["seconds"] > SECONDS}
    assert slow == {}


def test_memory_stays_small(run):
    assert run["memory"] < MEGABYTES


def test_the_corpus_is_the_same_at_every_run():
    assert list(corpus._altered_markup()) == list(corpus._altered_markup())
