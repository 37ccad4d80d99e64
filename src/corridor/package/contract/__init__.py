"""The data contract: which tables and layers a package has, with their columns and what may stand in each.

Reading, the descriptor ``datapackage.json`` and the tests all follow from `TABLES` and `LAYERS`.
"""

from corridor.package.contract.descriptor import descriptor, refreshed
from corridor.package.contract.fields import DESCRIPTOR_FILE, LIST_SEPARATOR, Field, Kind, Layer, Table
from corridor.package.contract.tables import LAYERS, TABLES

__all__ = [
    "DESCRIPTOR_FILE",
    "LAYERS",
    "LIST_SEPARATOR",
    "TABLES",
    "Field",
    "Kind",
    "Layer",
    "Table",
    "descriptor",
    "refreshed",
]
