"""A correction: the table of changes, the one beside it, the form and its list, and the question say the same."""

import pytest
from dash import html

from corridor.model.vocabulary import Measure
from corridor.reporting.proposals import Proposal
from dashboard.html.render import render
from dashboard.office.beside_last import beside_last_table
from dashboard.words.wording import Wording
from tests.corridor.sample import indicator, observation, sample
from tests.dashboard.markup import Element, read
from tests.dashboard.office.conftest import Visit, document
from tests.dashboard.office.reporting import TYPED, begin, press

PUBLISHED = "2025-Q4"  # of the small data: 10个


def correction(visit: Visit, value: str, period: str = PUBLISHED) -> str:
    client = visit("north")
    page = begin(client, period)
    typed = {**TYPED, "period": period, "value": value, "printed": f"{value}个"}
    assert press(client, f"{page}/figures/branches", "/branches", **typed).status_code == 303
    return page


def beside(shown: Element) -> dict[str, str]:
    (row,) = shown.with_class("beside-last")[0].named("tbody")[0].named("tr")
    return {cell["data-label"]: cell.text for cell in row.named("td")}


@pytest.mark.parametrize("value", ["11", "100"])
def test_what_is_corrected_is_what_was_published_last(visit: Visit, value: str) -> None:
    page = correction(visit, value)
    client = visit("north")
    shown = document(client.get(page))
    assert "更正" in shown.text
    assert "10个" in beside(shown)["上次公布"]
    assert "即本次更正的数" in beside(shown)["上次公布"]
    assert "此前没有" not in shown.text
    assert "+" in beside(shown)["变化"]
    for address in (f"{page}/figures", f"{page}/figures/branches"):
        reported = document(client.get(address)).text
        assert "本期已公布，再填即为更正" in reported
        assert "10个" in reported


def test_what_a_question_names_stands_in_the_table(visit: Visit) -> None:
    page = correction(visit, "100", "2026")
    shown = document(visit("north").get(page))
    assert "与上次的 10" in shown.text
    assert "10个" in beside(shown)["上次公布"]
    assert "2025年第4季度" in beside(shown)["上次公布"]
    assert beside(shown)["变化"] == "+90个"  # of a stock every earlier day is of the same kind


def test_with_a_period_of_another_kind_the_change_is_not_reckoned() -> None:
    before = observation("before", "north", value="40", period="2023")
    published = sample(indicators=[indicator("wells", measure=Measure.FLOW)], observations=[before])
    row = Proposal("observations", "now", observation("now", "north", value="3000", period="2024-Q1"))
    shown = read(render(html.Div(beside_last_table([row], published, Wording("zh")))))
    assert "2023年" in beside(shown)["上次公布"]
    assert beside(shown)["变化"] == "时期种类不同，不作比较"
