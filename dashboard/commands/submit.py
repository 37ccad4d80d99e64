"""``corridor submit``: a filled workbook, or a CSV file, checked and submitted on the machine itself."""

from pathlib import Path

import click

from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import Refusal, in_one_line, refusing


class Answer(click.ParamType[tuple[str, str]]):
    """``ID=WORDS``: the id of a question and what explains the figure."""

    name = "ID=WORDS"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Split at the first equals sign; a usage error without one."""
        if isinstance(value, tuple):
            return value
        key, _, words = str(value).partition("=")
        if not (key and words.strip()):
            self.fail(in_one_line("submit.answer", given=value), param, ctx)
        return key, words


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "name", help="Account that submits; needed where an area has several.")
@click.option("--answer", "answers", type=Answer(), multiple=True, help="Explain a doubtful figure; may be repeated.")
@click.option("--check", is_flag=True, help="Only look for problems; keep nothing.")
@geodata_option
@database_option
def submit(  # noqa: PLR0913  # the options of a command
    file: Path,
    name: str | None,
    answers: tuple[tuple[str, str], ...],
    *,
    check: bool,
    geodata: Path | None,
    database: str | None,
) -> None:
    """Check FILE and submit it; exit with 1 and every problem at once when it cannot be submitted as it is."""
    with refusing():
        from corridor.workbook import limits  # noqa: PLC0415  # a wrong option must not cost the start-up
        from dashboard.commands import file_submission  # noqa: PLC0415
        from dashboard.commands.opening import office_at, visiting  # noqa: PLC0415

        if file.stat().st_size > limits.BYTES:
            raise Refusal(in_one_line("submit.large", file=file, most=limits.BYTES))
        wanted = file_submission.Wanted(file.read_bytes(), name, dict(answers), check)
        outcome = file_submission.submit_file((visiting if check else office_at)(database, geodata), wanted)
    for line in outcome.lines:
        click.echo(line, err=not outcome.done)
    raise SystemExit(0 if outcome.done else 1)
