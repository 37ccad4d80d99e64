"""Hand-made packages, ready to be shown, and parts of their pages as trees."""

from functools import cache
from pathlib import Path

from corridor.package.loading import load
from corridor.queries.selection import Selection
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.markup import Element, read
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

PACKAGES = Path(__file__).parents[1] / "packages"


@cache
def two_periods() -> RenderedRelease:
    """Four regions that report the same for several years."""
    return RenderedRelease(load(PACKAGES / "two_periods"))


def synthetic(folder: Path, plan: Plan) -> RenderedRelease:
    """A synthetic package of the size of `plan`."""
    return RenderedRelease(load(make(folder, plan)))


def shown(
    rendered: RenderedRelease, name: str, language: str = "zh", region: str | None = None, initiative: str | None = None
):
    """One part of the page of a selection."""
    markup: Element = read(rendered.server_html(Selection(language, region, initiative))[name])
    return markup
