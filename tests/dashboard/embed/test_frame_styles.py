"""A frame looks like the page: each rule for what it shows stands in its stylesheets too."""

import re
import tomllib

import pytest

from dashboard.app import build_app
from dashboard.html.bundles import ASSETS
from tests.dashboard.markup import read
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

LAYERS = ("component", "map")
NOT_MEANT = {
    "panel_long.css": "what is out of sight is laid out later: of a frame, that is what its own page decides",
    "map_reached.css": "what the pointer rests on elsewhere in the page",
    "sheet.css": "what is folded on a phone; a frame opens it",
}


@pytest.fixture(scope="module")
def manifest():
    return tomllib.loads((ASSETS / "manifest.toml").read_text("utf-8"))["stylesheets"]


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A server of very many regions, in the areas above them."""
    folder = make(tmp_path_factory.mktemp("many"), Plan(regions=30, indicators=2, periods=2, within=6))
    return build_app(folder).server.test_client()


def rules(file):
    """The classes that each selector of a stylesheet asks for; those of one :is() are taken together."""
    text = re.sub(r"/\*.*?\*/", "", (ASSETS / file).read_text("utf-8"), flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{", text):
        for selector in re.split(r",(?![^(]*\))", selectors):
            yield set(re.findall(r"\.([a-z][\w-]*)", selector)), selector.strip()


@pytest.mark.parametrize(
    "query", ["panel", "panel&initiative=1", "map", "panel&region={region}", "chart&region={region}"]
)
@pytest.mark.parametrize("package", ["shipped", "many"])
def test_no_rule_of_the_page_that_is_meant_for_what_a_frame_shows_is_missing_in_it(
    request, client, manifest, package, query
):
    asked = client if package == "shipped" else request.getfixturevalue("many")
    region = "150725" if package == "shipped" else "S001"
    answer = asked.get(f"/?embed={query.format(region=region)}")
    page = read(answer.text[answer.text.index("<body") : answer.text.index("</body>") + len("</body>")])
    used = {name for element in page.walk() for name in (element.get("class") or "").split()}
    assert used
    page_alone = {file for layer in LAYERS for file in manifest["page"][layer]}
    page_alone -= {*NOT_MEANT, *(file for layer in LAYERS for file in manifest["embed"][layer])}
    missing = [
        (file, rule) for file in sorted(page_alone) for classes, rule in rules(file) if classes and classes <= used
    ]
    assert missing == [], missing
