"""HTML as a strict reader sees it: a tree, or an error where a browser would have to guess."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PHRASING_ONLY = _HEADINGS | {"p", "button", "span", "strong", "q", "label", "a", "dt"}
BLOCKS = _HEADINGS | {
    *("div", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "section", "article", "fieldset", "form"),
    *("details", "nav", "blockquote", "main", "footer", "header", "dialog"),
}
INTERACTIVE = frozenset({"button", "a", "input", "select", "textarea", "summary", "label"})
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"thead", "tbody", "tfoot", "caption", "colgroup"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup"},
}


@dataclass
class Element:
    """One element, its attributes, and what stands in it: elements and texts."""

    tag: str
    attributes: dict[str, str | None]
    children: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name] or ""

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def text(self) -> str:
        """All of its text, white space taken together."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, Element):
                yield " "
                yield from child._texts()
                yield " "
            else:
                yield child

    def walk(self) -> Iterator["Element"]:
        """Itself and everything in it, as it stands in the document."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, attribute: str, value: str | None = None) -> list["Element"]:
        """Every element in it that has `attribute`, and `value` for it if one is given."""
        return [
            found
            for found in self.walk()
            if attribute in found.attributes and value in (None, found.attributes[attribute])
        ]

    def one(self, attribute: str, value: str | None = None) -> "Element":
        """The only such element."""
        found = self.all(attribute, value)
        assert len(found) == 1, f"{len(found)} elements with {attribute}={value}"
        return found[0]

    def values(self, attribute: str) -> list[str]:
        """The attribute's value wherever it stands."""
        return [found[attribute] for found in self.all(attribute)]

    def with_class(self, name: str) -> list["Element"]:
        return [found for found in self.walk() if name in (found.get("class") or "").split()]

    def named(self, tag: str) -> list["Element"]:
        return [found for found in self.walk() if found.tag == tag]


class _Reader(HTMLParser):
    """Builds the tree; refuses what is not closed, closed twice or given twice."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        twice = [name for name, count in Counter(name for name, _ in attrs).items() if count > 1]
        assert not twice, f"<{tag}> has {twice} twice"
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Element:
    """The tree of `html`; an AssertionError where it is not well-formed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.root


def misplaced(root: Element) -> list[str]:
    """What may not stand where it stands: a browser would move it, close its parent, or not let it be pressed."""
    found = []
    for parent in root.walk():
        inside = [child for child in parent.children if isinstance(child, Element)]
        if parent.tag in PHRASING_ONLY:
            below = [element for child in inside for element in child.walk()]
            found += [f"<{element.tag}> in <{parent.tag}>" for element in below if element.tag in BLOCKS]
        if parent.tag in {"button", "a"}:
            below = [element for child in inside for element in child.walk()]
            found += [f"<{element.tag}> in <{parent.tag}>" for element in below if element.tag in INTERACTIVE]
        if parent.tag in CHILDREN:
            found += [f"<{child.tag}> in <{parent.tag}>" for child in inside if child.tag not in CHILDREN[parent.tag]]
    return found


EMPTY_ON_PURPOSE = frozenset({"input", "br", "hr", "progress", "col"})


def empty(root: Element) -> list[str]:
    """Elements that should say something and say nothing; signs drawn by the stylesheet are hidden from readers."""
    speaking = {"p", "h1", "h2", "h3", "h4", "li", "dt", "dd", "th", "button", "a", "legend", "summary", "strong", "q"}
    silent = (element for element in root.walk() if element.tag in speaking and not element.text)
    return [
        f"<{element.tag} class={element.get('class')}>"
        for element in silent
        if not element.get("aria-label") and element.get("role") is None
    ]
