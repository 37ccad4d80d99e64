"""The workbook of a reporting period: the template to fill in, and the reading of what comes back.

Nothing here writes to a disk, and no file is trusted: see `guard` for what is refused before it is parsed.
"""
