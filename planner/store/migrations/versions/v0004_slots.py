"""Slots: the starts at which a screen's programmes usually begin.

Frozen: a migration says what the tables were when it was written, whatever the records say now.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "slot",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("screen_id", INTEGER, nullable=False),
        sa.Column("start", INTEGER, nullable=False),
        sa.Column("day", INTEGER, nullable=True),
        sa.ForeignKeyConstraint(
            ["screen_id"], ["screen.id"], "fk_slot_screen_id", deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slot")),
        sqlite_strict=True,
    )
