import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.queries.text_matching import Closeness, closeness, closest, folded, sorting_key, words_of


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("满洲里", "满洲里", Closeness.WHOLE),
        ("满洲里", "mzl", Closeness.INITIALS),
        ("满洲里", "m", Closeness.INITIALS),
        ("满洲里", "zhouli", Closeness.PINYIN),
        ("满洲里", "zl", Closeness.INNER_INITIALS),
        ("满洲里", "z", Closeness.PINYIN),
        ("Long Well", "long well", Closeness.WHOLE),
        ("Long Well", "long", Closeness.BEGINNING),
        ("Long Well", "lw", None),
        ("满洲里铁路口岸", "满洲里", Closeness.BEGINNING),
        ("满洲里铁路口岸", "铁路", Closeness.PIECE),
        ("满洲里铁路口岸", "mzl", Closeness.INITIALS),
        ("满洲里铁路口岸", "manzhou", Closeness.PINYIN),
        ("满洲里铁路口岸", "manz", Closeness.PINYIN),
        ("满洲里铁路口岸", "tielu", Closeness.PINYIN),
        ("满洲里铁路口岸", "tlka", Closeness.INNER_INITIALS),
        ("满洲里铁路口岸", "anzhou", None),
        ("满洲里铁路口岸", "x", None),
        ("Manzhouli Railway Port", "port", Closeness.WORD),
        ("Manzhouli Railway Port", "ort", Closeness.PIECE),
        ("Manzhouli Railway Port", "mrp", None),
        ("边境党建“653工作机制”", "653gongzuo", Closeness.PINYIN),
        ("ＡＢＣ计划", "abc", Closeness.BEGINNING),
    ],
)
def test_how_a_text_answers(text, word, found):
    assert closeness(text, word) is found


@given(st.text(min_size=1, max_size=12), st.data())
def test_any_piece_of_a_text_is_found_in_it(text, data):
    within = folded(text)
    start = data.draw(st.integers(0, max(0, len(within) - 1)))
    word = within[start : start + data.draw(st.integers(1, 5))]
    assert closeness(text, word) is not None or not word


@given(st.text(max_size=20))
def test_typing_in_capitals_or_wide_letters_changes_nothing(typed):
    assert words_of(typed) == words_of(folded(typed))
    assert all(word and not word.isspace() for word in words_of(typed))


def test_the_closest_of_several_texts_counts():
    assert closest(["满洲里铁路口岸", "mzl"], "mzl") is Closeness.WHOLE
    assert closest(["旗", ""], "mzl") is None


def test_chinese_names_are_in_order_of_their_pinyin():
    assert sorted(["额尔古纳", "陈巴尔虎", "满洲里", "Arxan"], key=sorting_key) == [
        "Arxan",
        "陈巴尔虎",
        "额尔古纳",
        "满洲里",
    ]


def test_the_dictionary_of_pinyin_waits_until_letters_are_typed():
    loaded = "'pypinyin' in sys.modules or 'openpyxl' in sys.modules"
    code = f"import sys, corridor.queries.search, corridor.queries.export, corridor.queries.table; sys.exit({loaded})"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
