"""What was imported and when, and pictures of films.

Frozen: a migration says what the tables were when it was written, whatever the records say now.
Tables with new columns are built anew under their own name, so that they read as in a new file.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, INTEGER, nullable=nullable)


def text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
    )


def one_of(table: str, column: str, *values: str | int) -> sa.CheckConstraint:
    allowed = ", ".join(str(value) if isinstance(value, int) else f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({allowed})", op.f(f"ck_{table}_{column}"))


def make(name: str, *parts: sa.schema.SchemaItem) -> None:
    """A table with the three columns that all records have, and these."""
    op.create_table(
        name,
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        number("version"),
        text("external_id"),
        *parts,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )


def rebuild(name: str, *parts: sa.schema.SchemaItem, new: dict[str, str | int]) -> None:
    """The table with these columns and its rows; ``new`` says what the rows have in new columns
    that cannot be empty.
    """
    connection = op.get_bind()
    old = sa.table(name, *(sa.column(c["name"]) for c in sa.inspect(connection).get_columns(name)))
    rows = [dict(row) for row in connection.execute(sa.select(*old.c)).mappings()]
    op.drop_table(name)
    make(name, *parts)
    columns = ("id", "version", "external_id", *(p.name for p in parts if _is_column(p)))
    empty = dict.fromkeys(columns)
    op.bulk_insert(sa.table(name, *map(sa.column, columns)), [{**empty, **new, **r} for r in rows])


def _is_column(part: sa.schema.SchemaItem) -> bool:
    return isinstance(part, sa.Column)


def upgrade() -> None:
    make(
        "import",
        text("file"),
        text("sha256"),
        number("made"),
        text("reader"),
        number("added"),
        number("changed"),
    )
    op.create_table(
        "still",
        text("sha256"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_still")),
        sqlite_strict=True,
    )
    rebuild(
        "film",
        text("title"),
        text("original_title"),
        text("alternate_titles"),
        number("section_id", nullable=True),
        number("runtime_seconds", nullable=True),
        number("year", nullable=True),
        text("countries"),
        text("languages"),
        text("subtitles"),
        text("needs"),
        text("status"),
        text("certificate"),
        text("audience_tags"),
        number("expected_demand", nullable=True),
        text("premiere"),
        text("premiere_territory"),
        number("licence_from", nullable=True),
        number("licence_until", nullable=True),
        number("maximum_screenings", nullable=True),
        text("guests_wanted"),
        number("guests_first"),
        number("guest_intro_minutes", nullable=True),
        number("guest_qa_minutes", nullable=True),
        number("embargo", nullable=True),
        text("still"),
        text("still_credit"),
        text("still_sha256"),
        text("logline"),
        text("synopsis"),
        text("statement"),
        text("note"),
        text("source_file"),
        number("source_line", nullable=True),
        one_of("film", "status", "invited", "confirmed", "withdrawn"),
        one_of(
            "film",
            "premiere",
            "none",
            "world",
            "international",
            "continental",
            "national",
            "regional",
        ),
        one_of("film", "guests_wanted", "none", "first", "all"),
        reference("film", "section_id", "section"),
        new={"still_sha256": ""},
    )
