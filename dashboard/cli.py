"""``corridor``: every command under one name, each imported only when it is called."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import click

_COMMANDS = {
    "audit": "audit",
    "brief": "brief",
    "check": "check",
    "db": "db",
    "export": "export",
    "release": "release",
    "serve": "serve",
    "submit": "submit",
    "template": "template",
    "user": "user",
}
"""Commands by name, and the module of `dashboard.commands` that defines each under the same name."""


class _Commands(click.Group):
    """Imports a command when it is asked for, so that one does not pay for what another needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or nothing."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        with _collector_resting():
            module = import_module(f"dashboard.commands.{_COMMANDS[cmd_name]}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101  # a slip in the table above
        return command


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Look for no garbage while modules are imported: they leave little, and the search takes a tenth of the time.

    Nor afterwards at once, among all that was made: frozen and not, it counts as old.
    """
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()


@click.command(cls=_Commands)
@click.version_option(package_name="corridor-dashboard")
def main() -> None:
    """Check, serve and keep the data of a border corridor."""
