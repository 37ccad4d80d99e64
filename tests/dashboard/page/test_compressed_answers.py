"""What never changes is compressed once, and comes as it is: in every encoding, language and place."""

import json

import brotli
import pytest
from flask import request
from flask_compress import flask_compress

from corridor.package.reading.location import shipped_package
from dashboard.app import build_app
from dashboard.page import compressed_answers
from dashboard.page.compressed_answers import CompressedAnswers, address_of_unchanging

ADDRESSES = (
    "page.json",
    "map.json",
    "regions.json",
    "region/150781/all.json",
    "region/150781/1.json",
    "table.json",
    "table.json?q=report",
    "table.json?q=%ff",
    "about.json",
    "search.json?q=a",
    "compare.json",
    "tour.json",
    "region-rest/150781/all.json",
    "evidence/O01.json",
)


@pytest.fixture(scope="module")
def server():
    return build_app(shipped_package()).server


@pytest.fixture
def client(server):
    return server.test_client()


@pytest.fixture
def compressed(monkeypatch):
    """The names of encodings, one for each time that something is compressed."""
    done, compress = [], flask_compress._compress_data

    def counted(app, data, algorithm):
        done.append(algorithm)
        return compress(app, data, algorithm)

    monkeypatch.setattr(flask_compress, "_compress_data", counted)
    return done


@pytest.fixture(scope="module")
def below(server):
    page = server.test_client().get("/").text
    return json.loads(page.partition('id="options">')[2].partition("</script>")[0])["prepared"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_compressed_once_for_all_who_ask(server, client, below, compressed, address, language):
    asked = f"{below}/{language}/{address}"
    plain = client.get(asked)
    assert plain.status_code == 200
    assert "immutable" in plain.headers["Cache-Control"]
    for _ in range(3):
        answer = client.get(asked, headers={"Accept-Encoding": "gzip, br"})
        if len(plain.data) < server.config["COMPRESS_MIN_SIZE"]:
            assert answer.data == plain.data
            return
        assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("br", "Accept-Encoding")
        assert brotli.decompress(answer.data) == plain.data
    assert compressed.count("br") <= 1
    gzipped = client.get(asked, headers={"Accept-Encoding": "gzip"})
    assert gzipped.headers["Content-Encoding"] == "gzip"
    assert gzipped.data != answer.data


def test_below_another_path_and_of_another_question_it_is_another_answer(server, below):
    names = set()
    for place in ("", "/one", "/two"):
        for asked in ("about.json", "table.json", "table.json?q=a", "table.json?q=%ff", "table.json?q=%fe"):
            with server.test_request_context(f"{below}/zh/{asked}", environ_overrides={"SCRIPT_NAME": place}):
                names.add(address_of_unchanging(request))
    assert len(names) == 3 * 5


def test_every_such_address_is_tried_above(server):
    rules = [rule.rule for rule in server.url_map.iter_rules() if rule.rule.startswith("/prepared/")]
    there = {rule.partition("<language>/")[2].partition("/")[0] for rule in rules}
    tried = {address.partition("?")[0].partition("/")[0] for address in ADDRESSES}
    assert there - tried == {"export.csv", "export.xlsx"}, "files are not compressed"


@pytest.mark.parametrize("address", ["/", "/?lang=en", "/api/v1/coverage", "/health"])
def test_what_may_change_is_compressed_each_time(client, compressed, address):
    for _ in range(3):
        answer = client.get(address, headers={"Accept-Encoding": "br"})
        assert answer.status_code == 200
    assert len(compressed) in (0, 3)


def test_the_oldest_are_forgotten(monkeypatch):
    monkeypatch.setattr(compressed_answers, "_MOST", 2)
    kept = CompressedAnswers()
    for name in ("br;/a", "br;/b"):
        kept.set(name, name.encode())
    assert kept.get("br;/a") == b"br;/a"
    kept.set("br;/c", b"c")
    assert [kept.get(name) for name in ("br;/a", "br;/b", "br;/c")] == [b"br;/a", None, b"c"]


def test_what_has_no_name_is_not_kept():
    kept = CompressedAnswers()
    kept.set("br;", b"x")
    assert kept.get("br;") is None
