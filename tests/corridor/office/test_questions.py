"""What is asked about figures, whether they came in a file or were typed."""

from dataclasses import replace

import pytest

from corridor.model import Observation, Unit
from corridor.office.questions import questions_of
from corridor.words import Text
from tests.small import NORTH, observation, programme, small, text

SHARE = replace(
    small(),
    units={"item": Unit("item", "percent", text("%"), text("%"))},
    observations={"O1": observation("O1", value="50", printed="50%")},
)


def asked(*rows: Observation, before: object = None) -> list[tuple[str, str]]:
    found = questions_of(before or small(), {row.id: row for row in rows})  # type: ignore[arg-type]
    return [(doubt.key, doubt.rule) for doubt in found]


def test_nothing_is_asked_about_what_is_usual() -> None:
    assert asked(observation("N1", value="12", period="2026-Q3")) == []


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"value": "150"}, ["tenfold"]),
        ({"value": "9"}, ["falling-total"]),
        ({"value": "12", "printed": "13个"}, ["printed-disagrees"]),
        ({"value": "12", "printed": "12户"}, ["printed-unit-changed"]),
        ({"value": "12", "note": Text({"zh": "含镇区"})}, ["definition-changed"]),
        ({"value": "1", "printed": "2户"}, ["tenfold", "falling-total", "printed-disagrees", "printed-unit-changed"]),
    ],
)
def test_each_rule_asks_once(changes: dict[str, object], rules: list[str]) -> None:
    found = asked(observation("N1", NORTH, period="2026-Q3", **changes))  # type: ignore[arg-type]
    assert sorted(rule for _, rule in found) == sorted(rules)


def test_a_leap_of_a_share_is_asked_about_by_one_rule_only() -> None:
    far = observation("N1", value="90", period="2026-Q3", printed="90%")
    assert asked(far, before=SHARE) == [("N1", "share-jumps")]
    tiny = observation("N1", value="4", period="2026-Q3", printed="4%")
    assert [rule for _, rule in asked(tiny, before=SHARE)].count("share-jumps") == 0


def test_questions_stand_in_the_order_of_the_rows() -> None:
    rows = [observation(f"N{n}", value="150", period=f"2026-Q{n}", printed="151个") for n in (3, 1, 2)]
    assert [key for key, _ in asked(*rows)] == ["N3", "N3", "N1", "N1", "N2", "N2"]


def test_an_answer_does_not_outlive_what_it_explains() -> None:
    one, other = (
        questions_of(small(), {"N1": observation("N1", value=value, period="2026-Q3", printed="7个")})
        for value in ("12", "13")
    )
    assert {doubt.rule for doubt in one} == {doubt.rule for doubt in other} == {"printed-disagrees"}
    assert {doubt.id for doubt in one}.isdisjoint(doubt.id for doubt in other)


def test_every_question_is_put_in_both_languages() -> None:
    row = observation("N1", value="150", period="2026-Q3", printed="15户")
    for doubt in questions_of(small(), {"N1": row}):
        assert doubt.message.in_("zh") != doubt.message.in_("en")


def test_programmes_and_unknown_indicators_are_not_its_business() -> None:
    rows = {"P9": programme("P9"), "N1": observation("N1", period="2026-Q3", indicator="none")}
    assert questions_of(small(), rows) == ()
