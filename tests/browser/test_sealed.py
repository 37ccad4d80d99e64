"""Nothing leaves the host, nothing breaks the content security policy, and no WebGL is needed."""

from itertools import cycle
from urllib.parse import urlsplit

import pytest

from tests.browser.acts import click_on_map, opened, settled
from tests.browser.conftest import FLAGS, HEADLESS

pytestmark = pytest.mark.browser
VIEWS = ("view=map", "view=table", "view=about", "region=150725&initiative=5", "region=150784&figure=O08", "mode=wall")
REPORT = "addEventListener('securitypolicyviolation', (event) => console.error('CSP', event.violatedDirective), true)"


@pytest.fixture
def asked(page):
    """The addresses that the page asks for, whatever they are answered."""
    found = []
    page.on("request", lambda request: found.append(request.url))
    page.context.on("page", lambda other: found.append(other.url))
    return found


def test_no_view_asks_another_origin_or_breaks_the_policy(page, address, asked):
    page.add_init_script(REPORT)
    for view, language in zip(VIEWS, cycle(["zh", "en"])):  # the languages have no end
        opened(page, f"{address}/?lang={language}&{view}")
        page.wait_for_load_state("networkidle")
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme not in ("data", "blob")}
    assert len(asked) > 20
    assert hosts == {urlsplit(address).netloc}


def test_a_policy_is_sent_that_knows_neither_eval_nor_foreign_scripts(page, address):
    headers = page.goto(f"{address}/").headers
    scripts = next(part for part in headers["content-security-policy"].split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in scripts
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_map_is_drawn_and_answers_without_webgl(browser, address):
    flags = [*FLAGS, "--disable-webgl", "--disable-3d-apis"]
    chromium = browser.browser_type.launch(executable_path=HEADLESS, args=flags)
    try:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        opened(page, f"{address}/")
        assert page.evaluate("document.createElement('canvas').getContext('webgl')") is None
        click_on_map(page, "port-PT06")
        assert settled(page, "150784")["filters"] == ["150784", "all"]
    finally:
        chromium.close()
