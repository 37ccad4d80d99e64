"""The strip beside the map: names that can be read at every width, and one act with map, filter and matrix."""

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.published import LANGUAGES, REGIONS

pytestmark = pytest.mark.browser
SCREENS = [(390, 844, True), (700, 900, False), (1024, 768, False), (1280, 1024, False), (1440, 900, False)]
COVERED = """() => {
  const line = document.querySelector(".strip-line");
  const names = [...line.querySelectorAll("li > button")].map((name) => {
    const seen = [...name.childNodes].filter((node) => !(node.matches && node.matches(".visually-hidden")));
    const boxes = seen.flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
    return [name.innerText.split("\\n")[0], boxes];
  });
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
  const found = [];
  names.forEach(([one, boxes], n) => names.slice(n + 1).forEach(([other, others]) => {
    if (boxes.some((box) => others.some((held) => meet(box, held)))) found.push(one + " / " + other);
  }));
  const card = document.querySelector("#strip").getBoundingClientRect();
  names.forEach(([one, boxes]) => {
    if (boxes.some((box) => box.left < card.left || box.right > card.right)) found.push(one + " leaves the strip");
  });
  return found;
}"""
ON_FOREIGN_GROUND = """() => {
  const line = document.querySelector(".strip-line");
  const upright = getComputedStyle(line.querySelector(".strip-leaders")).display !== "none";
  const bands = [...line.querySelectorAll(".strip-countries > *")].map((field) => {
    const { backgroundSize, backgroundPosition } = getComputedStyle(field);
    const box = field.getBoundingClientRect();
    const whole = upright ? box.width : box.height;
    const size = Math.min(whole, parseFloat(backgroundSize.split(" ")[upright ? 0 : 1]) || whole);
    const [x, y] = backgroundPosition.split(" ").map((at) => parseFloat(at) / 100);
    const [width, height] = upright ? [size, box.height] : [box.width, size];
    return new DOMRect(box.left + x * (box.width - width), box.top + y * (box.height - height), width, height);
  });
  const poles = [...line.querySelectorAll("li")].map((item) => {
    const pole = getComputedStyle(item, "::before");
    const box = line.getBoundingClientRect();
    return pole.display === "none" ? null : new DOMRect(
      box.left + parseFloat(pole.left), box.top + parseFloat(pole.top), 1, parseFloat(pole.height));
  });
  const leaders = [...line.querySelectorAll(".strip-leaders")].map((box) => box.getBoundingClientRect());
  const names = [...line.querySelectorAll("li > button, .strip-mark")].map((name) => name.getBoundingClientRect());
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const shown = [...names, ...poles, ...leaders].filter((box) => box && box.width && box.height);
  const found = shown.filter((box) => bands.some((band) => meet(box, band)));
  return { bands: bands.length, shown: shown.length, found: found.length };
}"""


def opened(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}/{query}")
    page.locator("#map .map-scale").wait_for(state="attached")


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_no_width_a_name_covers_another_or_stands_on_a_countrys_ground(
    page: Page, phone_page: Page, address, language
):
    """What crosses from the border to a name crosses bare sheet: a name in a country's field would stand abroad."""
    for width, height, touch in SCREENS:
        screen = phone_page if touch else page
        screen.set_viewport_size({"width": width, "height": height})
        opened(screen, address, f"?lang={language}")
        assert screen.evaluate(COVERED) == [], width
        measured = screen.evaluate(ON_FOREIGN_GROUND)
        assert measured["bands"]
        assert measured["shown"] > len(REGIONS)
        assert measured["found"] == 0, (width, measured)


def test_upright_the_north_is_up_and_abroad_to_the_left(phone_page: Page, address):
    page = phone_page
    opened(page, address)
    boxes = [page.locator(f".strip-ports [data-port=PT0{n}] .strip-mark").bounding_box() for n in (8, 6)]
    south, north = (box["y"] for box in boxes if box)
    assert north < south
    name = page.locator(".strip-ports [data-port=PT06] button").bounding_box()
    piece = page.locator(".strip-piece").first.bounding_box()
    assert name["x"] + name["width"] <= piece["x"]
    assert all(box["height"] >= 44 for box in (b.bounding_box() for b in page.locator(".strip-line button").all()))


def test_pointing_on_the_strip_shows_on_the_map(page: Page, address):
    opened(page, address)
    page.hover(".strip-ports [data-port=PT06] button")
    expect(page.locator("#map .traceport-PT06")).to_have_attribute("data-highlight", "")
    page.locator(f'.strip-regions button[data-choice-region="{REGIONS[3]}"]').focus()
    page.hover(".strip-head h2")
    expect(page.locator(f"#map .traceoutline-{REGIONS[3]}").first).to_have_attribute("data-highlight", "")


def test_pointing_in_the_matrix_and_the_filter_shows_on_map_and_strip_and_the_other_way(page: Page, address):
    opened(page, address)
    for place in (f'#matrix th [data-highlights="{REGIONS[3]}"]', f'#filters [data-highlights="{REGIONS[3]}"]'):
        page.hover(place)
        expect(page.locator(f"#map .traceoutline-{REGIONS[3]}").first).to_have_attribute("data-highlight", "")
        expect(page.locator(f'.strip-line li[data-highlights="{REGIONS[3]}"]').first).to_have_attribute(
            "data-highlighted", ""
        )
        page.mouse.move(2, 2)
        expect(page.locator("[data-highlighted]")).to_have_count(0)
    page.hover(f'.strip-regions li[data-highlights="{REGIONS[3]}"] button')
    expect(page.locator("#matrix .cell[data-highlighted]")).to_have_count(5)
    expect(page.locator("#filters .option[data-highlighted]")).to_have_count(1)


def test_a_port_keeps_the_region_that_is_chosen_already(page: Page, address):
    opened(page, address, f"?region={REGIONS[4]}")
    page.click(".strip-ports [data-port=PT06] button")
    expect(page.locator("#map .traceport-PT06")).to_have_attribute("data-flash", "once")
    assert f"region={REGIONS[4]}" in page.url


@pytest.mark.parametrize(("trace", "shown"), [("traceport-PT06", "PT06"), (f"traceregion-{REGIONS[3]}", REGIONS[3])])
def test_pointing_on_the_map_shows_on_the_strip(page: Page, address, trace, shown):
    opened(page, address)
    box = page.locator(f"#map .{trace} path").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    expect(page.locator(f'.strip-line li[data-highlights="{shown}"]').first).to_have_attribute("data-highlighted", "")
    page.mouse.move(2, 2)
    expect(page.locator(".strip-line [data-highlighted]")).to_have_count(0)


@pytest.mark.parametrize("place", ["button", ".strip-piece"])
def test_a_stretch_chooses_its_region_and_pressed_again_lets_go(page: Page, address, place):
    opened(page, address)
    stretch = page.locator(".strip-regions li").nth(2)
    region = stretch.locator("button").get_attribute("data-choice-region")
    stretch.locator(place).click()
    page.locator(f'#panel > section[data-region="{region}"]').wait_for(state="attached")
    assert f"region={region}" in page.url
    expect(stretch.locator("button")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"#map .traceoutline-{region}").first).to_have_attribute("data-selected", "")
    expect(page.locator(f'#filters input[data-choice-region="{region}"]')).to_be_checked()
    stretch.locator(place).click()
    page.locator('#panel > section[data-region="all"]').wait_for(state="attached")


def test_a_region_in_two_places_is_shown_in_both(page: Page, address):
    opened(page, address, f"?region={REGIONS[0]}")
    pressed = page.locator(".strip-regions button[aria-pressed=true]")
    expect(pressed).to_have_count(2)


def test_a_port_chooses_its_region_and_flashes_and_one_outside_only_flashes(page: Page, address):
    opened(page, address)
    page.click(".strip-ports [data-port=PT04] .strip-mark")
    expect(page.locator("#map .traceport-PT04")).to_have_attribute("data-flash", "once")
    assert "region" not in page.url
    page.click(".strip-ports [data-port=PT06] button")
    page.locator(f'#panel > section[data-region="{REGIONS[4]}"]').wait_for(state="attached")


def test_a_published_length_leads_to_its_evidence(page: Page, address):
    opened(page, address)
    page.click('.strip-lengths [data-length="S18"]')
    expect(page.locator("#evidence")).to_be_visible()
    expect(page.locator("#evidence")).to_contain_text("671.4")
