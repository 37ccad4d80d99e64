"""Words of the region that English readers do not know are explained where they first stand."""

import csv
import re

import pytest

from corridor.package.reading import shipped_package

EXPLAINED = {"gacha": "village", "sumu": "township", "banner": "count"}
FIRST = {
    "gacha": ("indicators", "honours"),
    "sumu": ("honours",),
    "banner": ("corridor",),
}


@pytest.mark.parametrize("word", EXPLAINED)
def test_a_word_is_explained_in_the_table_that_shows_it_first(word: str) -> None:
    for table in FIRST[word]:
        with (shipped_package() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            texts = [cell for row in csv.DictReader(file) for name, cell in row.items() if name.endswith("_en")]
        assert any(re.search(rf"{word}s? \({EXPLAINED[word]}", text) for text in texts), (word, table)
