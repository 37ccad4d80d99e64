"""The page says what its data are in the words of schema.org, and where they are had."""

import json
import re

import pytest
from sqlalchemy import make_url

from tests.dashboard.published import LANGUAGES, rows
from tests.dashboard.releases import Shown


def described(text):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_names_data_and_ways_to_them(client, language):
    found = described(client.get(f"/?lang={language}", base_url="http://localhost/below").text)
    assert (found["@context"], found["@type"]) == ("https://schema.org", "Dataset")
    assert found["name"] == rows("corridor")["hulunbuir-border"][f"title_{language}"]
    for way in found["distribution"]:
        assert way["contentUrl"].startswith("/below/api/v1/")
        answer = client.get(way["contentUrl"].removeprefix("/below"))
        assert (answer.status_code, answer.mimetype) == (200, way["encodingFormat"])


def test_an_earlier_release_leads_to_its_own_data(tmp_path):
    shown = Shown.on(make_url(f"sqlite:///{tmp_path / 'releases.db'}"))
    shown.publish(shown.put("T01", "41"))
    try:
        found = described(shown.html("/?release=1"))
        assert found["version"] == "1"
        assert all("release=1" in way["contentUrl"] for way in found["distribution"])
    finally:
        shown.close()
