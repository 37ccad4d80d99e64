"""``corridor template``: the workbook that a region fills in for a period."""

from pathlib import Path

import click

from corridor.messages.areas import area_text
from corridor.model.period import Period
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import in_one_line, refusing


@click.command()
@click.option(
    "--region",
    required=True,
    help="Code of the area that fills it in; a former one leads to its successor.",
)
@click.option("--period", required=True, help="For instance 2026-Q3, 2026-09 or 2026.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@geodata_option
@database_option
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
def template(  # noqa: PLR0913  # the options of a command
    region: str, period: str, out: Path, *, force: bool, geodata: Path | None, database: str | None
) -> None:
    """Write the workbook of a region for a period to OUT, an .xlsx file, with what was published last beside it."""
    _refuse_name(out, force=force)
    content = _content(region, _period(period), geodata, database)
    try:
        out.write_bytes(content)
    except OSError as error:
        message = f"cannot write {out}: {error.strerror}"
        raise click.UsageError(message) from None
    click.echo(str(out))


def _refuse_name(out: Path, *, force: bool) -> None:
    """A workbook that is there may be filled in already."""
    message = ""
    if out.suffix.lower() != ".xlsx":
        message = f"{out.name} must end in .xlsx"
    elif out.exists() and not force:
        message = f"{out} is there already; --force replaces it"
    if message:
        raise click.UsageError(message)


def _period(text: str) -> Period:
    from corridor.reporting.errors import PeriodError  # noqa: PLC0415  # a wrong option must not cost the start-up
    from corridor.reporting.reported_period import reported_period  # noqa: PLC0415

    try:
        return Period(reported_period(text))
    except PeriodError:
        message = f"{text!r} is no period; write 2026, 2026-H1, 2026-Q3 or 2026-09"
        raise click.BadParameter(message, param_hint="--period") from None


def _content(region: str, period: Period, geodata: Path | None, database: str | None) -> bytes:
    from corridor.workbook.template import TemplateError  # noqa: PLC0415
    from corridor.workbook.template import template as rendered  # noqa: PLC0415

    with refusing():
        from dashboard.commands.opening import visiting  # noqa: PLC0415  # a wrong option must not cost the start-up

        dataset = visiting(database, geodata).latest().working
    try:
        if (today := dataset.current(region)) != region:
            area = area_text(dataset.areas, today)
            click.echo(in_one_line("template.former", given=region, area=area), err=True)
        return rendered(dataset, today, period)
    except TemplateError as error:
        raise click.UsageError(str(error)) from None
