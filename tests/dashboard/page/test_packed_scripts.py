"""Large scripts are packed once and served packed; without a packed one the answer is as it was."""

import gzip
import hashlib
import os
import subprocess
import sys

import brotli
import pytest
from flask import Flask, Response

from dashboard.page import packed_scripts

SCRIPT = b"const corridor = 1;\n" * 400
ADDRESS = "/_dash-component-suites/plotly/package_data/plotly.min.js"


@pytest.fixture
def client(tmp_path):
    server = Flask(__name__)
    server.add_url_rule(ADDRESS, view_func=lambda: Response(SCRIPT, mimetype="text/javascript"))
    server.add_url_rule("/other.js", "other", lambda: Response(SCRIPT, mimetype="text/javascript"))
    packed_scripts.serve_packed(server, tmp_path)
    return server.test_client()


def _keep(folder, content, encoding="br"):
    (folder / f"{hashlib.sha256(SCRIPT).hexdigest()}.{encoding}").write_bytes(content)


def test_who_takes_gzip_alone_gets_what_was_packed_once(client, tmp_path):
    packed = gzip.compress(SCRIPT, mtime=7)
    _keep(tmp_path, packed, "gzip")
    answer = client.get(ADDRESS, headers={"Accept-Encoding": "gzip"})
    assert (answer.headers["Content-Encoding"], answer.data) == ("gzip", packed)


def test_a_packed_script_is_what_the_browser_gets(client, tmp_path):
    _keep(tmp_path, brotli.compress(SCRIPT))
    answer = client.get(ADDRESS, headers={"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.data) < len(SCRIPT) / 10
    assert brotli.decompress(answer.data) == SCRIPT


def test_it_is_used_as_soon_as_it_is_there(client, tmp_path):
    assert client.get(ADDRESS, headers={"Accept-Encoding": "br"}).data == SCRIPT
    _keep(tmp_path, brotli.compress(SCRIPT))
    assert client.get(ADDRESS, headers={"Accept-Encoding": "br"}).headers["Content-Encoding"] == "br"


@pytest.mark.parametrize(("address", "encodings"), [(ADDRESS, "gzip"), (ADDRESS, ""), ("/other.js", "br")])
def test_a_client_that_does_not_take_it_gets_the_script(client, tmp_path, address, encodings):
    _keep(tmp_path, brotli.compress(SCRIPT))
    answer = client.get(address, headers={"Accept-Encoding": encodings})
    assert "Content-Encoding" not in answer.headers
    assert answer.data == SCRIPT


def test_packing_keeps_each_script_under_the_hash_of_its_content(tmp_path, monkeypatch):
    monkeypatch.setattr(packed_scripts, "_SCRIPTS", {"dash": ("deps/prop-types*.min.js",)})
    packed_scripts.pack(tmp_path)
    kept = list(tmp_path.iterdir())
    assert kept
    assert {file.suffix for file in kept} == {".br", ".gzip"}
    unpack = {".br": brotli.decompress, ".gzip": gzip.decompress}
    assert all(hashlib.sha256(unpack[file.suffix](file.read_bytes())).hexdigest() == file.stem for file in kept)
    before = [file.stat().st_mtime_ns for file in kept]
    packed_scripts.pack(tmp_path)
    assert [file.stat().st_mtime_ns for file in kept] == before


def test_no_process_begins_where_everything_is_packed(tmp_path, monkeypatch):
    begun = []
    monkeypatch.setattr(packed_scripts, "_SCRIPTS", {"dash": ("deps/prop-types*.min.js",)})
    monkeypatch.setattr(packed_scripts, "folder", lambda: tmp_path)
    monkeypatch.setattr(packed_scripts.subprocess, "Popen", lambda command, **_: begun.append(command))
    packed_scripts.start_packing()
    assert len(begun) == 1
    packed_scripts.pack(tmp_path)
    packed_scripts.start_packing()
    assert len(begun) == 1


def test_packing_shares_the_processors_of_the_server_to_which_it_gives_way(tmp_path, monkeypatch):
    """A priority counts among the processes of one session: in another one packing would slow the server down."""
    begun, popen = [], subprocess.Popen
    look = "import os, sys; sys.exit(os.getsid(0) != int(sys.argv[1]))"
    monkeypatch.setattr(packed_scripts, "folder", lambda: tmp_path)
    monkeypatch.setattr(
        packed_scripts.subprocess,
        "Popen",
        lambda _, **options: begun.append(popen([sys.executable, "-c", look, str(os.getsid(0))], **options)),
    )
    packed_scripts.start_packing()
    assert [process.wait(30) for process in begun] == [0]


@pytest.mark.parametrize("ended", [False, True])
def test_for_a_server_that_has_ended_nothing_is_packed(monkeypatch, ended):
    parents, packed = [7, 1 if ended else 7], []
    monkeypatch.setattr(packed_scripts.os, "nice", lambda _: None)
    monkeypatch.setattr(packed_scripts.os, "getppid", lambda: parents.pop(0))
    monkeypatch.setattr(packed_scripts.time, "sleep", lambda _: None)
    monkeypatch.setattr(packed_scripts, "pack", packed.append)
    packed_scripts._pack_when_settled()
    assert packed == ([] if ended else [packed_scripts.folder()])


def test_every_pattern_names_a_script_that_is_installed():
    for package, patterns in packed_scripts._SCRIPTS.items():
        for pattern in patterns:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(packed_scripts, "_SCRIPTS", {package: (pattern,)})
                assert packed_scripts._scripts(), pattern
