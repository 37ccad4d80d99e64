"""Options that several commands share."""

from pathlib import Path
from typing import Any

import click


class SourceText(click.ParamType[tuple[str, Path]]):
    """``ID=FILE``: the id of a source and a readable copy of its text with locators."""

    name = "ID=FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:  # noqa: ANN401
        """Split and look for the file; a usage error otherwise."""
        if isinstance(value, tuple):
            return value
        source, equals, name = str(value).partition("=")
        path = Path(name)
        if not (source and equals and path.is_file()):
            self.fail(f"{value!r} is not ID=FILE with a file that can be read", param, ctx)
        return source, path


geodata_option = click.option(
    "--geodata",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Data package to use instead of the one that ships.",
)
source_text_option = click.option(
    "--source-text",
    "source_texts",
    type=SourceText(),
    multiple=True,
    help="Plain-text copy of a source with locators; may be repeated.",
)
database_option = click.option(
    "--database",
    envvar="CORRIDOR_DATABASE",
    metavar="URL",
    help="SQLite file or postgresql://USER@HOST/NAME; or CORRIDOR_DATABASE. Default: a file in the user's data folder.",
)
