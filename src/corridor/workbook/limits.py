"""How large an uploaded file may be. A filled template is some 30 KB; these leave room for what offices add to it."""

BYTES = 5 * 1024 * 1024
"""The file as it arrives."""
ENTRIES = 200
"""Parts inside an XLSX file."""
UNPACKED = 50 * 1024 * 1024
"""All parts, by the sizes that the file itself states."""
READ = 12 * 1024 * 1024
"""What is really unpacked of the parts that are read, all together; the stated sizes are not believed."""
RATIO = 150
"""Unpacked to packed, for parts above `RATIO_FROM`."""
RATIO_FROM = 256 * 1024
ELEMENTS = 200_000
"""Elements of markup in the parts that are read, all together; it bounds the time."""
SHEETS = 20
ROWS = 2000
COLUMNS = 60
"""Cells beyond these are reported, and not kept."""
CELLS = 20_000
"""Cells with content, in all sheets together."""
TEXT = 2000
"""Characters in one cell."""
PROBLEMS = 300
"""After so many problems the rest is only counted."""
