"""In a frame no script of the page runs: what a press would change there is a link to the page itself."""

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import parse_qsl, urlencode

from markupsafe import escape

from dashboard.html.url_prefix import ROOT

_TEMPLATE = re.compile(r"<template>.*?</template>", re.DOTALL)
_LEFT_OUT = re.compile(r'<nav class="take-away".*?</nav>', re.DOTALL)
_BUTTON = re.compile(r"<button\b(?P<marks>[^>]*)>(?P<content>.*?)</button>", re.DOTALL)
_LINK = re.compile(r'<a\b(?P<marks>[^>]*?) href="\?(?P<query>[^"]*)"')
_PRESS = re.compile(r' data-press="(?P<change>[^"]*)"')
_OF_BUTTONS = re.compile(r' (?:type|aria-haspopup|data-press|data-choice|data-toggle|aria-pressed)="[^"]*"')
_FRAMES_OWN = ("indicator", "theme")
_AWAY = ' target="_blank" rel="noopener"'
"""A page in another's frame cannot lead that one away, and must not be shown in so little room."""


def page_address(chosen: Mapping[str, str | None], **change: str) -> str:
    """The address of the page with a selection and a change of it, without what is empty or means a frame alone."""
    pairs = {name: value for name, value in {**chosen, **change}.items() if value and name not in _FRAMES_OWN}
    return f"{ROOT}/?{urlencode(pairs)}"


def linked(markup: str, chosen: Mapping[str, str | None]) -> str:
    """HTML of the page with links in place of what a script answers to.

    Args:
        markup: HTML of panels; no element in it has a ``>`` in an attribute.
        chosen: the selection of the frame, as it stands in an address, which each link changes.
    """
    markup = _LEFT_OUT.sub("", _TEMPLATE.sub("", markup))
    markup = _BUTTON.sub(lambda found: _instead_of(found, chosen), markup)
    return _LINK.sub(lambda found: f'<a{found["marks"]} href="{_to(found["query"], chosen)}"{_AWAY}', markup)


def _instead_of(button: re.Match[str], chosen: Mapping[str, str | None]) -> str:
    """A link; a button that only a script of this view answers is its words."""
    press = _PRESS.search(button["marks"])
    marks = _OF_BUTTONS.sub("", button["marks"])
    if press is None:
        return f"<span{re.sub(r' data-action=.[^ ]*', '', marks)}>{button['content']}</span>"
    return f'<a{marks} href="{_to(press["change"], chosen)}"{_AWAY}>{button["content"]}</a>'


def _to(change: str, chosen: Mapping[str, str | None]) -> str:
    return str(escape(page_address(chosen, **dict(parse_qsl(unescape(change), keep_blank_values=True)))))
