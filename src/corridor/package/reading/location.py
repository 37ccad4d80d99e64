"""Where the package that is shipped with the program lies."""

from pathlib import Path

import corridor

_INSTALLED = "_geodata"
_CHECKOUT = "geodata"


def shipped_package() -> Path:
    """The folder of the shipped data package: inside the installed program, else in the checkout it runs from."""
    program = Path(corridor.__file__).resolve().parent
    installed = program / _INSTALLED
    return installed if installed.is_dir() else program.parents[1] / _CHECKOUT
