"""The observations of a package become the rows that each of them would become by itself."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import select

from corridor.model.observation_table import ObservationTable
from corridor.model.records import Observation
from corridor.releases import figure_rows
from corridor.releases.canonical_rows import digest_of, encoded
from corridor.releases.chain import hash_of_lines, release_hash
from corridor.releases.database import Database
from corridor.releases.figure_rows import FigureRows
from corridor.releases.row_storage import store_figures
from corridor.releases.tables import row_versions
from tests.corridor.observations import tables
from tests.small import observation

HEAD = (1, "at", "package", "first", "2026-10-01")


@given(tables, st.sampled_from([1, 3, 8192]), st.sampled_from([1, 4, 4096]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_in_blocks_are_those_of_the_records(
    monkeypatch: pytest.MonkeyPatch, held: Mapping[str, Observation], at_a_time: int, few: int
) -> None:
    monkeypatch.setattr(figure_rows, "_AT_A_TIME", at_a_time)
    monkeypatch.setattr(figure_rows, "_FEW", few)
    rows = FigureRows(ObservationTable.of(held))
    expected = [(key, encoded(row), digest_of(encoded(row))) for key, row in sorted(held.items())]
    hashed = [("observations", key, digest, None, None) for key, _, digest in expected]
    assert hash_of_lines("before", HEAD, rows.hashed()) == release_hash("before", HEAD, hashed)
    blocks = list(rows.blocks())
    found = [row for block in blocks for row in zip(block.keys, block.contents, block.digests, strict=True)]
    assert [(key.decode(), content.decode(), digest) for key, content, digest in found] == expected
    assert sum(map(len, blocks)) == len(rows) == len(held)


@pytest.mark.parametrize("at_a_time", [1, 8192])
def test_they_are_stored_to_the_last_sign(database: Database, at_a_time: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_rows, "_AT_A_TIME", at_a_time)
    printed = ("tab\tline\nback\\slash \\N 'quote' \"two\"", "十万", "\r\x01", "")
    keys = ("A", "a\\b\tc\n", '乙"', "~")
    held = {key: replace(observation(key), printed=word) for key, word in zip(keys, printed, strict=True)}
    rows = FigureRows(ObservationTable.of(held))
    list(rows.hashed())
    with database.writing() as connection:
        store_figures(connection, 1, rows.blocks())
    with database.reading() as connection:
        stored = {tuple(row) for row in connection.execute(select(row_versions))}
    expected = {(key, encoded(row)) for key, row in held.items()}
    assert stored >= {("observations", key, 1, content, digest_of(content), None, None) for key, content in expected}
