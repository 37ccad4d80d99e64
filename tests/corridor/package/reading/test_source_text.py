"""Plain-text copies of sources."""

import pytest

from corridor.errors import PackageError
from corridor.package.reading import read_source_text


def test_sentences_are_read_by_their_locators(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\ufeff# title\n\n## 3 part\n3.10 共55个。\n  3.11 ▢91万元 \n4 One. Two.\n", "utf-8")
    assert read_source_text(path) == {"3.10": "共55个。", "3.11": "▢91万元", "4": "One. Two."}


def test_every_line_of_another_form_is_reported(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("1.1 a\nno locator\n1.1 b\n1.2\n", "utf-8")
    with pytest.raises(PackageError) as caught:
        read_source_text(path)
    assert [(problem.rule, problem.file, problem.line, problem.found) for problem in caught.value.problems] == [
        ("unreadable-sentence", "a.txt", 2, "no locator"),
        ("duplicate-locator", "a.txt", 3, "1.1"),
        ("unreadable-sentence", "a.txt", 4, "1.2"),
    ]


def test_a_text_in_another_encoding_is_reported(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("1.1 句".encode("gbk"))
    with pytest.raises(PackageError, match="not UTF-8"):
        read_source_text(path)


def test_a_missing_text_is_reported(tmp_path):
    with pytest.raises(PackageError, match=r"none\.txt unreadable-file"):
        read_source_text(tmp_path / "none.txt")
