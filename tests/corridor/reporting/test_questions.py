"""What is asked about figures, whether they came in a file or were typed."""

import pytest
from msgspec.structs import replace

from corridor.model.records import Observation, Unit
from corridor.model.vocabulary import Text
from corridor.reporting.questions import questions_about
from tests.small import NORTH, observation, programme, small, text

SHARE = replace(
    small(),
    units={"item": Unit("item", "percent", text("%"), text("%"))},
    observations={"O1": observation("O1", value="50", printed="50%")},
)
THIS_YEAR = replace(small(), observations={"O1": observation("O1", period="2026-Q2")})


def asked(*rows: Observation, before: object = None) -> list[tuple[str, str]]:
    found = questions_about(before or small(), {row.id: row for row in rows})  # type: ignore[arg-type]
    return [(question.key, question.rule) for question in found]


def test_nothing_is_asked_about_what_is_usual() -> None:
    assert asked(observation("N1", value="12", period="2026-Q3")) == []


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"value": "150"}, ["ten-fold"]),
        ({"value": "9"}, ["cumulative-falls"]),
        ({"value": "12", "printed": "12个嘎查"}, []),
        ({"value": "12", "note": Text({"zh": "含镇区"})}, []),
        ({"value": "1", "printed": "1户"}, ["ten-fold", "cumulative-falls"]),
    ],
)
def test_each_rule_asks_once(changes: dict[str, object], rules: list[str]) -> None:
    found = asked(observation("N1", NORTH, period="2026-Q3", **changes), before=THIS_YEAR)  # type: ignore[arg-type]
    assert sorted(rule for _, rule in found) == sorted(rules)


def test_a_leap_of_a_share_is_asked_about_by_one_rule_only() -> None:
    far = observation("N1", value="90", period="2026-Q3", printed="90%")
    assert asked(far, before=SHARE) == [("N1", "share-jumps")]
    tiny = observation("N1", value="4", period="2026-Q3", printed="4%")
    assert [rule for _, rule in asked(tiny, before=SHARE)].count("share-jumps") == 1


def test_questions_stand_in_the_order_of_the_rows() -> None:
    rows = [observation(f"N{n}", value="150", period=f"2026-Q{n}", printed="150个") for n in (3, 4, 2)]
    assert [key for key, _ in asked(*rows)] == ["N3", "N4", "N2"]


def test_an_answer_does_not_outlive_what_it_explains() -> None:
    one, other = (
        questions_about(small(), {"N1": observation("N1", value=value, period="2026-Q3", printed="200个")})
        for value in ("120", "130")
    )
    assert {question.rule for question in one} == {question.rule for question in other} == {"ten-fold"}
    assert {question.id for question in one}.isdisjoint(question.id for question in other)


def test_every_question_is_put_in_both_languages() -> None:
    row = observation("N1", value="150", period="2026-Q3", printed="15户")
    for question in questions_about(small(), {"N1": row}):
        assert question.message.in_("zh") != question.message.in_("en")


def test_programmes_and_unknown_indicators_are_not_its_business() -> None:
    rows = {"P9": programme("P9"), "N1": observation("N1", period="2026-Q3", indicator="none")}
    assert questions_about(small(), rows) == ()
