"""In which order what is found is listed: by the word that is furthest away, then by what it is."""

from corridor.model.vocabulary import Text
from corridor.queries.search import Entry, EntryKind, SearchIndex


def entry(key: str, *names: str, kind: EntryKind = EntryKind.PROGRAMME, aside: tuple[str, ...] = ()) -> Entry:
    return Entry(kind, key, Text({"en": names[0]}), names=names, aside=aside)


def found(typed: str, *entries: Entry) -> list[str]:
    """The ids found, whatever the order in which the entries stand."""
    there = [[row.id for row in SearchIndex(rows, {}).search(typed)] for rows in (entries, entries[::-1])]
    assert there[0] == there[1]
    return there[0]


def test_each_closer_answer_comes_first() -> None:
    texts = {"whole": "well", "beginning": "wells", "word": "a well", "piece": "swell"}
    assert found("well", *(entry(key, text) for key, text in texts.items())) == list(texts)


def test_the_word_that_is_furthest_away_decides() -> None:
    near_and_far = entry("near and far", "well swater")
    both_middling = entry("both middling", "a well, a water")
    assert found("well water", near_and_far, both_middling) == ["both middling", "near and far"]


def test_equally_close_ones_are_listed_by_what_they_are() -> None:
    rows = [entry(kind.value, "well", kind=kind) for kind in EntryKind]
    assert found("well", *rows) == [kind.value for kind in EntryKind]


def test_what_a_name_says_counts_before_what_stands_around_it() -> None:
    own = entry("own", "swell swater")
    aside = entry("aside", "well", aside=("water",))
    assert found("well water", own, aside) == ["own", "aside"]


def test_surroundings_alone_find_nothing_and_help_by_how_well_they_answer() -> None:
    assert found("water", entry("none", "well", aside=("water",))) == []
    whole, piece = entry("whole", "well", aside=("water",)), entry("piece", "well", aside=("swater",))
    assert found("well water", whole, piece) == ["whole", "piece"]
