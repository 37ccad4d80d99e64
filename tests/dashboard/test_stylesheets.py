"""The stylesheets' order is that of their cascade layers: no rule needs force, but over what libraries write."""

import re
from pathlib import Path

import pytest

from dashboard.html.bundles import ASSETS

_FORCED = re.compile(r"!important")
_EXPLAINED = re.compile(r"!important; /\* .+ \*/$")
ALLOWED = {
    "plotly.css": 16,  # over the style attributes of Plotly's nodes and of Dash's graph
    "base.css": 3,  # less motion: over Dash's own style elements, which stand outside the layers
}
SHEETS = sorted(ASSETS.glob("*.css"), key=lambda path: path.name)


def _rules(text: str) -> str:
    """A stylesheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def test_force_is_used_where_libraries_write_looks_and_nowhere_else() -> None:
    counts = {sheet.name: len(_FORCED.findall(_rules(sheet.read_text("utf-8")))) for sheet in SHEETS}
    assert {name: count for name, count in counts.items() if count} == ALLOWED


@pytest.mark.parametrize("name", ALLOWED)
def test_each_use_of_force_says_why(name: str) -> None:
    lines = (ASSETS / name).read_text("utf-8").splitlines()
    forced = [line for line in lines if "!important;" in line]
    assert len(forced) == ALLOWED[name]
    assert [line for line in forced if not _EXPLAINED.search(line)] == []


def test_every_look_that_is_forced_is_named_by_some_stylesheet() -> None:
    """A variable that no rule sets, or sets under another name, would leave a part of the map black."""
    used = set(re.findall(r"var\((--[\w-]+)", _rules((ASSETS / "plotly.css").read_text("utf-8"))))
    texts = [_rules(sheet.read_text("utf-8")) for sheet in SHEETS]
    assert {name for name in used if not any(re.search(rf"{name}\s*:", text) for text in texts)} == set()


def test_no_file_is_named_for_its_place_in_an_order() -> None:
    assert [sheet.name for sheet in SHEETS if re.match(r"(z+_|\d)", sheet.name)] == []


def test_no_file_is_in_a_layer_of_its_own_making() -> None:
    assert [sheet.name for sheet in SHEETS if "@layer" in _rules(sheet.read_text("utf-8"))] == []


def _parts(text: str, between: str) -> list[str]:
    """`text` parted by the signs `between`, but not within brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if sign in between and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part.strip()]


MAP_STATE = re.compile(r"\[data-(chosen|focused|moving|scale)\b")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_choice_restyles_no_more_of_the_map_than_it_changes(sheet: Path) -> None:
    """A map of very many regions takes longer to be styled than to be painted.

    What a change of the map's state may concern a browser finds by what the last part of a rule names first: a class,
    a tag, an attribute. Each node of the map has the attribute ``class``, and ``*`` means all of them.
    """
    for selector in re.findall(r"([^{};@]+)\{", _rules(sheet.read_text("utf-8"))):
        for one in _parts(selector.strip(), ","):
            *outer, last = _parts(one, " \n>~+")
            if MAP_STATE.search(" ".join(outer)):
                assert re.match(r"[.#a-z]|\[data-", last) or not re.search(r"\*|\[class", last), one
