"""The view of all figures as HTML: every row once, each honest about its number, every heading a way to sort."""

import pytest

from dashboard.page.rendered_release import RenderedRelease
from tests.corridor.sample import observation, sample
from tests.dashboard.markup import empty, misplaced, read
from tests.dashboard.published import INITIATIVES, KINDS, LANGUAGES, REGIONS, rows

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_kind = pytest.mark.parametrize(("table", "attribute"), KINDS.items())
QUERIES = [
    "",
    "sort=-value",
    "q=ka",
    "kind=programme&sort=name",
    "qualifier=illegible",
    "year=2021",
    "region=150781&initiative=1&kind=honour",
    "q=%3Cscript%3E",
    "kind=<b>&page=x",
]


@pytest.fixture(scope="module")
def shown(rendered):
    """The rows' part of the page for a query, as a tree."""

    def get(query="", language="zh"):
        html = rendered.view_html(f"?view=table&lang={language}&{query}")["table-rows"]
        return read(html)

    return get


def shown_ids(tree):
    return [row.get("data-figure") or row.get("data-programme") or row["data-honour"] for row in tree.all("data-kind")]


def content_of(dataset):
    return RenderedRelease(dataset)


@every_language
@every_kind
def test_everything_stands_in_it_once(shown, language, table, attribute):
    assert shown(language=language).values(attribute) == list(rows(table))


@every_language
@pytest.mark.parametrize("query", QUERIES)
def test_its_html_is_sound(shown, language, query):
    tree = shown(query, language)
    assert misplaced(tree) == []
    assert empty(tree) == []


@every_language
def test_every_figure_is_honest_and_as_printed(shown, language):
    for row in shown(language=language).all("data-figure"):
        published = rows("observations")[row["data-figure"]]
        assert row["data-qualifier"] == published["qualifier"]
        assert published["printed"] in row.text
        assert published["locator"] in row.with_class("column-source")[0].text
        assert bool(row.all("data-state", "doubt")) == bool(published[f"doubt_{language}"])
        assert bool(row.with_class("number")) == bool(published["value"])


@every_language
def test_programmes_and_honours_tell_what_they_are_and_have_no_number(shown, language):
    for table in ("programmes", "honours"):
        for row in shown(language=language).all(KINDS[table]):
            published = rows(table)[row[KINDS[table]]]
            assert published[f"name_{language}"] in row.text
            assert published[f"summary_{language}" if table == "programmes" else f"awarded_to_{language}"] in row.text
            assert row.with_class("number") == []
            assert row.get("data-qualifier") is None


def test_every_row_leads_to_its_evidence_and_to_the_map(shown):
    for row in shown().all("data-kind"):
        key = shown_ids(row)[0]
        assert next(found["data-press"] for found in row.named("button")) == f"figure={key}"
        pointer = row.one("data-action", "point-out")
        table = {"observation": "observations", "programme": "programmes", "honour": "honours"}[row["data-kind"]]
        area = rows(table)[key]["area"]
        own = area if area in REGIONS else ""
        assert f"view=map&region={own}&initiative={rows(table)[key]['initiative']}" == pointer["data-press"]
        assert pointer["data-flash"].split() == ([own] if own else list(REGIONS))


def test_it_is_a_table_with_a_caption_and_headings(shown):
    tree = shown()
    [table] = tree.named("table")
    assert table.named("caption")[0].text
    headings = table.named("thead")[0].named("th")
    assert len(headings) == 8
    assert {heading["scope"] for heading in headings} == {"col"}
    assert {row.named("th")[0]["scope"] for row in table.named("tbody")[0].named("tr")} == {"row"}
    assert not table.values("role")  # what HTML says already; `assets/table.js` says it where rows are drawn as cards


@pytest.mark.parametrize(
    ("query", "state", "following"),
    [("", "none", "sort=name"), ("sort=name", "ascending", "sort=-name"), ("sort=-name", "descending", "sort=")],
)
def test_a_heading_sorts_up_then_down_then_no_more(shown, query, state, following):
    heading = shown(query).one("data-column", "name")
    assert heading["aria-sort"] == state
    assert heading.named("button")[0]["data-press"] == following
    others = [other["aria-sort"] for other in shown(query).all("data-column") if other is not heading]
    assert others.count("none") >= 6


@every_language
def test_sorted_by_value_it_says_that_units_are_not_compared(shown, language):
    for query, said in (("sort=value", 1), ("sort=-value", 1), ("", 0), ("sort=-value&kind=honour", 0)):
        assert len(shown(query, language).with_class("by-unit")) == said, query


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("initiative", INITIATIVES)
def test_the_pages_own_filters_filter_it(shown, region, initiative):
    expected = {
        key
        for table in KINDS
        for key, row in rows(table).items()
        if (row["area"], row["initiative"]) == (region, initiative)
    }
    assert set(shown_ids(shown(f"region={region}&initiative={initiative}"))) == expected


@every_language
def test_each_filter_that_is_set_can_be_taken_away(shown, language):
    tree = shown("region=150784&kind=observation&q=%E6%94%AF%E9%83%A8&year=2020", language)
    dropped = {chip["data-press"].split("=")[0] for chip in tree.with_class("chip")}
    assert dropped == {"region", "kind", "q", "year"}
    [clear] = tree.with_class("clear")
    assert {part.split("=")[0] for part in clear["data-press"].split("&")} >= dropped


def test_an_empty_table_says_what_hides_the_rows_and_how_many(shown):
    tree = shown("region=150781&initiative=3&kind=honour")
    assert tree.named("table") == []
    [reason] = tree.with_class("empty")
    ways = {way["data-press"]: way.text for way in reason.with_class("way")}
    assert set(ways) == {"region=&page=", "initiative=&page="}
    assert all("1 行" in words for words in ways.values())
    assert len(reason.with_class("clear")) == len(tree.with_class("clear")) == 1
    assert tree.with_class("downloads") == []


def test_a_package_without_anything_says_so():
    tree = read(content_of(sample()).view_html("?view=table")["table-rows"])
    assert "还没有任何数据" in tree.with_class("empty")[0].text
    assert tree.with_class("way") == []


def test_what_was_typed_is_shown_and_never_run(shown):
    tree = shown("q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    assert tree.named("img") == []
    assert "<img src=x onerror=alert(1)>" in tree.text


def test_unknown_filters_are_named_and_filter_nothing(shown):
    tree = shown("kind=nothing&year=soon&sort=size&page=-1")
    assert len(shown_ids(tree)) == 62
    assert all(part in tree.with_class("refused")[0].text for part in ("kind", "year", "sort", "page"))


def test_the_downloads_follow_filters_and_order_but_not_the_page(shown, rendered):
    (files,) = shown("q=ka&sort=-period&page=1&region=150781").with_class("downloads")
    links = [link["href"] for link in files.with_class("download")]
    assert [link.partition("?")[0].rpartition("/")[2] for link in links] == ["export.xlsx", "export.csv"]
    assert all(link.startswith(f"{rendered.address}/zh/") for link in links)
    assert {link.partition("?")[2] for link in links} == {"region=150781&q=ka&sort=-period"}


def test_a_long_table_has_pages_and_links_to_them():
    dataset = sample(observations=[observation(f"A{n:03}", "north", value=str(n)) for n in range(250)])
    tree = read(content_of(dataset).view_html("?view=table&page=2&sort=value")["table-rows"])
    assert shown_ids(tree) == [f"A{n:03}" for n in range(100, 200)]
    [pages] = tree.with_class("pages")
    assert {link["data-press"]: link["href"].split("&", 2)[2] for link in pages.named("a")} == {
        "page=": "sort=value",
        "page=3": "sort=value&page=3",
    }
    assert "101–200" in pages.text
    assert "250" in pages.text


@every_language
def test_the_form_offers_what_occurs_and_is_named(part, language):
    tree = part("table-tools", language)
    assert misplaced(tree) == []
    fields = {select["name"]: [option["value"] for option in select.named("option")] for select in tree.named("select")}
    assert set(fields) == {"kind", "qualifier", "year", "sort"}
    assert fields["kind"] == ["", "observation", "programme", "honour"]
    assert set(fields["qualifier"]) - {""} == {row["qualifier"] for row in rows("observations").values()}
    assert len(fields["sort"]) == 2 * 7 + 2
    assert all(label.named("span")[0].text for label in tree.named("label"))


def test_the_other_views_do_not_pay_for_the_table(rendered):
    for view in ("map", "about"):
        assert rendered.view_html(f"?view={view}")["table-rows"] == ""
