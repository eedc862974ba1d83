"""Pages of the catalogue besides the films, sponsors, and ratio and sound of copies.

Frozen: a migration says what the tables were when it was written, whatever the records say now.
The table with new columns is built anew under its own name, so that it reads as in a new file.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the two tables, and the two columns of copies."""
    _copies()
    op.create_table(
        "editorial",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("section_id", INTEGER, nullable=True),
        sa.Column("order", INTEGER, nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("picture_sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('text', 'sponsors', 'advertisement')", name=op.f("ck_editorial_kind")
        ),
        sa.CheckConstraint(
            "place IN ('cover', 'front', 'section', 'venues', 'schedule', 'indexes', 'back',"
            " 'filler')",
            name=op.f("ck_editorial_place"),
        ),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["section.id"],
            "fk_editorial_section_id",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editorial")),
        sqlite_strict=True,
    )
    op.create_table(
        "sponsor",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("order", INTEGER, nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("picture_sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sponsor")),
        sqlite_strict=True,
    )


def _copies() -> None:
    connection = op.get_bind()
    found = sa.inspect(connection).get_columns("copy")
    old = sa.table("copy", *(sa.column(column["name"]) for column in found))
    rows = [dict(row) for row in connection.execute(sa.select(*old.c)).mappings()]
    op.drop_table("copy")
    new = op.create_table(
        "copy",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("film_id", INTEGER, nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("ratio", sa.Text(), nullable=False),
        sa.Column("sound", sa.Text(), nullable=False),
        sa.Column("single", INTEGER, nullable=False),
        sa.Column("encrypted", INTEGER, nullable=False),
        sa.Column("arrives", INTEGER, nullable=True),
        sa.Column("leaves", INTEGER, nullable=True),
        sa.Column("transit_minutes", INTEGER, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("single IN (0, 1)", name=op.f("ck_copy_single")),
        sa.CheckConstraint("encrypted IN (0, 1)", name=op.f("ck_copy_encrypted")),
        sa.ForeignKeyConstraint(
            ["film_id"], ["film.id"], "fk_copy_film_id", deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copy")),
        sqlite_strict=True,
    )
    op.bulk_insert(new, [{**row, "ratio": "", "sound": ""} for row in rows])
