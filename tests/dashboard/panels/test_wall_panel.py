"""The wall's controls in the page's foot: named, labelled as one group, each with the action that wall.js answers."""

import re
from pathlib import Path

import pytest

from tests.dashboard.published import LANGUAGES

ACTIONS = ["previous", "pause", "next", "leave"]
WORDS = {
    "zh": ["上一幕", "暂停", "下一幕", "退出大屏"],
    "en": ["Previous", "Pause", "Next", "Leave wall mode"],
}
SCRIPT = Path(__file__).parents[3] / "dashboard" / "assets" / "wall.js"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_control_has_a_name_and_an_action(part, language):
    tools = part("footer", language).with_class("wall-tools")[0]
    buttons = tools.named("button")
    assert [button["data-action"] for button in buttons] == ACTIONS
    assert [button.text for button in buttons] == WORDS[language]
    assert tools["role"] == "group"
    assert tools["aria-label"]


def test_the_progress_mark_is_one_and_hidden_from_readers(part):
    foot = part("footer")
    assert foot.one("id", "wall-progress")
    assert foot.with_class("wall-track")[0]["aria-hidden"] == "true"


def test_the_script_answers_every_action():
    assert set(ACTIONS) <= set(re.findall(r'^handle\("(.+?)",', SCRIPT.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_stays_with_source_date_and_approval_on_the_wall(part, language):
    lines = part("footer", language).with_class("footer")[0].text
    assert "2022-02-23" in lines
    assert "GS(2024)0650" in lines
