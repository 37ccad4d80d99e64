import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.queries.evidence import EvidenceKind, Passage, evidence, parted
from corridor.queries.selection import Options
from tests.corridor.sample import honour, programme, sample, statistic


def test_everything_that_can_be_selected_has_evidence_with_a_source(shipped):
    for key in Options.of(shipped).figures:
        found = evidence(shipped, key)
        assert found.id == key
        assert found.name
        assert found.origins
        assert all(origin.passage is None for origin in found.origins)


def test_an_unknown_id_has_none(shipped):
    assert evidence(shipped, "O99") is None


def test_an_illegible_figure_is_reported_as_printed_and_has_no_value(shipped):
    found = evidence(shipped, "O21")
    assert (found.kind, found.region, found.initiative.id) == (EvidenceKind.OBSERVATION, "150726", "3")
    assert (found.statement.value, found.statement.printed) == (None, "▢91万元")
    assert found.statement.qualifier is Qualifier.ILLEGIBLE
    assert found.doubt


def test_a_figure_brings_the_arithmetic_it_takes_part_in(shipped):
    assert [row.derivation.id for row in evidence(shipped, "O19").arithmetic] == ["D01", "D02"]
    assert [row.derivation.id for row in evidence(shipped, "O18").arithmetic] == ["D01", "D04"]
    assert evidence(shipped, "O11").arithmetic == ()


def test_a_figure_of_no_region_selects_none(shipped):
    assert evidence(shipped, "O30").region is None
    assert evidence(shipped, "O30").initiative is None


def test_a_derived_number_stands_on_the_places_of_its_inputs(shipped):
    found = evidence(shipped, "D03")
    assert (found.statement.value, str(found.statement.low), str(found.statement.high)) == (348, "346.7", "349.0")
    assert [origin.locator for origin in found.origins] == ["2.8"]


def test_a_programme_names_every_place_that_speaks_of_it(shipped):
    assert [origin.locator for origin in evidence(shipped, "P05").origins] == ["2.1", "2.2"]


def test_an_honour_names_the_office_and_its_year(shipped):
    found = evidence(shipped, "H01")
    assert (found.dating.period.text, found.level) == ("2016", "national")
    assert found.about.in_("zh") == "口岸外事系统党工委"


def test_a_statistic_without_a_year_says_so():
    dataset = sample(statistics=[statistic("S1", "north"), statistic("S2", "north", "2020")])
    assert evidence(dataset, "S1").dating.state is PeriodState.NOT_STATED
    assert evidence(dataset, "S2").dating.period.text == "2020"
    assert evidence(dataset, "S2").statement.qualifier is None


def test_a_text_at_hand_is_quoted_and_only_for_figures_parted():
    dataset = sample(programmes=[programme("P", "north")], honours=[honour("H", "north")])
    sentences = {"paper": {"1.1": "水井轮流看护。"}}
    assert evidence(dataset, "P", sentences).origins[0].passage == Passage("水井轮流看护。")
    assert evidence(dataset, "H", sentences).origins[0].passage is None


@pytest.mark.parametrize(
    ("printed", "sentence", "before"),
    [
        ("8%", "完成98%，另有8%", "完成98%，另有"),
        ("8个", "共18个，其中8个", "共18个，其中"),
        ("78", "占178.5%的78个", "占178.5%的"),
        ("91万元", "收入▢91万元，支出91万元", "收入▢91万元，支出"),
        ("40余", "开展40余场次", "开展"),
    ],
)
def test_a_figure_is_marked_where_it_stands_by_itself(printed, sentence, before):
    assert parted(printed, sentence).before == before


@given(st.text(max_size=20), st.text(max_size=3))
def test_parting_loses_nothing(sentence, printed):
    found = parted(printed, sentence)
    assert found.before + found.figure + found.after == sentence
    assert found.figure == (printed if printed in sentence else "")
