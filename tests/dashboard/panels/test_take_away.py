"""What can be taken along is offered in every view that shows a selection, and means what the view shows."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from corridor.package.loading import load
from dashboard.page.comparison import Comparison
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.take_away import FILES
from tests.dashboard.packages import PACKAGES

TAKEN = re.compile(r'<nav class="take-away".*?</nav>', re.DOTALL)


@pytest.fixture(scope="module")
def release():
    return RenderedRelease(load(PACKAGES / "two_periods"))


def offered(markup):
    """By file, the parts of its address, in the one menu that `markup` has."""
    (menu,) = TAKEN.findall(markup)
    links = [urlsplit(unescape(link)) for link in re.findall(r'href="([^"]*)"', menu)]
    found = {link.path.rpartition("brief.")[2]: parse_qs(link.query) for link in links if "brief." in link.path}
    assert tuple(found) == FILES
    return found["xlsx"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_offers_the_selection(release, language):
    region, initiative = release.options.regions[1], release.options.initiatives[0]
    address = f"view=table&lang={language}&region={region}&initiative={initiative}"
    found = offered(" ".join(release.view_html(address).values()))
    assert found == {"lang": [language], "region": [region], "initiative": [initiative]}
    assert "region" not in offered(" ".join(release.view_html(f"view=table&lang={language}").values()))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_comparing_view_offers_its_indicators_initiative_its_only_region_and_its_period(release, language):
    dataset = release.dataset
    indicator = next(iter(dataset.indicators.values()))
    period = next(row.period.text for row in dataset.observations.values() if row.indicator == indicator.id)
    one, two = dataset.corridor.regions[:2]
    comparison = Comparison(dataset)

    def of(regions):
        address = f"indicator={indicator.id}&regions={regions}&period={period}"
        return offered(comparison.server_html(language, address)["compare-board"])

    assert of(one) == {
        "lang": [language],
        "region": [one],
        "initiative": [indicator.initiative],
        "period": [period],
    }
    assert "region" not in of(f"{one},{two}")
