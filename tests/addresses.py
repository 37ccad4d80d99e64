"""The address of a selection as the page writes it, for tests that read it back."""

from urllib.parse import urlencode

from corridor.queries.selection import Options, Selection

_PARTS = {
    "lang": "language",
    "region": "region",
    "initiative": "initiative",
    "figure": "figure",
    "view": "view",
    "mode": "mode",
}


def query_of(selection: Selection, options: Options) -> str:
    """The query of `selection`, without what is at its default; empty when all is."""
    default = Selection(options.languages[0])
    pairs = {part: getattr(selection, name) for part, name in _PARTS.items()}
    changed = {part: value for part, value in pairs.items() if value != getattr(default, _PARTS[part])}
    return f"?{urlencode(changed)}" if changed else ""
