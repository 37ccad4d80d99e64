"""Parses the markup inside an XLSX file as a stream: no entities, no DTD, and no more elements than allowed."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser
from msgspec import Struct

from corridor.workbook import limits
from corridor.workbook.report import UnreadableError


class Allowance(Struct):
    """How many elements may still be parsed of one file."""

    elements: int = limits.ELEMENTS

    def take(self) -> None:
        """Count one.

        Raises:
            UnreadableError: there were too many.
        """
        self.elements -= 1
        if self.elements < 0:
            raise UnreadableError(rule="too-many-cells", most=limits.CELLS)


class Listener:
    """Receives every element by its local name, of its attributes by local names too, and of text."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text inside an element, perhaps in several pieces."""


class _Relay(ContentHandler):
    """Passes the parser's events to a listener, without prefixes."""

    def __init__(self, listener: Listener, allowance: Allowance) -> None:
        super().__init__()
        self._listener = listener
        self._allowance = allowance

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: ANN401, N802  # the parser's name
        self._allowance.take()
        self._listener.start(_local(name), {_local(key): value for key, value in attrs.items()})

    def endElement(self, name: str) -> None:  # noqa: N802  # the parser's name
        self._listener.end(_local(name))

    def characters(self, content: str) -> None:
        self._listener.text(content)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def parse(data: bytes, part: str, listener: Listener, allowance: Allowance) -> None:
    """Parse one part from its bytes.

    Raises:
        UnreadableError: it is no well-formed XML, declares a document type or entities, or has too many elements.
    """
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(_Relay(listener, allowance))
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException as error:
        raise UnreadableError(rule="markup-entities", found=part) from error
    except (SAXException, ValueError, LookupError) as error:
        raise UnreadableError(rule="file-damaged", found=part) from error


class _Elements(Listener):
    def __init__(self) -> None:
        self.found: list[tuple[str, Mapping[str, str]]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.found.append((name, attributes))


def elements(data: bytes, part: str, allowance: Allowance) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every element of a part with its attributes, in the order in which they begin; see `parse` for errors."""
    listener = _Elements()
    parse(data, part, listener, allowance)
    return iter(listener.found)
