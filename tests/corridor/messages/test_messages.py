"""The messages: complete in every language, each one used, each filled with the values that it names."""

import inspect
import re
from collections.abc import Sequence

import pytest

from corridor.errors import TranslatedError
from corridor.messages.catalogue import FOLDER, exists, languages, message, missing
from corridor.messages.locale_files import entries_in
from corridor.package.checks import RULES, source_text
from tests.corridor.messages.codes import BESIDE, CORE, calls, docstrings_in, every_error, places, words_in

ENTRIES = {language: entries_in(FOLDER, language) for language in languages()}


GRAMMAR = {
    *(
        f"model/{name}.py"
        for name in ("han_numerals", "invisible_characters", "numbers", "printed_figure", "printed_value")
    ),
    *("package/checks/source_text.py", "package/reading/cells.py", "package/reading/resaved.py"),
    *("queries/evidence.py", "queries/export.py", "queries/plausibility.py", "releases/releases.py"),
    *(f"workbook/{name}.py" for name in ("entries", "indicators", "measures", "months", "number_formats", "reading")),
}
"""Files that read or write Chinese by its habits (numerals, units, dates, blanks), and the first release's reason."""


def test_no_other_file_of_the_core_holds_chinese():
    chinese = re.compile("[\u3000-\u9fff\uff00-\uffef]")
    found = {path for path in CORE.rglob("*.py") if any(map(chinese.search, words_in(path) - docstrings_in(path)))}
    assert {path.relative_to(CORE).as_posix() for path in found} == GRAMMAR


def test_the_languages_come_chinese_first():
    assert languages()[:2] == ("zh", "en")


@pytest.mark.parametrize("language", languages())
def test_no_language_lacks_a_message(language):
    assert missing(language) == ()


@pytest.mark.parametrize("language", languages()[1:])
def test_every_language_says_a_message_with_the_same_values(language):
    first = ENTRIES[languages()[0]]
    assert {code: places(text) for code, text in ENTRIES[language].items()} == {
        code: places(text) for code, text in first.items()
    }


@pytest.mark.parametrize("language", languages())
def test_no_message_is_empty(language):
    assert [code for code, text in ENTRIES[language].items() if not text.strip()] == []


def test_chinese_messages_are_chinese():
    chinese = re.compile("[\u3000-\u9fff\uff00-\uffef]")
    assert [code for code, text in ENTRIES["zh"].items() if not chinese.search(text)] == []


def test_files_are_short():
    assert [path.name for path in FOLDER.glob("*.toml") if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_every_code_in_the_code_has_a_message():
    named = {code for _, code, _ in calls()}
    begun = {code for code in named if any(known.startswith(f"{code}.") for known in ENTRIES["zh"])}
    assert named - begun - ENTRIES["zh"].keys() == set()
    assert len(named) > 60


def test_values_are_those_that_the_message_names():
    wrong = {
        code: given
        for name, code, given in calls()
        if name not in ("section", "message_and_remedy") and given is not None and given != places(ENTRIES["zh"][code])
    }
    assert wrong == {}


def _used() -> set[str]:
    """The codes of the messages that code names, in full or put together from words."""
    rules = {rule.name for rule in (*RULES, *source_text.RULES)}
    read = words_in(CORE / "package" / "reading", CORE / "releases", CORE / "reporting")
    sheets, form = words_in(CORE / "workbook"), r"(?:\.(?:message|remedy))"
    words = {
        rf"rule\.([^.]+){form}": rules | read,
        rf"workbook-rule\.([^.]+){form}": rules | sheets,
        rf"question\.([^.]+){form}": words_in(CORE / "queries" / "plausibility.py", CORE / "workbook"),
        r"visitor\.([^.]+)": words_in(CORE / "releases" / "errors.py", CORE / "published" / "errors.py"),
        r"field\.([^.]+)": words_in(CORE / "accounts", CORE / "reporting", BESIDE / "office"),
        r"state\.([^.]+)": words_in(CORE / "reporting" / "states.py"),
        r"kind\.([^.]+)": words_in(CORE / "package" / "contract" / "fields.py"),
        r"derivation-inputs\.([^.]+)": words_in(CORE / "model" / "vocabulary.py"),
        r"date\.(?:half_[12]|ending_1?[YM]|month\.\d+)()": {""},
        r"workbook\.(?:figures|programmes|honours)(?:_hint)?\.([^.]+)": sheets,
        r"workbook\.(?:sheets|bands|choices|problems)\.([^.]+)": sheets,
    }
    used = {code for _, code, _ in calls()}
    sections = tuple(f"{code}." for name, code, _ in calls() if name == "section")
    for code in ENTRIES["zh"]:
        found = [match[1] in known for pattern, known in words.items() if (match := re.fullmatch(pattern, code))]
        if any(found) or code.startswith(sections):
            used.add(code)
    return used


def test_every_message_is_used():
    assert ENTRIES["zh"].keys() - _used() == set()


def test_a_message_that_nothing_names_is_noticed(monkeypatch):
    monkeypatch.setitem(ENTRIES, "zh", {**ENTRIES["zh"], "error.never-raised": "", "rule.never-broken.remedy": ""})
    assert ENTRIES["zh"].keys() - _used() == {"error.never-raised", "rule.never-broken.remedy"}


@pytest.mark.parametrize("error", sorted(set(every_error()), key=str), ids=lambda error: error.__name__)
def test_every_error_has_its_message_in_every_language(error):
    if error.__init__ is TranslatedError.__init__:
        return
    made = error(*map(_some, inspect.signature(error).parameters.values()))
    assert exists(f"error.{made.code}")
    assert set(made.text.by_language) == set(languages())
    assert all(made.text.by_language.values())
    assert str(made) == made.text.in_("en")


def _some(parameter: inspect.Parameter) -> object:
    if parameter.annotation == Sequence[str] or "Sequence" in str(parameter.annotation):
        return ()
    if parameter.name == "field":
        return "reason"
    if "Text" in str(parameter.annotation):
        return message("state.draft")
    return 3 if parameter.annotation is int else "x"


def test_a_value_that_is_a_text_appears_in_the_language_of_the_message():
    found = message("error.submission-state", state=message("state.draft"))
    assert found.in_("en") == "this cannot be done: the submission is a draft"
    assert found.in_("zh") == "这份报送当前的状态是“草稿”，不能这样做"


def test_values_that_look_like_places_stay_as_they_are():
    assert "{detail}" in message("error.backup-unreadable", file="a", detail="{detail}").in_("en")


def test_an_unknown_code_and_a_missing_value_are_errors():
    with pytest.raises(KeyError):
        message("error.no-such-thing")
    with pytest.raises(KeyError):
        message("error.release-unknown")


def test_two_files_cannot_define_one_key(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.xx.toml").write_text('[error]\nsame = "x"\n', "utf-8")
    with pytest.raises(ValueError, match=r"two\.xx\.toml: error\.same is defined twice"):
        entries_in(tmp_path, "xx")
