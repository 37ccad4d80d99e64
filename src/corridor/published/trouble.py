"""Trouble that lasts: said in the log once when it begins, and once when it is over."""

import logging

from corridor.errors import TranslatedError
from corridor.messages.catalogue import in_every_language, message

_LOG = logging.getLogger("corridor.published")


class Trouble:
    """What is wrong at present, if anything is."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.error: TranslatedError | None = None

    def begin(self, error: TranslatedError) -> None:
        """Note what is wrong; the log has it, unless it was wrong before."""
        if self.error is None or str(self.error) != str(error):
            _LOG.warning(in_every_language(error.text, " · "))
        self.error = error

    def end(self, place: str) -> None:
        """Note that all is well at a `place`; the log has it, if something was wrong."""
        if self.error is not None:
            _LOG.warning(in_every_language(message("published.well", place=place), " · "))
        self.error = None
