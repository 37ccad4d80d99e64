"""The folder of a release: whole, the same every time, without a way to a server, and never over what is not ours."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corridor.package.loading import load
from dashboard.edition.edition_files import MARK, count_of_files, edition_files
from dashboard.edition.without_server import ServerNeededError, without_server
from dashboard.html.url_prefix import ROOT
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.packages import PACKAGES, synthetic
from tests.forked_commands import run_forked
from tests.synthetic.plan import Plan

_CORRIDOR = str(Path(sys.executable).parent / "corridor")


@pytest.fixture(scope="module")
def files(rendered):
    return dict(edition_files(rendered))


def write(out, *options, seed=None, code=0):
    """The command; with a `seed` in a process from scratch, which has another order of sets."""
    arguments = ["export", "site", str(out), "--database", f"sqlite:///{out.parent / 'kept.db'}", *options]
    if seed is None:
        done = run_forked(arguments, os.environ)
    else:
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([_CORRIDOR, *arguments], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_runs_write_the_same_bytes(tmp_path):
    said = write(tmp_path / "one", seed="1")
    write(tmp_path / "other", seed="2")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    assert "index.html" in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.db", "one", "other"]


def test_what_is_there_is_replaced_only_if_it_is_an_edition_and_one_is_asked_to(tmp_path):
    package = ("--geodata", str(PACKAGES / "tiny"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    assert "letter" not in write(tmp_path / "mine", *package, code=2)
    assert "别的文件" in write(tmp_path / "mine", "--force", *package, code=2)
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"
    write(tmp_path / "out", *package)
    (tmp_path / "out" / MARK).write_text("older")
    write(tmp_path / "out", *package, code=2)
    assert (tmp_path / "out" / MARK).read_text() == "older"
    write(tmp_path / "out", "--force", *package)
    assert (tmp_path / "out" / MARK).read_text() != "older"


def test_an_unknown_release_writes_nothing(tmp_path):
    write(tmp_path / "out", "--release", "7", code=2)
    assert not (tmp_path / "out").exists()


def test_it_is_small_and_its_files_were_counted(files, rendered):
    assert sum(map(len, files.values())) < 5_000_000
    assert len(files) == count_of_files(rendered)


def test_nothing_leads_to_a_server(files):
    for name, content in files.items():
        text = content.decode()
        assert ROOT not in text, name
        if not name.startswith("files/"):
            assert not re.search(r'(?:href|src|action)=\\?"/', text), name
            for needed in ('data-action=\\?"share', "/office/", "export.xlsx"):
                assert not re.search(needed, text), name
    page = files["index.html"].decode()
    loaded = re.findall(r'(?:src|href)="((?!#)[^"]+\.(?:js|css|svg))"', page)
    assert len(loaded) == 6
    assert set(loaded) <= set(files)


@pytest.mark.parametrize("package", ["tiny", "two_periods", "harbour"])
def test_every_corridor_has_its_folder(package):
    rendered = RenderedRelease(load(PACKAGES / package))
    found = dict(edition_files(rendered))
    assert len(found) == count_of_files(rendered)
    for language in rendered.options.languages:
        assert f"data/{language}/table.js" in found


def test_many_regions_lie_in_a_file_each(tmp_path):
    rendered = synthetic(tmp_path, Plan(regions=20, indicators=3, periods=2))
    found = dict(edition_files(rendered))
    assert len(found) == count_of_files(rendered)
    assert f"data/zh/region/{rendered.options.regions[0]}.js" in found


def test_what_still_needs_a_server_is_found_before_anything_is_written():
    with pytest.raises(ServerNeededError):
        without_server(f'<form action="{ROOT}/changes">')
    assert without_server('<a href="?region=1">x</a>') == '<a href="#?region=1">x</a>'
    assert without_server(f'<p>1<a class="x" href="{ROOT}/releases">all</a></p>') == "<p>1</p>"
