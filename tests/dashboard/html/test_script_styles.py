"""Stylesheets within scripts: found as the browser will be asked to take them, and nothing else."""

import base64
import json

import pytest

from dashboard.html.script_styles import script_style_hashes, style_hash, stylesheets

SHEET = ".a {\n  content: \"\\201C\" 'é';\n}\n"
QUOTED = json.dumps(SHEET)
MAP = {"version": 3, "sources": ["webpack://./a.css"], "names": [], "mappings": "AAAA;", "sourcesContent": ["é{,:}"]}
WRITTEN = '{version:3,sources:["webpack://./a.css"],names:[],mappings:"AAAA;",sourcesContent:["\\xe9{,:}"]}'


@pytest.mark.parametrize(
    ("script", "text"),
    [
        (f"u.push([t.id,{QUOTED},'']),e.A=u", SHEET),
        (f'e.id="x",e.textContent={QUOTED},document.head.appendChild(e)', SHEET),
        (r"e.textContent='.b:before{content:\'\x41\u0042\'}',f()", ".b:before{content:'AB'}"),
    ],
)
def test_a_stylesheet_is_found_as_it_will_stand_in_the_page(script, text):
    assert list(stylesheets(script.encode())) == [text]


def test_a_source_map_stands_behind_it_as_style_loader_writes_it():
    (found,) = stylesheets(f'i.push([t.id,{QUOTED},"",{WRITTEN}]),e.A=i'.encode())
    sheet, _, comment = found.rpartition("\n/*# sourceMappingURL=data:application/json;base64,")
    assert sheet == SHEET
    data = base64.b64decode(comment.removesuffix(" */"))
    assert data == json.dumps(MAP, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "script", ['node.textContent="nothing {0} here"', 'a=[t.id,"name"]', "x.textContent=text", "", 'u.push([t.id,"']
)
def test_other_texts_are_none(script):
    assert list(stylesheets(script.encode())) == []


def test_the_scripts_that_are_installed_have_some():
    found = script_style_hashes()
    assert style_hash("") in found
    assert len(found) == len(set(found)) > 10
    assert sum(len(one) + 1 for one in found) < 2000  # a proxy takes 4 kB of headers
