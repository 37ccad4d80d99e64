"""One line about the release that is shown, with the ways to what changed, to all releases, and to the office."""

from dash.development.base_component import Component

from corridor.model.published import Published
from corridor.model.records import Corridor
from corridor.releases.timestamps import local_day
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.words.dates import day_in_words
from dashboard.words.wording import Wording


def release_line(published: Published | None, corridor: Corridor, w: Wording) -> Component | None:
    """Number and day of the release, and links; nothing for a package that is shown as it lies in its folder."""
    if published is None:
        return None
    number, language = published.release, w.language
    links = {
        "release.changes": f"{ROOT}/changes?from={number - 1}&to={number}&lang={language}" if number > 1 else "",
        "release.all": f"{ROOT}/releases?lang={language}",
        "release.office": f"{ROOT}/office/?lang={language}",
    }
    parts: list[Component] = [html.Span(in_words("release.shown", published, corridor, w))]
    parts += [html.A(w(key), href=address) for key, address in links.items() if address]
    return html.P(parts, className="release-line")


def in_words(key: str, published: Published, corridor: Corridor, w: Wording) -> str:
    """The text `key` with the release's number and the day of its publication, by the corridor's clock."""
    day = day_in_words(local_day(published.at, corridor), w)
    return w(key, number=published.release, day=day)
