"""A period of very many things names some of them and counts the others."""

import re

import pytest

from corridor.queries.timeline import timeline
from dashboard.html.render import render
from dashboard.panels.charts.timeline import timeline_panel
from dashboard.words.wording import Wording
from tests.corridor.sample import honour, indicator, observation, sample
from tests.dashboard.markup import read


def _year(honours: int, figures: int):
    """What stands beside the year that all of these are of; another year makes it a timeline."""
    names = [f"wells{number}" for number in range(figures)]
    dataset = sample(
        indicators=[indicator(name) for name in ("other", *names)],
        observations=[
            observation("O", "south", of="other", period="2010"),
            *(observation(f"F{name}", "north", of=name, period="2020") for name in names),
        ],
        honours=[honour(f"H{number}", "north") for number in range(honours)],
    )
    tree = read(render(timeline_panel(timeline(dataset, None, None), Wording("en"))))
    return next(row for row in tree.named("li") if "2020" in row.with_class("timeline-period")[0].text)


@pytest.mark.parametrize(("honours", "figures"), [(1, 1), (8, 2), (9, 0), (30, 1), (3, 40), (140, 300)])
def test_what_is_named_and_what_is_counted_are_all_of_it(honours, figures):
    row = _year(honours, figures)
    named = [press for press in row.values("data-press") if press.startswith("figure=")]
    counted = [button.text for button in row.named("button") if "view=table" in button["data-press"]]
    rest = int(re.sub(r"\D", "", counted[0])) if counted else 0
    assert len(named) + rest == honours + figures
    assert len(named) <= 10
