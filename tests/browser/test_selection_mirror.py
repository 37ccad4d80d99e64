"""Server and browser read an address alike: the same parts, the same defaults, the same refusals."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.selection import Options, parse
from tests.addresses import query_of
from tests.browser.acts import until

pytestmark = pytest.mark.browser

OPTIONS = Options.of(load(shipped_package()))
_VALUES = {
    "lang": OPTIONS.languages,
    "region": OPTIONS.regions,
    "initiative": OPTIONS.initiatives,
    "figure": tuple(sorted(OPTIONS.figures)),
    "view": OPTIONS.views,
    "mode": OPTIONS.modes,
}
KNOWN = "corridor.page_options.options()"
PARSED = f"(query) => corridor.address.parse(query, {KNOWN})"
_NAMES = {"lang": "language"}
_WRONG = st.sampled_from(["", "all", "150700", "0", "zz", " 1", "<b>", "é", "满洲里", "constructor", "__proto__"])


def _pair(part):
    wrong = _WRONG if part != "figure" else st.sampled_from(["", "all", "<b>", "満"])  # the server alone knows its ids
    return st.tuples(st.just(part), st.sampled_from(_VALUES[part]) | wrong)


pairs = st.lists(st.sampled_from(sorted(_VALUES)).flatmap(_pair) | st.just(("unknown", "1")), max_size=9)


@pytest.fixture(scope="module")
def reader(browser, address):
    """A page of the dashboard whose script reads addresses."""
    page = browser.new_page()
    page.goto(address)
    until(page, "Boolean(window.corridor && corridor.selection_state)")
    yield page
    page.close()


@given(pairs=pairs)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
def test_both_sides_read_the_same(reader, pairs):
    query = f"?{urlencode(pairs)}"
    ours = parse(query, OPTIONS)
    theirs = reader.evaluate(PARSED, query)
    for part in _VALUES:
        assert theirs[part] == (getattr(ours.selection, _NAMES.get(part, part)) or ""), part
    assert sorted(theirs["refused"]) == sorted(ours.refused)
    written = reader.evaluate(f"(query) => corridor.address.query(({PARSED})(query), {KNOWN})", query)
    assert parse(written, OPTIONS).selection == parse(query_of(ours.selection, OPTIONS), OPTIONS).selection


@pytest.mark.parametrize("length", [511, 512, 513, 4000])
def test_both_sides_refuse_the_same_length(reader, length):
    query = "?region=150725&x=".ljust(length + 1, "y")
    refused = parse(query.removeprefix("?"), OPTIONS).refused
    assert reader.evaluate(PARSED, query)["refused"] == list(refused)
    assert refused == (("query",) if length > 512 else ())


@pytest.mark.parametrize("code", ["90", "91", "150725", "constructor", "__proto__", ""])
def test_both_sides_follow_a_former_code_to_its_region(reader, code):
    former = {"90": "150725", "91": "150725"}
    query = f"?region={code}&initiative=5"
    ours = parse(query, replace(OPTIONS, former=former))
    script = f"([query, former]) => corridor.address.parse(query, {{...{KNOWN}, former}})"
    theirs = reader.evaluate(script, [query, former])
    assert theirs["region"] == (ours.selection.region or "")
    assert theirs["former"] == (ours.former or "")
    assert theirs["refused"] == list(ours.refused)
