"""The legend switches the map's layers off and on again, and says which are on."""

import pytest

from tests.browser.acts import opened, settled

pytestmark = pytest.mark.browser
LAYERS = {
    "badge": "[class*='tracebadge-']",
    "corridor": ".tracecorridor-line",
    "belt": ".tracebelt-150725",
    "port": ".traceport-PT06",
    "seat": ".traceseat-marks",
    "uncertainty": ".traceuncertainty-circles",
    "water": ".tracelake-shapes",
    "label": ".tracelabel-region-150725",
}
SHOWN = "(nodes) => nodes.filter((node) => getComputedStyle(node).display !== 'none').length"


def test_each_layer_can_be_hidden_by_itself_and_shown_again(page, address):
    opened(page, f"{address}/")
    buttons = page.locator("#legend [data-layer]")
    assert buttons.evaluate_all("(all) => all.map((one) => one.dataset.layer)") == list(LAYERS)
    for layer, trace in LAYERS.items():
        button, nodes = page.locator(f'#legend [data-layer="{layer}"]'), page.locator(f"#map {trace}")
        assert nodes.evaluate_all(SHOWN) >= 1, layer
        button.click()
        assert button.get_attribute("aria-pressed") == "false"
        assert nodes.evaluate_all(SHOWN) == 0, layer
        gone = {layer, "uncertainty"} if layer == "port" else {layer}
        others = [other for name, other in LAYERS.items() if name not in gone]
        assert all(page.locator(f"#map {other}").evaluate_all(SHOWN) for other in others), layer
        button.click()
        assert nodes.evaluate_all(SHOWN) >= 1, layer


def test_a_hidden_layer_stays_hidden_through_zoom_and_selection(page, address):
    opened(page, f"{address}/")
    page.locator('#legend [data-layer="belt"]').click()
    page.locator('[data-action="zoom-in"]').click()
    page.locator('#matrix thead [data-choice-region="150725"]').click()
    settled(page, "150725")
    assert page.locator("#map .tracebelt-150725").evaluate_all(SHOWN) == 0


def test_the_keyboard_reaches_the_layers(page, address):
    opened(page, f"{address}/")
    page.locator('#legend [data-layer="water"]').focus()
    page.keyboard.press("Enter")
    assert page.locator("#map .tracelake-shapes").evaluate_all(SHOWN) == 0
