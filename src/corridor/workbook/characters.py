"""Full-width characters, which Chinese input methods type for digits and signs, as their plain forms."""

_NARROW = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}


def narrow(text: str) -> str:
    """`text` with ``１２，３`` as ``12,3``. Nothing else is changed: ``10²`` does not become ``102``."""
    return text.translate(_NARROW)
