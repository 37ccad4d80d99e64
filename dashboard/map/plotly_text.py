"""Words as Plotly reads them: a little HTML, in which a name of the data must stay what it is.

Plotly takes ``<…>`` in a text for a tag, drops those it does not know, and reads ``&…;`` as one character.
"""

from html import escape, unescape

LINE_BREAK = "<br>"


def plotly_text(words: str) -> str:
    """`words` so that Plotly shows every character of them; a newline begins a new line."""
    return escape(words, quote=False).replace("\n", LINE_BREAK)


def plain_lines(text: str) -> list[str]:
    """The lines that Plotly shows for a `text` made by `plotly_text`."""
    return [unescape(line) for line in text.split(LINE_BREAK)]
