"""What was published before a rule forbade it is shown to be corrected, and stands in nobody's way."""

import pytest

from corridor.accounts.roles import Actor
from corridor.releases.contract_check import check_release
from corridor.releases.verification import faults, remarks
from corridor.reporting import publishing
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import InvalidError
from tests.corridor.releases.publishing import publish, put
from tests.corridor.reporting.submitting import PERIOD, accepted, drafted, figure, published, submitted
from tests.small import NORTH, SOUTH, small

RULE = "value-differs-from-printed"


@pytest.fixture
def old(office: ReportingContext) -> ReportingContext:
    """An office whose second release says 11 where 1100 is printed."""
    publish(office.database, put("O7", area=SOUTH, value="11", period="2026-Q2", printed="1100个", indicator="visits"))
    return office


def test_an_older_contradiction_hinders_no_release(old: ReportingContext, north: Actor, reviewer: Actor) -> None:
    accepted(old, north)
    seen = publishing.plan(old, reviewer).outcome
    assert seen.flaws == ()
    assert [(problem.rule, problem.found) for problem in seen.remaining] == [(RULE, "11")]
    assert "O7" in seen.remaining[0].field
    assert published(old).number == 3


def test_what_is_submitted_is_held_to_the_rule(old: ReportingContext, north: Actor) -> None:
    wrong = figure(NORTH, "30", printed="3000个")
    with pytest.raises(InvalidError) as refused:
        submitted(old, north, wrong)
    assert [problem.rule for problem in refused.value.problems] == [RULE]


def test_a_correction_of_it_is_held_to_the_rule_too(old: ReportingContext, south: Actor) -> None:
    with pytest.raises(InvalidError):
        submitted(old, south, figure(SOUTH, "11", "2026-Q2", printed="1100个", indicator="visits"), period="2026-Q2")


def test_once_corrected_it_is_gone(old: ReportingContext, south: Actor, reviewer: Actor) -> None:
    right = figure(SOUTH, "11", "2026-Q2", printed="11个", indicator="visits")
    accepted(old, south, right, period="2026-Q2")
    assert publishing.plan(old, reviewer).outcome.remaining == ()
    published(old)
    assert list(remarks(old.database, small(), check_release)) == []


def test_verifying_lists_it_and_finds_no_fault(old: ReportingContext, north: Actor) -> None:
    drafted(old, north, period=PERIOD)
    assert list(faults(old.database, small(), check_release)) == []
    (line,) = remarks(old.database, small(), check_release)
    assert line.in_("en").startswith("release 2: observations.csv")
    assert "1100个" in line.in_("zh")
