"""What a server needs of a PostgreSQL database that another role owns: it can change neither schema nor guards."""

import re

from corridor.releases.errors import RoleNameError
from corridor.releases.tables import APPEND_ONLY, metadata

_ROLE = re.compile(r"[a-z_][a-z0-9_]{0,62}")


def granted(role: str) -> tuple[str, ...]:
    """The statements that the owner executes, after ``corridor db upgrade``.

    Append-only tables may be read and added to. The owner alone could switch the guards off.

    Raises:
        RoleNameError: `role` is no plain name of a role.
    """
    if not _ROLE.fullmatch(role):
        raise RoleNameError(role)
    append_only = {table.name for table in APPEND_ONLY}
    tables = [table.name for table in metadata.sorted_tables]
    return (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE ON SCHEMA public TO {role}",
        f"GRANT SELECT ON alembic_version TO {role}",
        *(
            f"GRANT SELECT, INSERT{'' if name in append_only else ', UPDATE, DELETE'} ON {name} TO {role}"
            for name in tables
        ),
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}",
    )
