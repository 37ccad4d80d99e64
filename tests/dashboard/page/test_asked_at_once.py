"""When a release has come, everybody asks for the same page: it is made once, however many ask meanwhile."""

import threading
from concurrent.futures import ThreadPoolExecutor

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.selection import Selection
from dashboard.map.figure import drawing_of
from dashboard.page import kept_maps
from dashboard.page.rendered_release import RenderedRelease

VISITORS = 6


def test_the_first_page_is_made_once_for_each_language(monkeypatch):
    drawn = list[str]()

    def counted(source, language):
        drawn.append(language)
        return drawing_of(source, language)

    monkeypatch.setattr(kept_maps, "drawing_of", counted)
    release, asked = RenderedRelease(load(shipped_package())), threading.Barrier(VISITORS)

    def visit(number):
        asked.wait()
        selection = Selection(("zh", "en")[number % 2])
        return release.static_map(selection), release.server_html(selection)

    with ThreadPoolExecutor(VISITORS) as visitors:
        pages = list(visitors.map(visit, range(VISITORS)))
    assert sorted(drawn) == ["en", "zh"]
    assert pages[::2] == [pages[0]] * (VISITORS // 2)
