"""What a page in a folder finds by itself, without a server, is what the server finds: for whatever is asked."""

import json
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from corridor.messages.templates import filled
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.table import facets
from corridor.queries.table_address import LONGEST_TEXT
from corridor.queries.table_order import SortKey
from corridor.queries.text_matching import closest, folded, is_all_of, words_of
from dashboard.edition.names import name
from dashboard.edition.search_data import search_data
from dashboard.edition.table_data import table_data
from dashboard.edition.without_server import without_server
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.scripts import Scripts, scripts

SIZE = 7
"""Rows on a page of the table, so that there are several pages of the package that ships."""
LETTERS = st.sampled_from(" aAbBzZ09éЖжᠮᠣ口岸满洲里党中〇２Ｋ_-.（·²")
"""What names are written with: Latin, Cyrillic and Mongolian letters, Chinese, digits and signs of either width."""
TEXTS = st.text(LETTERS, max_size=8)
WORDS = TEXTS.flatmap(lambda text: st.sampled_from(words_of(text) or ("mzl", "kouan", "ka", "2k")))


@pytest.fixture(scope="module")
def node() -> Iterator[Scripts]:
    with scripts() as found:
        yield found


@given(texts=st.lists(TEXTS, max_size=4), word=WORDS)
def test_a_name_answers_to_a_word_as_in_the_core(node: Scripts, texts: list[str], word: str) -> None:
    found = closest(texts, word)
    assert node.call("edition_matching", "closest", [*map(name, texts)], word) == (
        None if found is None else int(found)
    )


@given(text=TEXTS, piece=st.integers(0, 7), length=st.integers(1, 3))
def test_so_it_does_to_a_piece_of_itself(node: Scripts, text: str, piece: int, length: int) -> None:
    words = words_of(text[piece : piece + length])
    for word in words:
        found = closest([text], word)
        assert found is not None
        assert node.call("edition_matching", "closest", [name(text)], word) == int(found)


@given(text=TEXTS, word=WORDS)
def test_a_word_is_the_whole_of_a_name_as_in_the_core(node: Scripts, text: str, word: str) -> None:
    for one in (word, "".join(name(text)[1]) or word, folded(text)):
        assert node.call("edition_matching", "isAllOf", name(text), one) is is_all_of(text, one)


@given(text=st.text(LETTERS, max_size=20))
def test_what_is_typed_is_folded_and_parted_as_in_the_core(node: Scripts, text: str) -> None:
    assert node.call("edition_matching", "folded", text) == folded(text)
    assert tuple(node.call("edition_matching", "wordsOf", text)) == words_of(text)


@pytest.mark.parametrize(
    "template", ["{n}", "{n} {n:row|rows}", "{a} of {n} {n:|s}", "no place", "“{a}”：{n} 行", "{a:one|}{a}"]
)
@pytest.mark.parametrize("n", [0, 1, 2, "1", "01", 1000])
def test_a_text_is_put_together_as_in_the_core(node: Scripts, template: str, n: int | str) -> None:
    values = {"n": n, "a": "$& <b>"}
    assert node.call("edition_words", "filled", template, values) == filled(template, values)


@given(text=st.text(st.sampled_from("a<>&\"' 口;#39")))
def test_a_text_is_written_into_html_as_by_the_server(node: Scripts, text: str) -> None:
    assert node.call("edition_words", "escaped", text) == str(escape(text))


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def index(node: Scripts, rendered: RenderedRelease, language: str) -> dict[str, str]:
    return node.keep(f"search-{language}", search_data(rendered.dataset, language))


@pytest.fixture(scope="module")
def rows(node: Scripts, rendered: RenderedRelease, language: str) -> dict[str, str]:
    """The table, as its file brings it."""
    files = json.loads(without_server(json.dumps(table_data(rendered.dataset, language), ensure_ascii=False)))
    return node.keep(f"table-{language}", {**files, "page_size": SIZE})


@pytest.fixture(scope="module")
def rendered() -> Iterator[RenderedRelease]:
    """The package that ships, with small pages in its table."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("corridor.queries.table", "dashboard.panels.table.table_pages"):
            patch.setattr(f"{module}.PAGE_SIZE", SIZE)
        yield RenderedRelease(load(shipped_package()))


@cache
def pieces(rendered: RenderedRelease) -> tuple[str, ...]:
    """What people type: words of the names that there are, in full and begun, in Chinese, English and pinyin."""
    names = [text for area in rendered.dataset.areas.values() for text in area.name.by_language.values()]
    names += [text for one in rendered.dataset.indicators.values() for text in one.name.by_language.values()]
    found = {piece for text in names for piece in (text, text[:2], text[1:3], "".join(name(text)[1])[:5])}
    return (
        *sorted(piece for piece in found if piece.strip() and len(piece) <= LONGEST_TEXT),
        "口岸",
        "region",
        "xyz",
        "<b>",
        "1",
        "  2020 ",
    )


@given(data=st.data())
def test_a_search_answers_as_the_server_s(
    node: Scripts, index: dict[str, str], rendered: RenderedRelease, language: str, data: st.DataObject
) -> None:
    typed = data.draw(st.lists(st.sampled_from(pieces(rendered)), max_size=3).map(" ".join))
    answer = node.call("edition_search", "searchAnswer", index, typed)
    assert answer == json.loads(rendered.search.json(language, typed))


def without_addresses(markup: str) -> str:
    """Links to other pages of the table by what a press does alone: an address of its own has each only on a server."""
    return re.sub(
        r'<a class="page-link"[^>]*>', lambda link: str(sorted(re.findall(r'data-[\w-]+="[^"]*"', link[0]))), markup
    )


@cache
def asked(rendered: RenderedRelease) -> st.SearchStrategy[str]:
    """Queries of addresses: any filters that are offered at once, any order, any page."""
    sorts, found = [key.value for key in SortKey], facets(rendered.dataset)
    parts = {
        "region": rendered.options.regions,
        "initiative": rendered.options.initiatives,
        "kind": ("observation", "programme", "honour"),
        "qualifier": [qualifier.value for qualifier in found.qualifiers],
        "year": [f"{year:04}" for year in found.years],
        "sort": (*sorts, *(f"-{key}" for key in sorts)),
        "page": ("1", "2", "3", "9", "99"),
        "q": pieces(rendered),
    }
    values = {part: st.none() | st.sampled_from([*allowed]) for part, allowed in parts.items()}
    return st.fixed_dictionaries(values).map(
        lambda chosen: urlencode({part: value for part, value in chosen.items() if value is not None})
    )


@given(data=st.data())
def test_the_table_is_filtered_and_sorted_as_by_the_server(
    node: Scripts, rows: dict[str, str], rendered: RenderedRelease, language: str, data: st.DataObject
) -> None:
    query = data.draw(asked(rendered))
    right = without_server(json.loads(rendered.table.json(rendered.table.read(query, language)))["html"])
    found = node.call("edition_table", "tableHtml", rows, {"query": query})
    assert without_addresses(found) == without_addresses(right)
    assert len(re.findall("<tr", right)) <= SIZE + 1
