"""Every word of the interface stands in every locale."""

import re
import string
from pathlib import Path

import pytest

from dashboard.words.wording import Wording, entries, languages

_CODE = Path(__file__).parents[3] / "dashboard"


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_interface_speaks_chinese_first() -> None:
    assert languages() == ("zh", "en")


def test_locales_have_the_same_keys_and_say_the_same_values() -> None:
    zh, en = entries("zh"), entries("en")
    assert zh.keys() == en.keys()
    assert {key: _places(text) for key, text in zh.items()} == {key: _places(text) for key, text in en.items()}


def test_no_entry_is_empty_and_no_english_entry_is_chinese() -> None:
    without_words = {f"tile.bound.{name}" for name in ("exact", "target", "achieved", "illegible")} | {"group.figures"}
    assert {key for key, text in entries("zh").items() if not text.strip()} == without_words
    chinese = [key for key, text in entries("en").items() if re.search(r"[\u4e00-\u9fff]", text)]
    assert [key for key in chinese if not key.startswith("language.")] == []


def test_every_entry_that_the_code_names_exists() -> None:
    named = re.compile(r"""\bw(?:ording)?\(\s*"([a-z0-9_.]+)\"""")
    used = {key for path in _CODE.rglob("*.py") for key in named.findall(path.read_text("utf-8"))}
    assert used
    assert used - entries("zh").keys() == set()


def test_a_missing_entry_or_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Wording("zh")("no.such.entry")
    with pytest.raises(KeyError):
        Wording("zh")("header.as_of")
