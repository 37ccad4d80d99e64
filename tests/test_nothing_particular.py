"""Everything particular to the shipped corridor is in `geodata/`: no name, code or number of it stands in the code.

What counts as particular is taken from the package itself, so that new rows are looked for without a change here.
"""

import csv
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from corridor.package.contract import LIST_SEPARATOR, TABLES, Kind

ROOT = Path(__file__).parents[1]
GEODATA = ROOT / "geodata"
CODE = ("src", "dashboard")
SUFFIXES = {".py", ".js", ".css", ".toml", ".html", ".json"}
COMMON_WORDS = {"corridor", "全市层面", "City level"}
"""What the shipped package calls its corridor as a whole: the word itself, of which the contract speaks too."""
CODES = ("areas", "countries", "indicators", "sources", "observations", "programmes", "honours", "places", "belts")
NAMED = ("corridor", "areas", "countries", "initiatives", "indicators", "programmes", "honours", "places", "belts")
DIGITS = 5
"""A number with fewer digits may stand in code by chance."""
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CHINESE_NUMERALS = "零一二三四五六七八九十"
_ENGLISH_NUMERALS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _rows(name: str) -> list[dict[str, str]]:
    with (GEODATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _particular() -> dict[str, set[str]]:
    """What must not stand in the code, by what it is."""
    found = {"code": _codes(), "name": {*_names(), *_layer_names()}, "color": _colors()}
    found["approval"] = {
        number for row in _rows("corridor") for number in re.findall(r"GS\(\d+\)\d+", row["map_approval_zh"])
    }
    found["date"] = {row["as_of"] for row in _rows("corridor")}
    return {kind: {word for word in words if word not in COMMON_WORDS} for kind, words in found.items()}


def _codes() -> set[str]:
    """The ids of rows but of one digit, which tell nothing."""
    ids = {row["id"] for name in (*CODES, "corridor", "statistics", "derivations") for row in _rows(name)}
    return {key for key in ids if len(key) > 1}


def _names() -> Iterator[str]:
    """Every name in every language, full and short, and the words that set a place's English name apart."""
    for name in NAMED:
        for row in _rows(name):
            for column, text in row.items():
                if re.match(r"(name|short|title|opposite|awarded_to)_", column) and text:
                    yield text


def _layer_names() -> Iterator[str]:
    for path in (GEODATA / "layers").glob("*.geojson"):
        for feature in json.loads(path.read_text("utf-8"))["features"]:
            yield from (str(text) for key, text in feature["properties"].items() if key.startswith("name_") and text)


def _colors() -> set[str]:
    return {row[column] for row in _rows("initiatives") for column in ("color", "color_dark")}


def _numbers() -> set[str]:
    """Numbers of the tables with so many digits that they are the package's own; 100000 is nobody's."""
    numeric = (Kind.DECIMAL, Kind.NUMBER)
    columns = {table.name: [field.name for field in table.fields if field.kind in numeric] for table in TABLES}
    cells = {row[column] for name, named in columns.items() for row in _rows(name) for column in named}
    return {cell for cell in map(_plain, cells) if _is_telling(cell)}


def _plain(number: str) -> str:
    """A number without the commas that part its digits."""
    return number.replace(",", "").rstrip(".")


def _is_telling(number: str) -> bool:
    digits = number.replace(".", "").lstrip("-0")
    return len(digits) >= DIGITS and len(digits.rstrip("0")) > 1


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of `words`, standing for itself: not a part of a longer word or number, whatever its case."""
    chinese: list[str] = []
    others: list[str] = []
    for word in words:
        (chinese if _is_chinese(word) else others).append(word)
    ways = [rf"(?<![\w#.-]){_any_of(others)}(?![\w-])"] * bool(others) + [_any_of(chinese)] * bool(chinese)
    return re.compile("|".join(ways), re.ASCII | re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of `words`, the longest that is there: what they begin with alike is looked at once."""
    tails: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        tails.setdefault(word[:1], []).append(word[1:])
    ends = "" in tails
    ways = [re.escape(first) + _any_of(rest) for first, rest in tails.items() if first]
    return f"(?:{'|'.join(ways)})" + "?" * ends if ways else ""


def _is_chinese(word: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]", word))


def _violations(root: Path) -> list[str]:
    """Where in the code under `root` something particular stands."""
    patterns = {kind: _pattern(words) for kind, words in _particular().items()}
    numbers = _numbers()
    found = []
    for path in _files(root):
        for at, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            hits = [(kind, match[0]) for kind, pattern in patterns.items() for match in pattern.finditer(line)]
            hits += [("number", number) for number in _NUMBER.findall(line) if _plain(number) in numbers]
            found += [f"{path.relative_to(root)}:{at}: {kind} {word!r}" for kind, word in hits]
    return found


def _files(root: Path) -> list[Path]:
    return sorted(path for name in CODE for path in (root / name).rglob("*") if path.suffix in SUFFIXES)


def test_there_is_something_to_look_for_and_somewhere_to_look():
    particular = _particular()
    assert {"150725", "hlbe-2022", "O01", "training-attendances", "MN"} <= particular["code"]
    assert {"呼伦贝尔", "Hulunbuir", "陈巴尔虎旗", "Chen Barag", "思想筑边", "Argun River"} <= particular["name"]
    assert {"105000", "117.4126", "118.67"} <= _numbers()
    assert "100000" not in _numbers()
    assert {"GS(2024)0650"} == particular["approval"]
    assert len(_files(ROOT)) > 100


def test_the_code_knows_nothing_particular():
    assert _violations(ROOT) == []


@pytest.mark.parametrize(
    ("file", "line", "reported"),
    [
        ("src/corridor/model/records.py", 'HUB = "150781"', "code '150781'"),
        ("src/corridor/model/records.py", '"""Such as Hailar."""', "name 'Hailar'"),
        ("src/corridor/model/records.py", "# 105,000 of them", "number '105,000'"),
        ("src/corridor/model/records.py", "LON = 117.4126", "number '117.4126'"),
        ("dashboard/cli.py", "SOURCE = 'hlbe-2022'", "code 'hlbe-2022'"),
        ("dashboard/assets/base.css", ".a { color: {color}; }", "color '{color}'"),
        ("dashboard/assets/map_state.js", 'const hub = "满洲里市";', "name '满洲里市'"),
        ("dashboard/locales/map.en.toml", 'a = "Five regions of Hulunbuir City"', "name 'Hulunbuir City'"),
        ("dashboard/locales/map.zh.toml", 'a = "审图号GS(2024)0650号"', "approval 'GS(2024)0650'"),
    ],
)
def test_a_trace_of_the_shipped_corridor_is_found(tmp_path, file, line, reported):
    color = _rows("initiatives")[0]["color"]
    line, reported = line.replace("{color}", color), reported.replace("{color}", color)
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    shutil.copy(ROOT / file, path)
    before = set(_violations(tmp_path))
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    at = len(path.read_text("utf-8").splitlines())
    assert f"{file}:{at}: {reported}" in set(_violations(tmp_path)) - before


def test_the_interface_does_not_count_regions_or_initiatives():
    """The data say how many there are: neither five regions nor five initiatives are spelled out in a locale."""
    counts = {len(_rows("initiatives")), len(_rows("corridor")[0]["regions"].split(LIST_SEPARATOR))}
    words = [rf"\b{_ENGLISH_NUMERALS[count]}\b" for count in counts]
    words += [rf"{_CHINESE_NUMERALS[count]}[项个地旗]" for count in counts]
    spelled = re.compile("|".join(words), re.IGNORECASE)
    locales = sorted(
        [*(ROOT / "dashboard" / "locales").glob("*.toml"), *(ROOT / "src/corridor/messages").glob("*.toml")]
    )
    assert locales
    assert [
        f"{path.name}: {line}"
        for path in locales
        for line in path.read_text("utf-8").splitlines()
        if spelled.search(line)
    ] == []
    assert spelled.search("All five actions")
    assert spelled.search("五项全部")
