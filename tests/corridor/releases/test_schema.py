"""The keys of the tables in a database that migrations made are those that the program counts on."""

from sqlalchemy import UniqueConstraint, inspect

from corridor.releases.database import Database
from corridor.releases.tables import metadata


def test_the_migrations_arrive_at_the_keys_of_the_program(database: Database) -> None:
    """What no two rows can share, what each row has to have, and to what it refers: Alembic compares no keys."""
    with database.reading() as connection:
        schema = inspect(connection)
        for table in metadata.sorted_tables:
            alone = [one.columns for one in table.constraints if isinstance(one, UniqueConstraint)]
            alone += [one.columns for one in table.indexes if one.unique]
            found = [*schema.get_unique_constraints(table.name), *schema.get_indexes(table.name)]
            shown = {
                "key": schema.get_pk_constraint(table.name)["constrained_columns"],
                "needed": {one["name"] for one in schema.get_columns(table.name) if not one["nullable"]},
                "alone": {tuple(one["column_names"]) for one in found if one.get("unique", True)},
                "sought": {tuple(one["column_names"]) for one in schema.get_indexes(table.name) if not one["unique"]},
                "refers": {
                    (*one["constrained_columns"], one["referred_table"]) for one in schema.get_foreign_keys(table.name)
                },
            }
            assert shown == {
                "key": table.primary_key.columns.keys(),
                "needed": {one.name for one in table.columns if not one.nullable},
                "alone": {tuple(columns.keys()) for columns in alone},
                "sought": {tuple(one.columns.keys()) for one in table.indexes if not one.unique},
                "refers": {(one.parent.name, one.column.table.name) for one in table.foreign_keys},
            }, table.name
