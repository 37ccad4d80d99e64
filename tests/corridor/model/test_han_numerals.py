"""Numbers in Chinese numerals: what is written strictly is read, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.han_numerals import HAN_NUMERALS, read_han

NUMERALS = "零一二三四五六七八九"
SIGNS = ("千", "百", "十", "")
MOST = 10**12 - 1


def written(number: int) -> str:
    """The strict form, made from the decimal digits: one 零 for each gap, none at an end."""
    digits = f"{number:012d}"
    text, gap = "", False
    for group, size in zip((digits[:4], digits[4:8], digits[8:]), ("亿", "万", ""), strict=True):
        for digit, sign in zip(group, SIGNS, strict=True):
            if digit == "0":
                gap = text != ""
            else:
                text, gap = text + ("零" if gap else "") + NUMERALS[int(digit)] + sign, False
        if group != "0000":
            text += size
            gap = False
    return text


@given(
    st.integers(1, MOST)
    | st.integers(1, 120)
    | st.builds(lambda a, b: a * 10**b, st.integers(1, 99), st.integers(0, 10))
)
def test_what_is_written_strictly_is_read(number):
    assert read_han(written(number)) == number


@given(st.integers(10, 19))
def test_ten_to_nineteen_need_no_one_where_they_lead(number):
    assert read_han(written(number)[1:]) == read_han(written(number)) == number
    assert read_han(f"{written(number)[1:]}万") == number * 10_000


@given(st.text(HAN_NUMERALS, max_size=8))
def test_what_is_read_was_written_strictly(text):
    """No reading is a guess: what stood is the strict form of the number, with 两 and 〇 for 二 and 零."""
    number = read_han(text)
    if number is not None:
        plain = text.replace("两", "二").replace("〇", "零")
        assert plain in (written(number), written(number)[1:])
        assert plain == written(number) or written(number).startswith("一十")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "零",
        "〇",
        "百",
        "万",
        "一万五",
        "一亿五千",
        "二三十",
        "二〇二二",
        "一百五",
        "五百零",
        "一百十二",
        "一万一千零",
        "零五",
        "一万亿",
        "人",
    ],
)
def test_what_is_short_vague_or_no_number_is_not_read(text):
    assert read_han(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两百", 200),
        ("一百三十八", 138),
        ("一万五千", 15_000),
        ("一亿零五千", 100_005_000),
        ("一亿五千万", 150_000_000),
        ("三十万零六", 300_006),
    ],
)
def test_forms_that_reports_use(text, number):
    assert read_han(text) == number
