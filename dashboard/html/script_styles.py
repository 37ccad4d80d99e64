"""The stylesheets that Dash's and Plotly's scripts carry as text and put into the page as elements.

A content security policy allows such an element by the hash of its text, and the text is found in the scripts that are
installed. A nonce would not do: the first page is kept by browsers and proxies, so all would share it.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

_SCRIPTS = {
    "dash": ("dash-renderer/build/dash_renderer.min.js", "dcc/dash_core_components*.js", "dcc/async-*.js"),
    "plotly": ("package_data/plotly.min.js",),
}
"""The scripts that a page may load, by package."""
_BEFORE = (b".id,", b".textContent=", b"replacementClass,o=")
"""What stands before a stylesheet: in modules of css-loader, in esbuild's, in Font Awesome's."""
_TEXT = re.compile(rb'"(?:[^"\\\n]|\\.)*"|' + rb"'(?:[^'\\\n]|\\.)*'")
_MAP = re.compile(rb',"",(?=\{version:3,)')
_WORD = re.compile(_TEXT.pattern + rb"|[\[\]{},:]|[\w$.]+")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
_CONTROL = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


def style_hash(text: str) -> str:
    """What a policy calls a style element that holds `text`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def script_style_hashes() -> tuple[str, ...]:
    """The hashes of all style elements that the installed scripts make, the empty one that Plotly fills included."""
    found = {"": None}
    for path in _scripts():
        found |= dict.fromkeys(stylesheets(path.read_bytes()))
    return tuple(style_hash(text) for text in found)


def installed_scripts() -> str:
    """What distinguishes the installed scripts from those of any other version: names, sizes and times of the files."""
    files_seen = (f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}\n" for path in _scripts())
    return hashlib.sha256("".join(files_seen).encode()).hexdigest()


def _scripts() -> Iterator[Path]:
    for package, patterns in _SCRIPTS.items():
        for pattern in patterns:
            yield from sorted(Path(str(files(package))).glob(pattern))


def stylesheets(script: bytes) -> Iterator[str]:
    """The texts of the style elements that `script` makes, as they will stand in the page.

    The scripts have megabytes, of which a thousandth is read as text.
    """
    for before in _BEFORE:
        for at in _places(script, before):
            text = _TEXT.match(script, at)
            css = _read(text[0].decode()) if text else ""
            if text and "{" in css and css.rstrip().endswith("}"):
                yield css + _source_map(script, text.end())


def _places(script: bytes, part: bytes) -> Iterator[int]:
    """Where `part` ends in `script`."""
    at = script.find(part)
    while at >= 0:
        yield at + len(part)
        at = script.find(part, at + 1)


def _source_map(script: bytes, at: int) -> str:
    """The comment that style-loader adds where a module of css-loader has a source map at `at`."""
    begins = _MAP.match(script, at)
    if begins is None:
        return ""
    text = json.dumps(_value(_WORD.finditer(script, begins.end())), ensure_ascii=False, separators=(",", ":"))
    data = base64.b64encode(text.encode()).decode()
    return f"\n/*# sourceMappingURL=data:application/json;base64,{data} */"


def _value(words: Iterable[re.Match[bytes]]) -> object:
    """The list or object of a script that begins with the first of `words`."""
    parts: list[str] = []
    depth = 0
    for word in words:
        part = word[0].decode()
        depth += (part in "[{") - (part in "]}")
        quoted = part[0] in "\"'"
        parts.append(json.dumps(_read(part)) if quoted else f'"{part}"' if part[0].isalpha() else part)
        if not depth:
            break
    return json.loads("".join(parts))


def _read(literal: str) -> str:
    """The text that a quoted literal of a script stands for."""

    def meant(escape: re.Match[str]) -> str:
        code = escape[1]
        return chr(int(code[1:], 16)) if len(code) > 1 else _CONTROL.get(code, code)

    return _ESCAPE.sub(meant, literal[1:-1])
