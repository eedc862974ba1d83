"""Pages of the catalogue besides the films, and sponsors.

Frozen: a migration says what the tables were when it was written, whatever the records say now.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the two tables."""
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
