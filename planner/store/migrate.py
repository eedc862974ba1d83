"""Bringing the tables of an older file up to date, and reading tables back for comparison.

Alembic is imported here and nowhere else, and this module only when there is something to migrate,
because it would cost a third of the time in which the window opens.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config


def configuration(connection: sa.Connection | None = None) -> Config:
    """Alembic's configuration: where the migrations are, and the connection they run on."""
    config = Config()
    config.set_main_option("script_location", "planner.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Run the migrations that the file has not seen yet, in one transaction.

    Foreign keys must be off on this connection: SQLite alters a table by building it anew, and
    dropping the old one would be refused or take the rows that refer to it along.
    """
    with connection.begin():
        command.upgrade(configuration(connection), revision)
