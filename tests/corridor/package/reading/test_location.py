"""Where the shipped package is found."""

from pathlib import Path

import corridor
from corridor.package.reading import shipped_package


def test_from_a_checkout_it_is_the_folder_beside_the_sources():
    assert shipped_package() == Path(__file__).parents[4] / "geodata"


def test_an_installed_program_has_it_inside(tmp_path, monkeypatch):
    program = tmp_path / "site-packages" / "corridor"
    (program / "_geodata").mkdir(parents=True)
    monkeypatch.setattr(corridor, "__file__", str(program / "__init__.py"))
    assert shipped_package() == program / "_geodata"
