"""A package that lacks a table or a layer is refused with a remedy, or shown: it never ends in an error."""

import csv
import json
import re
import shutil
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import URL

from corridor.errors import PackageError
from corridor.package.contract import DESCRIPTOR_FILE, LAYERS, LIST_SEPARATOR, TABLES
from dashboard.app import build_app

TINY = Path(__file__).parents[1] / "packages" / "tiny"
FILES = (*(table.file for table in TABLES), *(layer.file for layer in LAYERS))
NOTHING_DRAWN = '{"type": "FeatureCollection", "features": []}'
VIEWS = ("", "?region=101", "?initiative=1&lang=en", "?view=table", "?view=table&lang=en", "?view=about&lang=en")


def _missing(folder, file):
    (folder / file).unlink()


def _blank(folder, file):
    (folder / file).write_text("", "utf-8")


def _empty(folder, file):
    path = folder / file
    path.write_text(NOTHING_DRAWN if path.suffix == ".geojson" else path.read_text("utf-8").splitlines()[0], "utf-8")


def _empty_with_what_needs_it(folder, file):
    """Leave out the rows of `file`, then every row that names one that is gone, until none does."""
    _empty(folder, file)
    while any([_followed(folder), _undrawn_left_out(folder)]):
        pass


def _followed(folder):
    """Whether a code that no table knows was left out of a table or layer, and with it a row that cannot be without."""
    known = {table.name: {row["id"] for row in _rows(folder / table.file)} for table in TABLES}
    before = {file: (folder / file).read_text("utf-8") for file in FILES}
    for table in TABLES[1:]:
        rows = [row for row in _rows(folder / table.file) if all(_kept(row, field, known) for field in table.fields)]
        _write(folder / table.file, rows)
    for layer in LAYERS:
        path = folder / layer.file
        content = json.loads(path.read_text("utf-8"))
        kept = [one for one in content["features"] if all(_kept(one["properties"], f, known) for f in layer.fields)]
        path.write_text(json.dumps({**content, "features": kept}) if kept else NOTHING_DRAWN, "utf-8")
    return before != {file: (folder / file).read_text("utf-8") for file in FILES}


def _kept(row, field, known):
    """Whether a row can stay once the codes that are gone were taken out of one of its cells."""
    if not field.refers or not row.get(field.name):
        return True
    codes = [code for code in str(row[field.name]).split(LIST_SEPARATOR) if code in known[field.refers]]
    row[field.name] = LIST_SEPARATOR.join(codes)
    return bool(codes) or not field.required


def _undrawn_left_out(folder):
    """Whether a place was left out whose area no layer draws."""
    layers = [
        json.loads((folder / f"layers/{name}.geojson").read_text("utf-8")) for name in ("regions", "surroundings")
    ]
    drawn = {feature["properties"]["id"] for layer in layers for feature in layer["features"]}
    places = _rows(folder / "places.csv")
    kept = [row for row in places if row["area"] in drawn]
    _write(folder / "places.csv", kept)
    return kept != places


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path, rows):
    header = path.read_text("utf-8").splitlines()[0]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header.split(","), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _outcome(folder):
    """Whether the package is shown, with every view answered, or refused, with every problem saying what to do."""
    try:
        client = build_app(folder).server.test_client()
    except PackageError as error:
        return "refused" if _helpful(error.problems) else "left alone"
    for view in VIEWS:
        assert client.get(f"/{view}").status_code == 200, view
    options = json.loads(re.search(r'id="options">(.*?)</script>', client.get("/").get_data(as_text=True))[1])
    for language, part in product(("zh", "en"), ("region/all/all", "region/101/all", "about", "table", "search")):
        assert client.get(f"{options['prepared']}/{language}/{part}.json").status_code == 200, part
    return "shown"


def _helpful(problems):
    """Whether there are problems, and each says in both languages what is wrong and what to do."""
    texts = [text.in_(language) for one in problems for text in (one.message, one.remedy) for language in ("zh", "en")]
    return bool(texts) and all(texts)


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(TINY, tmp_path / "package"))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("changed", [_missing, _blank])
def test_a_file_that_is_not_there_or_has_no_header_is_named(copy, file, changed):
    changed(copy, file)
    with pytest.raises(PackageError) as refused:
        build_app(copy)
    assert file in {problem.file for problem in refused.value.problems}


@pytest.mark.parametrize("changed", [_missing, _blank])
def test_so_is_a_descriptor(copy, changed):
    changed(copy, DESCRIPTOR_FILE)
    assert _outcome(copy) == "refused"


@pytest.mark.parametrize("file", FILES)
def test_an_empty_table_or_layer_is_refused_or_shown(copy, file):
    _empty(copy, file)
    assert _outcome(copy) in ("refused", "shown")


SHOWN_WITHOUT = (
    *(f"{table}.csv" for table in ("countries", "initiatives", "indicators", "observations", "programmes")),
    *(f"{table}.csv" for table in ("honours", "places", "belts", "statistics", "derivations")),
    *(f"layers/{layer}.geojson" for layer in ("surroundings", "neighbours", "border", "rivers", "lakes")),
)


@pytest.mark.parametrize("file", FILES)
def test_so_it_is_with_everything_gone_that_needs_it(copy, file):
    _empty_with_what_needs_it(copy, file)
    assert _outcome(copy) == ("shown" if file in SHOWN_WITHOUT else "refused")


def test_nothing_but_regions_is_shown(copy):
    for file in SHOWN_WITHOUT:
        _empty_with_what_needs_it(copy, file)
    assert _outcome(copy) == "shown"


def test_its_releases_are_shown_as_well(copy, tmp_path):
    for file in SHOWN_WITHOUT:
        _empty_with_what_needs_it(copy, file)
    client = build_app(copy, database=URL.create("sqlite", database=str(tmp_path / "releases.db"))).server.test_client()
    for address in ("/", "/?lang=en", "/releases", "/changes", "/office/sign-in"):
        assert client.get(address, follow_redirects=True).status_code == 200, address
