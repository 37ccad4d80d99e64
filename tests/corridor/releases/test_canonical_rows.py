"""Records as canonical text."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.period import Period
from corridor.model.records import Area, Honour, Observation, Programme, Source
from corridor.model.row_keys import RowKeys
from corridor.model.vocabulary import PeriodState, Qualifier, Text
from corridor.releases.canonical_rows import canonical, canonical_keys, decoded, decoded_words, digest_of, encoded
from tests.small import honour, programme, small

_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
_WORDS = st.dictionaries(st.sampled_from(["zh", "en", "mn"]), _TEXT).map(Text)
_NUMBER = st.decimals(allow_nan=False, allow_infinity=False, places=4)
_PERIOD = st.sampled_from(["2026", "2026-Q3", "../2022-02", "[2021,2022]", "P1Y/2022-02"]).map(Period.parse)
OBSERVATIONS = st.builds(
    Observation,
    id=_TEXT,
    area=_TEXT,
    initiative=st.none() | _TEXT,
    indicator=_TEXT,
    value=st.none() | _NUMBER,
    unit=st.none() | _TEXT,
    qualifier=st.sampled_from(Qualifier),
    bound=st.none() | st.sampled_from(Qualifier),
    tolerance=st.none() | _NUMBER,
    period=st.none() | _PERIOD,
    period_state=st.sampled_from(PeriodState),
    period_note=_WORDS,
    printed=_TEXT,
    source=_TEXT,
    locator=_TEXT,
    doubt=_WORDS,
    note=_WORDS,
)
PROGRAMMES = st.builds(
    Programme,
    id=_TEXT,
    area=_TEXT,
    initiative=_TEXT,
    kind=_WORDS,
    name=_WORDS,
    summary=_WORDS,
    source=_TEXT,
    locators=st.lists(_TEXT, max_size=3).map(tuple),
    doubt=_WORDS,
)


@given(OBSERVATIONS)
def test_an_observation_comes_back_as_it_went(record: Observation) -> None:
    assert decoded("observations", encoded(record)) == record
    assert encoded(decoded("observations", encoded(record))) == encoded(record)


@given(PROGRAMMES)
def test_a_programme_comes_back_as_it_went(record: Programme) -> None:
    assert decoded("programmes", encoded(record)) == record


def plain(value: object) -> object:
    """A field of a record as JSON can say it."""
    match value:
        case Text():
            return [[language, words] for language, words in value.by_language.items()]
        case Decimal():
            return f"{value:f}"
        case Period():
            return value.text
    return value


@given(OBSERVATIONS | PROGRAMMES)
def test_the_form_of_a_record_is_canonical(record: Observation | Programme) -> None:
    values = {name: plain(getattr(record, name)) for name in record.__struct_fields__}
    assert encoded(record) == canonical(values)
    assert canonical(values) == json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("record", [honour("H1"), small().sources["S1"]])
def test_whole_numbers_and_missing_texts_have_their_form(record: Honour | Source) -> None:
    values = {name: plain(getattr(record, name)) for name in record.__struct_fields__}
    assert encoded(record) == canonical(values)


def test_a_number_that_json_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


@pytest.mark.parametrize(
    ("kind", "record"), [("honours", honour("H1")), ("sources", small().sources["S1"]), ("programmes", programme("P"))]
)
def test_every_table_comes_back_as_it_went(kind: str, record: Source) -> None:
    assert decoded(kind, encoded(record)) == record


def test_the_form_does_not_depend_on_the_order_in_which_it_was_made() -> None:
    assert canonical({"b": "一", "a": 1}) == canonical({"a": 1, "b": "一"}) == '{"a":1,"b":"一"}'


def test_texts_keep_the_order_of_their_languages() -> None:
    record = replace(programme("P"), name=Text({"zh": "一", "en": "One"}))
    back = decoded("programmes", encoded(record))
    assert list(back.name.by_language) == ["zh", "en"]  # type: ignore[union-attr]


def test_numbers_keep_their_last_digit() -> None:
    record = small().observations["O1"]
    content = encoded(record).replace('"value":"10"', '"value":"10.50"')
    assert str(decoded("observations", content).value) == "10.50"  # type: ignore[union-attr]
    assert Decimal("1E+3") == Decimal(format(Decimal("1E+3"), "f"))


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"id":"O1"}', "null", '"x"'])
def test_what_is_no_row_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"no row of|Expecting value"):
        decoded("observations", content)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        digest_of("\ud800")


def test_a_row_keeps_its_form_when_its_record_gets_a_value_that_it_lacks():
    """Rows of areas were stored before an area could name the one above it: their hashes stand in releases."""
    area = Area("north", "region", Text({"zh": "北"}), Text({"zh": "北"}), None)
    stored = (
        '{"id":"north","kind":"region","name":[["zh","北"]],"predecessor":null,"short":[["zh","北"]],"shown_with":null}'
    )
    assert encoded(area) == stored
    assert decoded_words("areas", stored) == area
    grouped = replace(area, above="league")
    assert '"above":"league"' in encoded(grouped)
    assert decoded_words("areas", encoded(grouped)) == grouped


@given(st.lists(st.text(st.characters(codec="utf-8")) | st.from_regex(r"\A[A-Z]-\d{1,9}\Z"), unique=True))
def test_a_list_of_ids_has_the_form_of_any_list(keys: list[str]) -> None:
    assert canonical_keys(RowKeys.of(keys)) == canonical(keys)


def test_a_long_list_of_ids_is_put_together_in_blocks() -> None:
    keys = [f"{chr(ord('一') + number)}-{number}" for number in range(10_000)]
    assert canonical_keys(RowKeys.of(keys)) == canonical(keys)
