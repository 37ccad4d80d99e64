from corridor.model.vocabulary import Coverage, PeriodState, Qualifier
from corridor.queries.about import about
from tests.corridor.sample import observation, sample


def test_what_is_missing_is_said(shipped):
    found = about(shipped)
    assert [figure.id for figure in found.illegible] == ["O21"]
    assert [figure.id for figure in found.doubtful] == ["O08", "O14"]
    assert [row.id for row in found.damaged] == ["P22"]
    assert len(found.silent) == 18
    assert Coverage.FIGURES not in {cell.state for cell in found.silent}
    assert found.refusal is not None


def test_every_state_that_occurs_is_counted(shipped):
    found = about(shipped)
    assert dict(found.qualifiers)[Qualifier.AT_LEAST] == 4
    assert dict(found.period_states)[PeriodState.NOT_STATED] == 3
    assert sum(count for _, count in found.qualifiers) == sum(count for _, count in found.period_states) == 32
    assert [row.derivation.id for row in found.derived] == [f"D0{number}" for number in range(1, 9)]


def test_each_source_says_what_was_taken_from_it(shipped):
    found = {use.source.id: use for use in about(shipped).sources}
    assert list(found) == list(shipped.sources)
    primary = found["hlbe-2022"]
    assert (primary.figures, primary.programmes, primary.honours, primary.layers) == (32, 28, 2, ())
    assert "regions" in found["tianditu-2024"].layers
    assert sum(use.statistics for use in found.values()) == len(shipped.statistics)


def test_where_regions_can_be_compared_there_is_no_refusal():
    rows = [observation(region, region) for region in ("north", "middle", "south")]
    assert about(sample(observations=rows)).refusal is None
