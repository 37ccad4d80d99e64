"""An address that names a region by the code it had before shows the region, and says why."""

import re
import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard.app import build_app

_TINY = Path(__file__).parents[2] / "packages" / "tiny"
_WORDS = {"zh": "链接用的是该地区的旧代码", "en": "by its former code"}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A server of the tiny package, whose western region had the codes 91 and 90 before."""
    folder = Path(shutil.copytree(_TINY, tmp_path_factory.mktemp("former") / "package"))
    areas = folder / "areas.csv"
    rows = areas.read_text("utf-8").replace("西溪,West,,\n", "西溪,West,,91\n")
    rows += "91,former,西溪旗,West Brook Banner,西溪,West,,90\n90,former,西溪地,West Brook Land,西溪,West,,\n"
    areas.write_text(rows, "utf-8")
    return build_app(folder).server.test_client()


def _shown(page: str, notice: str) -> bool:
    (attributes,) = re.findall(rf'<p data-server-html="{notice}"([^>]*)>', page)
    return "hidden" not in attributes


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", ["map", "table", "about"])
@pytest.mark.parametrize("code", ["91", "90"])
def test_a_former_code_shows_the_region_of_today(changed: FlaskClient, code: str, view: str, language: str) -> None:
    page = changed.get(f"/?region={code}&view={view}&lang={language}").get_data(as_text=True)
    assert re.search(r"<html[^>]*>", page)[0].count('data-region="101"') == 1
    assert _shown(page, "former")
    assert not _shown(page, "refused")
    assert _WORDS[language] in page


@pytest.mark.parametrize(("code", "refused"), [("101", False), ("92", True), ("all", False)])
def test_other_codes_say_nothing_of_it(changed: FlaskClient, code: str, refused: bool) -> None:  # noqa: FBT001
    page = changed.get(f"/?region={code}").get_data(as_text=True)
    assert not _shown(page, "former")
    assert _shown(page, "refused") is refused
