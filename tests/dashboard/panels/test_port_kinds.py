"""The list of ports can be shown by kind of transport."""

import pytest

from corridor.package.reading import read_package, shipped_package
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.packages import shown


@pytest.fixture(scope="module")
def rendered() -> RenderedRelease:
    return RenderedRelease(read_package(shipped_package())[0])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_kind_that_parts_the_ports_has_a_button_with_its_count(rendered: RenderedRelease, language: str) -> None:
    panel = shown(rendered, "panel", language)
    ports = [port["data-transport"].split(" ") for port in panel.all("data-port")]
    buttons = [found for found in panel.all("data-kind") if found.tag == "button"]
    assert {button["data-kind"] for button in buttons} == {kind for kinds in ports for kind in kinds}
    for button in buttons:
        assert button.text.endswith(str(sum(button["data-kind"] in kinds for kinds in ports)))


def test_a_region_with_few_ports_or_of_one_kind_has_no_buttons(rendered: RenderedRelease) -> None:
    for code in rendered.options.regions:
        panel = shown(rendered, "panel", region=code)
        if len(panel.all("data-port")) < 3:
            assert not [found for found in panel.all("data-kind") if found.tag == "button"]
