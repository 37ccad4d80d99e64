"""``python -m tests.benchmark.answers OUT PACKAGE…``: every answer about packages as files, for ``diff -r``.

Run it in two states of the program: what is shown of the same data must not depend on how the data are held.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from flask.testing import FlaskClient

from corridor.queries.table_row import RowKind
from dashboard.app import build_app

_SORTS = ("file", "area", "initiative", "name", "value", "qualifier", "period", "source")
_LOOKED_FOR = ("1", "2 e", "旗", "o", "b 2", "ß", "%")


def main() -> None:
    """Read the options and write the answers of each package into a folder of its name."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.answers", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("packages", type=Path, nargs="+")
    given = parser.parse_args()
    for package in given.packages:
        folder = given.out / package.name
        folder.mkdir(parents=True, exist_ok=True)
        client = build_app(package).server.test_client()
        for address in addresses(client):
            answer = client.get(address)
            name = f"{quote(address, safe='')[:150]}-{hashlib.sha256(address.encode()).hexdigest()[:8]}"
            (folder / name).write_bytes(f"{answer.status_code}\n".encode() + answer.data)


def addresses(client: FlaskClient) -> Iterator[str]:
    """What is asked for: pages, panels, tables in every order, searches, evidence, the interface for programs."""
    page = client.get("/").get_data(as_text=True)
    options = json.loads(page.partition('id="options">')[2].partition("</script>")[0])
    regions = ["all", *options["regions"]]
    yield from ("/api/v1/coverage", "/api/v1/observations", "/api/v1/observations?format=csv&limit=1000")
    yield from (f"/api/v1/observations?region={code}&year=2020" for code in options["regions"])
    for language in options["languages"]:
        yield f"/?lang={language}"
        yield f"/?lang={language}&view=compare"
        below = f"{options['prepared']}/{language}"
        yield from (f"{below}/{name}" for name in ("about.json", "tour.json", "export.csv", "page.json"))
        for code in regions:
            yield from (f"{below}/{part}/{code}/all.json" for part in ("region", "region-rest"))
            yield from (f"{below}/region/{code}/{initiative}.json" for initiative in options["initiatives"])
            yield f"{below}/table.json?region={code}"
        yield from (f"{below}/table.json?sort={sign}{sort}" for sort in _SORTS for sign in ("", "-"))
        yield from (f"{below}/table.json?kind={kind.value}&sort=-name" for kind in RowKind)
        yield from (f"{below}/table.json?q={quote(word)}" for word in _LOOKED_FOR)
        yield from (f"{below}/search.json?q={quote(word)}" for word in _LOOKED_FOR)
        yield from (f"{below}/table.json?year={year}&qualifier=exact" for year in range(2018, 2027))
        rows = client.get("/api/v1/observations?limit=1000").get_json()["observations"]
        yield from (f"{below}/evidence/{quote(row['id'])}.json" for row in rows[:200])


if __name__ == "__main__":
    main()
