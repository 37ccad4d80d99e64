"""``corridor brief``: a selection of a release as a document."""

from pathlib import Path

import click

from corridor.queries.selection import Options, Selection
from dashboard.commands.opening import office_at
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import Refusal, in_one_line, refusing

_SUFFIX = ".docx"


@click.command()
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--region", help="Code of a region; all of them without it.")
@click.option("--initiative", help="Id of an initiative; all of them without it.")
@click.option("--lang", "language", help="Language of the brief; the data's first without it.")
@click.option("--release", "number", type=click.IntRange(1), help="Number of the release; the latest without it.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@geodata_option
@database_option
def brief(
    out: Path, number: int | None, geodata: Path | None, database: str | None, *, force: bool, **chosen: str | None
) -> None:
    """Write a brief of a selection to OUT, a .docx file."""
    if out.suffix.lower() != _SUFFIX:
        raise Refusal(in_one_line("brief.suffix", file=out.name))
    if out.exists() and not force:
        raise Refusal(in_one_line("brief.there", file=out))
    with refusing():
        content = _content(number, geodata, database, **chosen)
        out.write_bytes(content)
    click.echo(str(out))


def _content(number: int | None, geodata: Path | None, database: str | None, **chosen: str | None) -> bytes:
    from dashboard.briefs.content import HEAD  # noqa: PLC0415  # a wrong option must not cost it
    from dashboard.briefs.word_brief import word_brief  # noqa: PLC0415

    store = office_at(database, geodata).release_store
    loaded = store.loaded_release(number) if number is not None else store.latest()
    selection = _selection(Options.of(loaded.dataset), **chosen)
    return word_brief(loaded.dataset, selection, loaded.release.hash[:HEAD])


def _selection(options: Options, language: str | None, region: str | None, initiative: str | None) -> Selection:
    """What was asked for.

    Raises:
        Refusal: it names a code that the data do not have.
    """
    for name, value, known in (
        ("--lang", language, options.languages),
        ("--region", region, options.regions),
        ("--initiative", initiative, options.initiatives),
    ):
        if value is not None and value not in known:
            raise Refusal(in_one_line("brief.unknown", option=name, found=value, known=", ".join(known)))
    return Selection(language or options.languages[0], region, initiative)
