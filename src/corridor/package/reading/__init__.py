"""Reading a data package: the only code that opens its files."""

from corridor.package.reading.location import shipped_package
from corridor.package.reading.package import read_package
from corridor.package.reading.source_text import read_source_text

__all__ = ["read_package", "read_source_text", "shipped_package"]
