"""A dashboard on a database with several releases, for the tests of what a release shows."""

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace
from sqlalchemy import URL
from werkzeug.test import TestResponse

from corridor.model.period import Period
from corridor.releases.canonical_rows import encoded
from corridor.releases.releases import Notice, Release, RowVersion, append
from corridor.reporting.context import ReportingContext
from dashboard.app import build_app
from dashboard.office.current import OFFICE
from tests.dashboard.markup import Element, read

TINY = Path(__file__).parents[1] / "packages" / "tiny"


@dataclass
class Shown:
    """The application on a database, and a client of it."""

    server: Flask
    client: FlaskClient

    @classmethod
    def on(cls, url: URL) -> "Shown":
        server = build_app(TINY, database=url).server
        return cls(server, server.test_client())

    @property
    def office(self) -> ReportingContext:
        found: ReportingContext = self.server.extensions[OFFICE]
        return found

    def close(self) -> None:
        self.office.release_store.close()
        self.office.database.close()

    def publish(self, *rows: RowVersion, reason: str = "三季度") -> Release:
        """Publish, and notice it at once."""
        database = self.office.database
        with database.writing() as connection:
            made = append(connection, Notice(database.now(), "anna", reason, "2026-09-30"), rows)
        self.office.release_store.refresh()
        return made

    def put(self, key: str, value: str, new: str | None = None) -> RowVersion:
        """An observation with another value; under another id as a new one, of another year."""
        row = self.office.release_store.loaded.dataset.observations[key]
        row = replace(row, value=Decimal(value), printed=f"{value}口")
        if new is not None:
            row = replace(row, id=new, period=Period.parse("2020"))
        return RowVersion("observations", row.id, encoded(row))

    def withdrawal(self, key: str, reason: str) -> RowVersion:
        row = self.office.release_store.loaded.dataset.observations[key]
        return RowVersion("observations", key, encoded(row), reason)

    def get(self, address: str) -> TestResponse:
        return self.client.get(address)

    def html(self, address: str, status: int = 200) -> str:
        answer = self.get(address)
        assert answer.status_code == status, answer.text[:200]
        return answer.text

    def notice(self, address: str) -> str:
        """The one notice about the release that is seen without any script; empty for none."""
        text = self.html(address)
        notices = read(text[text.index('<div id="release-notices"') : text.index('<div id="first-page">')])
        seen = [line.text for line in notices.all("data-when") if "hidden" not in line.attributes]
        assert len(seen) <= 1
        return seen[0] if seen else ""

    def history(self, address: str, status: int = 200) -> Element:
        """The main part of a page about the releases."""
        text = self.html(address, status)
        return read(text[text.index("<main") : text.index("</main>") + len("</main>")])

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.get("/release.json").get_json()
        return found

    def evidence(self, key: str, release: int | None = None, language: str = "zh") -> Element:
        """The evidence of a figure as a release knows it."""
        loaded_release = (
            self.office.release_store.latest() if release is None else self.office.release_store.loaded_release(release)
        )
        answer = self.get(f"/prepared/{loaded_release.dataset.fingerprint[:16]}/{language}/evidence/{key}.json")
        assert answer.status_code == 200, answer.text[:300]
        return read(json.loads(answer.text)["html"])
