"""``corridor brief`` and ``corridor export package``: files of a release; refusals leave alone what is there."""

import zipfile
from pathlib import Path

import docx
import pytest

from tests.dashboard.commands.conftest import BANNER, Run


def test_a_brief_of_a_region_is_written_once(made: Run, tmp_path: Path) -> None:
    out = tmp_path / "brief.docx"
    assert made("brief", str(out), "--region", BANNER, "--lang", "en").exit_code == 0
    assert any("Chen Barag" in paragraph.text for paragraph in docx.Document(str(out)).paragraphs)
    out.write_text("kept")
    assert made("brief", str(out)).exit_code == 2
    assert out.read_text() == "kept"
    assert made("brief", str(out), "--force").exit_code == 0


@pytest.mark.parametrize("options", [("--region", "9"), ("--initiative", "9"), ("--lang", "xx"), ("--release", "9")])
def test_what_is_unknown_is_refused_and_nothing_written(made: Run, tmp_path: Path, options: tuple[str, str]) -> None:
    out = tmp_path / "brief.docx"
    assert made("brief", str(out), *options).exit_code == 2
    assert not out.exists()
    assert made("brief", str(tmp_path / "brief.pdf")).exit_code == 2


def test_a_package_is_written_once(made: Run, tmp_path: Path) -> None:
    out = tmp_path / "package.zip"
    assert made("export", "package", str(out)).exit_code == 0
    assert "datapackage.json" in zipfile.ZipFile(out).namelist()
    assert made("export", "package", str(out)).exit_code == 2
