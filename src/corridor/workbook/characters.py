"""Full-width characters, which Chinese input methods type for digits and signs, as their plain forms."""

from corridor.model.invisible_characters import visible

_NARROW = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}


def narrow(text: str) -> str:
    """`text` with ``１２，３`` as ``12,3`` and nothing invisible. Nothing else is changed: ``10²`` is not ``102``."""
    return visible(text).translate(_NARROW)


def alike(text: str) -> str:
    """`text` in the form by which labels are compared: without blanks, and capitals and width do not count."""
    return "".join(narrow(text).split()).casefold()
