"""Witnesses keep notes in files and behind addresses, and read back what they were given."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from corridor.releases.witness import Witness, WitnessError, notes_in

NOTES = ("first\n1\n\n— a AAAA\n", "second\n2\n\n— a BBBB\n— b CCCC\n")


@pytest.fixture
def address() -> Iterator[str]:
    """A server that keeps what is posted, and gives all of it to GET."""
    kept: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write("\n".join(kept).encode())

        def do_POST(self) -> None:
            kept.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/heads"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_file(tmp_path: Path) -> None:
    witness = Witness(str(tmp_path / "share" / "heads.txt"))
    assert witness.notes() == ()
    for note in NOTES:
        witness.keep([note])
    assert witness.notes() == NOTES
    assert (tmp_path / "share").stat().st_mode & 0o777 == 0o700, "its folder is made for its owner alone"


def test_an_address(address: str) -> None:
    witness = Witness(address)
    assert witness.notes() == ()
    witness.keep(NOTES)
    assert witness.notes() == NOTES


@pytest.mark.parametrize("place", ["/dev/null/heads.txt", "http://127.0.0.1:9/heads", "http://"])
def test_what_cannot_be_used_is_named(place: str) -> None:
    with pytest.raises(WitnessError) as failed:
        Witness(place).keep(NOTES)
    assert place in failed.value.text.in_("zh")


def test_half_a_note_at_the_end_is_passed_over() -> None:
    assert notes_in(NOTES[0] + "\n" + NOTES[1] + "\nthird\n3\n\n— a DD") == NOTES
