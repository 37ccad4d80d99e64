"""A derived number that can no longer be worked out is shown with a mark, not left out."""

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import DerivationKind
from corridor.queries.about import about
from corridor.queries.evidence import evidence
from corridor.queries.panel import panel
from corridor.queries.selection import Options, parse
from dashboard.html.render import render
from dashboard.panels.about.about_exactness import derived_section
from dashboard.panels.evidence import evidence_panel
from dashboard.panels.tiles.initiative_group import region_group
from dashboard.words.wording import Wording
from tests.corridor.sample import derivation, observation, sample
from tests.dashboard.markup import read

LOST = replace(derivation("D", DerivationKind.TARGET, ("A", "gone")), initiative="water")


@pytest.fixture
def dataset():
    return replace(sample(observations=[observation("A", "north")]), lost={"D": LOST})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_group_about_and_evidence_say_that_it_cannot_be_worked_out(dataset, language):
    w = Wording(language)
    chosen = parse("?region=north&figure=D", Options.of(dataset))
    assert chosen.refused == ()
    group = panel(dataset, chosen.selection).groups[0]
    for shown in (region_group(group, dataset, w), derived_section(about(dataset), dataset, w)):
        (line,) = read(render(shown)).all("data-lost")
        assert w("derived.lost") in line.text
        assert line["data-press"] == "figure=D"
    assert w("derived.lost_why") in read(render(evidence_panel(evidence(dataset, "D"), dataset, w))).text


def test_other_regions_do_not_show_it(dataset):
    found = panel(dataset, parse("?region=south", Options.of(dataset)).selection)
    assert [group.lost for group in found.groups] == [(), ()]
