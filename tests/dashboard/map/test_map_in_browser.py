"""What only a browser shows of the map: the classes of the stylesheets, names that keep apart, what a hand does."""

import json
from itertools import combinations
from pathlib import Path

import plotly
import pytest

from dashboard.html.script_modules import script
from dashboard.map.figure import map_figure
from dashboard.map.graph_config import GRAPH_CONFIG
from dashboard.map.static_map import static_map
from tests.overlapping import overlaps

pytestmark = pytest.mark.browser
ASSETS = Path(__file__).parents[3] / "dashboard" / "assets"
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
SCRIPTS = (
    *("theme", "early_press", "elements", "map_extent", "map_scale", "static_map", "page_options"),
    *("address", "once_painted", "selection_state", "actions", "status_message", "prefetch", "map_state", "plotly_map"),
    *("map_view", "map_gestures", "map_drag", "map_cut", "map_focus"),
)
PLACE = "http://map.test/"
STYLES = (
    "base.css",
    "map.css",
    "map_badges.css",
    "map_chosen.css",
    "map_colors.css",
    "map_state.css",
    "plotly.css",
    "static_map.css",
)
REGIONS = {
    "150725": {"coverage": "figures", "count": 2, "radius": 6.1},
    "150784": {"coverage": "city_only", "silent": True},
}
OPTIONS = {
    "languages": ["zh", "en"],
    "regions": list(REGIONS),
    "initiatives": ["1"],
    "views": ["map"],
    "modes": ["desk", "wall"],
    "map": {"all": {"regions": REGIONS}, "1": {"regions": {code: {} for code in REGIONS}}},
}
DASH = "{ set_props: (_, { children }) => Plotly.newPlot('graph', children.props.figure) }"
CHOOSE = "change => { corridor.selection_state.start(); corridor.selection_state.press(change); }"
SHOWN = """() => [...document.querySelectorAll(".plotly-map .textpoint text")].filter(
    (node) => getComputedStyle(node.closest('.trace')).display !== 'none' && node.getBoundingClientRect().width
).map((node) => {
    const box = node.getBoundingClientRect();
    return [node.textContent, box.x, box.y, box.right, box.bottom];
})"""


def drawing(figure):
    drawn = {**json.loads(figure.to_json(remove_uids=False)), "config": GRAPH_CONFIG}
    return json.dumps({"props": {"figure": drawn}})


def write(figure, language):
    styles = "".join((ASSETS / name).read_text("utf-8") for name in STYLES)
    scripts = script((name, (ASSETS / f"{name}.js").read_text("utf-8")) for name in SCRIPTS)
    options = json.dumps({**OPTIONS, "prepared": f"{PLACE}{language}"})
    drawn = static_map(figure.to_plotly_json()).painted({"regions": REGIONS}, None)
    return f"""<!doctype html><html lang="{language}" data-lang="{language}"><meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <style>{styles} .box {{ height: 100vh }} .map {{ position: relative; height: 100% }}
        .plotly-map, #graph {{ height: 100% }}</style>
        <div class="box"><div class="map" id="map"><div class="static-map">{drawn}</div>
        <div id="plotly-map" class="plotly-map"><div id="graph"></div></div></div></div>
        <div style="height: 2000px"></div>
        <script type="application/json" id="options">{options}</script>
        <script src="{PLACE}plotly.js"></script>
        <script>window.dash_clientside = {DASH}</script>
        <script>{scripts}</script></html>"""


@pytest.fixture(scope="module")
def pages(shipped):
    figures = {language: map_figure(shipped, language) for language in ("zh", "en")}
    return {language: (write(figure, language), drawing(figure)) for language, figure in figures.items()}


@pytest.fixture
def opened(browser, pages):
    contexts = []

    def open_(language="zh", width=620, height=560, **options):
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        written, figure = pages[language]
        page.route(f"{PLACE}*", lambda route: route.fulfill(body=written, content_type="text/html"))
        page.route("**/map.json", lambda route: route.fulfill(body=figure, content_type="application/json"))
        page.route(f"{PLACE}plotly.js", lambda route: route.fulfill(path=PLOTLY))
        page.goto(PLACE)
        page.evaluate("corridor.selection_state.start()")
        page.evaluate("() => void corridor.plotly_map.load()")
        page.wait_for_selector("#map[data-drawn=plotly]", timeout=90_000)
        page.evaluate("graph.on('plotly_click', dash_clientside.plotly_map.click)")
        return page

    yield open_
    for context in contexts:
        context.close()


def until(page, expression, argument=None):
    """Wait until `expression` holds; the page of these tests has no policy that forbids it."""
    page.wait_for_function(expression, arg=argument, timeout=90_000)


def at(page, x, y):
    """The px of the page at which a place in km is drawn."""
    found = page.evaluate("([x, y]) => [graph._fullLayout.xaxis.d2p(x), graph._fullLayout.yaxis.d2p(y)]", [x, y])
    times = page.evaluate("graph.getBoundingClientRect().width / graph._fullLayout.width")
    return [length * times for length in found]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_name_on_the_map_covers_another_and_the_scale_bar_is_as_long_as_it_says(opened, language):
    page = opened(language, 340, 425)
    for width, height in [(340, 425), (364, 460), (620, 560), (1000, 760)]:
        page.set_viewport_size({"width": width, "height": height})
        until(page, "() => Math.abs(graph.getBoundingClientRect().width - innerWidth) <= 40")
        page.wait_for_timeout(300)
        shown = page.evaluate(SHOWN)
        assert len(shown) > 12, width
        covering = [
            (one[0], other[0])
            for one, other in combinations(shown, 2)
            if overlaps(
                tuple(edge + pad for edge, pad in zip(one[1:], (2, 3, -2, -3), strict=True)), [tuple(other[1:])]
            )
        ]
        assert covering == [], width
        length = float(page.locator(".map-scale").text_content().split()[0])
        bar = page.locator(".map-scale").evaluate("(node) => parseFloat(node.style.width)")
        assert bar == pytest.approx(at(page, length, 0)[0] - at(page, 0, 0)[0], abs=0.5), width


def test_what_is_known_and_chosen_becomes_attributes_of_nodes_and_outlives_zooming(opened):
    page = opened()
    for uid in ("region-150725", "belt-150725", "port-PT05", "port-PT01-inset", "label-region-150725"):
        assert page.locator(f".plotly-map .trace{uid}").count() == 1, uid
    _switch_a_layer(page)
    page.evaluate(CHOOSE, "region=150725")
    page.evaluate("corridor.map_state.highlight(['PT05'])")
    color = "(node) => getComputedStyle(node).fill"
    nodes = [page.locator(f".plotly-map .traceregion-{code} .js-fill") for code in ("150725", "150784")]
    chosen, faded = (node.evaluate(color) for node in nodes)
    assert chosen != faded
    assert page.locator(".plotly-map .tracebadgecount-150725 text").first.text_content() == "2"
    visible = "(node) => getComputedStyle(node).visibility"
    assert page.locator(".plotly-map .traceoutline-150725").evaluate(visible) == "visible"
    assert page.locator(".plotly-map .traceoutline-150784").evaluate(visible) == "hidden"
    assert page.locator(".plotly-map .tracehatch-150784").evaluate(visible) == "visible"
    assert page.locator(".plotly-map .traceport-PT05[data-highlight]").count() == 1
    page.evaluate(CHOOSE, "region=&initiative=1")
    page.evaluate("corridor.map_state.highlight([])")
    assert page.locator("#map :is([data-selected], [data-highlight], [data-silent], [data-count])").count() == 0
    page.evaluate(CHOOSE, "region=150725")
    page.evaluate("corridor.map_view.zoom(2)")
    page.wait_for_timeout(300)
    assert page.locator(".plotly-map .traceoutline-150725[data-selected]").count() == 1


def _switch_a_layer(page):
    """Off, and on again."""
    shown = "(node) => getComputedStyle(node).display"
    page.evaluate("corridor.map_state.setLayer('belt', false)")
    assert page.locator(".plotly-map .tracebelt-150725").evaluate(shown) == "none"
    page.evaluate("corridor.map_state.setLayer('belt', true)")
    assert page.locator(".plotly-map .tracebelt-150725").evaluate(shown) != "none"


def test_a_click_means_the_region_that_was_hit(opened):
    page = opened()
    click(page, -95, -30)
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == ""
    click(page, 60, -60)
    until(page, "(search) => location.search === search", "?region=150725")


def click(page, x, y):
    """Come to a place in km, and press there."""
    page.mouse.move(*at(page, x - 5, y))
    page.mouse.move(*at(page, x, y))
    page.wait_for_timeout(150)
    page.mouse.click(*at(page, x, y))


def test_on_a_wall_everything_is_enlarged_and_still_answers(opened):
    page = opened(width=1900, height=1600)
    page.wait_for_function("document.getElementById('map').dataset.enlarged !== undefined")
    until(page, "() => Math.abs(graph.getBoundingClientRect().width - innerWidth) <= 40")
    click(page, 60, -60)
    until(page, "() => location.search === '?region=150725'")


def test_the_wheel_scrolls_the_page_and_with_ctrl_zooms_the_map(opened):
    page = opened()
    before = page.evaluate("graph._fullLayout.xaxis.range.slice()")
    page.mouse.move(300, 300)
    page.mouse.wheel(0, 200)
    until(page, "() => scrollY > 0")
    assert page.evaluate("graph._fullLayout.xaxis.range") == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.wait_for_function(
        "before => { const [low, high] = graph._fullLayout.xaxis.range; return high - low < before[1] - before[0]; }",
        arg=before,
    )
    page.keyboard.up("Control")


def test_one_finger_scrolls_the_page_and_taps_the_map(opened):
    page = opened(width=390, height=600, has_touch=True, is_mobile=True)
    touch = page.context.new_cdp_session(page)
    page.touchscreen.tap(*at(page, 60, -60))
    until(page, "() => location.search === '?region=150725'")
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 200, "y": 400}]})
    for step in range(15):
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 200, "y": 390 - 10 * step}]})
        page.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    until(page, "() => scrollY > 50")


def test_two_fingers_zoom_the_map_and_not_the_page(opened):
    page = opened(width=390, height=600, has_touch=True, is_mobile=True)
    before = page.evaluate("graph._fullLayout.xaxis.range.slice()")
    touch = page.context.new_cdp_session(page)
    touch.send("Input.synthesizePinchGesture", {"x": 200, "y": 300, "scaleFactor": 2, "gestureSourceType": "touch"})
    wide = before[1] - before[0]
    until(page, "(most) => graph._fullLayout.xaxis.range[1] - graph._fullLayout.xaxis.range[0] < most", 0.8 * wide)
    assert page.evaluate("visualViewport.scale") == pytest.approx(1)
