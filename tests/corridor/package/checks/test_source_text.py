import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.package.checks.source_text import stands_in


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("11项", "等11项制度"),
        ("8", "有8口井"),
        ("98%", "比例达到98%。"),
        ("40余场次", "累计40余场次，"),
        ("▢91万元", "总收入▢91万元，"),
        ("约53%", "增长约53%。"),
        ("八个口岸", "连接八个口岸，"),
        ("两市", "贯通两市（甲、乙）三旗"),
        ("10.5万人次", "培训10.5万人次。"),
        ("路路通", "实现“路路通”。"),
        ("1,300", "some 1,300 people"),
        ("11", "It adopted 11. Then"),
        ("a+b", "a+b"),
    ],
)
def test_a_figure_stands_in_its_sentence(printed, sentence):
    assert stands_in(printed, sentence)


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("8%", "比例达到98%"),
        ("5万人次", "培训10.5万人次"),
        ("10", "培训10.5万人次"),
        ("10.5", "培训10.5万人次"),
        ("91万元", "总收入▢91万元"),
        ("40", "累计40余场次"),
        ("53", "增长约53%"),
        ("个口岸X", "八个口岸"),
        ("八个口岸", "十八个口岸"),
        ("300", "some 1,300 people"),
        ("1", "some 1,300 people"),
        ("11", "等 111 项"),
        ("a+b", "aab"),
    ],
)
def test_a_piece_of_a_longer_number_does_not(printed, sentence):
    assert not stands_in(printed, sentence)


@given(st.integers(0, 10**6), st.text("甲乙丙，。 ", max_size=5), st.text("甲乙丙，。 ", max_size=5))
def test_a_number_between_other_words_is_found_and_no_other_number_is(number, before, after):
    sentence = f"{before}{number}{after}"
    assert stands_in(str(number), sentence)
    assert not stands_in(str(number * 10 + 1), sentence)
    assert not stands_in(str(number)[:-1] or "x", sentence)
