"""``corridor audit``: who did what and when, and whether the log is as it was written."""

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import asdict

from corridor.messages.catalogue import in_every_language
from corridor.model.records import Corridor
from corridor.model.vocabulary import Text
from corridor.releases.audit import Entry
from corridor.releases.canonical_rows import canonical
from corridor.releases.timestamps import local
from dashboard.commands.options import database_option, geodata_option
from dashboard.commands.refusals import in_one_line, refusing


@click.command()
@click.option("--verify", is_flag=True, help="Check the chain of hashes instead of printing; exit with 1 if broken.")
@click.option("--after", default=0, type=click.IntRange(0), help="Print the entries after this number only.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, hashes included.")
@geodata_option
@database_option
def audit(*, verify: bool, after: int, as_json: bool, geodata: Path | None, database: str | None) -> None:
    """Print the audit log, the oldest entry first, and say whether its chain of hashes holds."""
    with refusing():
        from corridor.accounts import audit_log  # noqa: PLC0415  # a wrong option must not cost the start-up
        from dashboard.commands.opening import commander, package, ready  # noqa: PLC0415

        place, actor = ready(database, geodata), commander()
        entries = audit_log.entries(place, actor)
        broken = audit_log.broken(place, actor)
        corridor = None if verify or as_json else package(geodata).corridor
    for entry in () if verify else entries[after:]:
        click.echo(canonical(asdict(entry)) if corridor is None else _line(entry, corridor))
    _tell(broken, entries, apart=not verify)
    raise SystemExit(1 if broken else 0)


def _line(entry: Entry, corridor: Corridor) -> str:
    """An entry for people: number, moment by the corridor's clock, who, what, on what, and the details."""
    details = "" if entry.details == "{}" else f"  {entry.details}"
    at = local(entry.at, corridor).isoformat(timespec="seconds")
    return f"{entry.number}  {at}  {entry.actor}  {entry.action}  {entry.subject}{details}"


def _tell(broken: Sequence[Text], entries: Sequence[Entry], *, apart: bool) -> None:
    """Whether the chain holds; `apart` from the entries, on standard error, so that these can be piped on."""
    for fault in broken:
        click.echo(in_every_language(fault, "\n  "), err=apart)
    last = entries[-1].hash[:16] if entries else ""
    click.echo(in_one_line("audit.broken" if broken else "audit.whole", count=len(entries), last=last), err=apart)
