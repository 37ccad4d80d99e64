"""The addresses of the dashboard's own files, with the time of their last change: browsers keep each for a year."""

from functools import cache
from pathlib import Path

from dashboard.html.bundles import bundles
from dashboard.html.url_prefix import ROOT

_FOLDER = Path(__file__).parents[1]


def asset_address(name: str) -> str:
    """A file of the folder of assets."""
    return f"{ROOT}/assets/{name}?m={_changed(_FOLDER / 'assets' / name)}"


def bundle_address(key: str) -> str:
    """A bundle by its key, see `dashboard.html.bundles`."""
    return f"{ROOT}{bundles()[key].address}"


@cache
def _changed(path: Path) -> int:
    return int(path.stat().st_mtime)
