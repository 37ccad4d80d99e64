"""What cannot work without a server is taken out of the page, and its links lead into the folder."""

import re
from typing import Any

from dashboard.html.url_prefix import ROOT

_LINK = re.compile(rf'<a\b[^>]*\bhref="{ROOT}[^"]*"[^>]*>.*?</a>', re.DOTALL)
"""Office, releases, changes, downloads: a server answers there."""
_SHARE = re.compile(r'<button\b[^>]*\bdata-action="share"[^>]*>.*?</button>', re.DOTALL)
"""The address of a file on a stick means nothing to anybody else."""
_EMPTY = re.compile(
    r'<div class="downloads"[^>]*></div>|<nav class="take-away"[^>]*><span class="label">[^<]*</span></nav>'
)
"""What held nothing but such links."""


class ServerNeededError(Exception):
    """Something of the page still leads to a server; a slip of ours, found before anything was written."""


def without_server(markup: str) -> str:
    """HTML of the page as it stands in a folder.

    Raises:
        ServerNeededError: an address of the server is left.
    """
    for pattern in (_LINK, _SHARE, _EMPTY):
        markup = pattern.sub("", markup)
    if ROOT in markup:
        at = markup.index(ROOT)
        raise ServerNeededError(markup[max(0, at - 80) : at + 80])
    return markup.replace('href="?', 'href="#?')


def all_without_server(value: Any) -> Any:  # noqa: ANN401  # JSON
    """The same for every text within an answer."""
    if isinstance(value, str):
        return without_server(value)
    if isinstance(value, dict):
        return {key: all_without_server(item) for key, item in value.items()}
    return [all_without_server(item) for item in value] if isinstance(value, list) else value
