"""The first tables.

Frozen: a migration says what the tables were when it was written, whatever the records say now.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INTEGER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def reference(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], f"fk_{table}_{column}", deferrable=True, initially="DEFERRED"
    )


def one_of(table: str, column: str, *values: str | int) -> sa.CheckConstraint:
    allowed = ", ".join(str(value) if isinstance(value, int) else f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({allowed})", op.f(f"ck_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "edition",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_day", INTEGER, nullable=False),
        sa.Column("last_day", INTEGER, nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("day_boundary", INTEGER, nullable=False),
        sa.Column("preshow_minutes", INTEGER, nullable=False),
        sa.Column("intro_minutes", INTEGER, nullable=False),
        sa.Column("qa_minutes", INTEGER, nullable=False),
        sa.Column("turnaround_minutes", INTEGER, nullable=False),
        sa.Column("doors_minutes", INTEGER, nullable=False),
        sa.Column("assumed_runtime_seconds", INTEGER, nullable=False),
        sa.Column("snap_minutes", INTEGER, nullable=False),
        sa.Column("code_pattern", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
        sqlite_strict=True,
    )
    op.create_table(
        "journal",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("parent", INTEGER, nullable=True),
        sa.Column("copy", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sqlite_strict=True,
    )
    op.create_table(
        "kind",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("public", INTEGER, nullable=False),
        sa.Column("counts_as_premiere", INTEGER, nullable=False),
        sa.Column("order", INTEGER, nullable=False),
        sa.Column("preshow_minutes", INTEGER, nullable=True),
        sa.Column("intro_minutes", INTEGER, nullable=True),
        sa.Column("qa_minutes", INTEGER, nullable=True),
        sa.Column("turnaround_minutes", INTEGER, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kind")),
        one_of("kind", "public", 0, 1),
        one_of("kind", "counts_as_premiere", 0, 1),
        sqlite_strict=True,
    )
    op.create_table(
        "language",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("order", INTEGER, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language")),
        sqlite_strict=True,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
        sqlite_strict=True,
    )
    op.create_table(
        "plan",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("order", INTEGER, nullable=False),
        sa.Column("frozen", INTEGER, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        one_of("plan", "frozen", 0, 1),
        sqlite_strict=True,
    )
    op.create_table(
        "section",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("hue", INTEGER, nullable=False),
        sa.Column("order", INTEGER, nullable=False),
        sa.Column("preshow_minutes", INTEGER, nullable=True),
        sa.Column("intro_minutes", INTEGER, nullable=True),
        sa.Column("qa_minutes", INTEGER, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "venue",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("order", INTEGER, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_venue")),
        sqlite_strict=True,
    )
    op.create_table(
        "acceptance",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("plan_id", INTEGER, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptance")),
        reference("acceptance", "plan_id", "plan"),
        sqlite_strict=True,
    )
    op.create_table(
        "film",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("original_title", sa.Text(), nullable=False),
        sa.Column("alternate_titles", sa.Text(), nullable=False),
        sa.Column("section_id", INTEGER, nullable=True),
        sa.Column("runtime_seconds", INTEGER, nullable=True),
        sa.Column("year", INTEGER, nullable=True),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("logline", sa.Text(), nullable=False),
        sa.Column("synopsis", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source_file", sa.Text(), nullable=False),
        sa.Column("source_line", INTEGER, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_film")),
        one_of("film", "status", "invited", "confirmed", "withdrawn"),
        reference("film", "section_id", "section"),
        sqlite_strict=True,
    )
    op.create_table(
        "programme",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("section_id", INTEGER, nullable=True),
        sa.Column("gap_seconds", INTEGER, nullable=False),
        sa.Column("runtime_seconds", INTEGER, nullable=True),
        sa.Column("internal", INTEGER, nullable=False),
        sa.Column("wanted", INTEGER, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        one_of("programme", "kind", "film", "films", "event"),
        one_of("programme", "internal", 0, 1),
        reference("programme", "section_id", "section"),
        sqlite_strict=True,
    )
    op.create_table(
        "release",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("plan_id", INTEGER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made", INTEGER, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        reference("release", "plan_id", "plan"),
        sqlite_strict=True,
    )
    op.create_table(
        "screen",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("venue_id", INTEGER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("seats", INTEGER, nullable=True),
        sa.Column("opens", INTEGER, nullable=True),
        sa.Column("closes", INTEGER, nullable=True),
        sa.Column("turnaround_minutes", INTEGER, nullable=True),
        sa.Column("order", INTEGER, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screen")),
        reference("screen", "venue_id", "venue"),
        sqlite_strict=True,
    )
    op.create_table(
        "translation",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("language_id", INTEGER, nullable=False),
        sa.Column("of_table", sa.Text(), nullable=False),
        sa.Column("of_id", INTEGER, nullable=False),
        sa.Column("of_field", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation")),
        reference("translation", "language_id", "language"),
        sqlite_strict=True,
    )
    op.create_table(
        "credit",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("film_id", INTEGER, nullable=False),
        sa.Column("order", INTEGER, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit")),
        reference("credit", "film_id", "film"),
        sqlite_strict=True,
    )
    op.create_table(
        "hold",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("plan_id", INTEGER, nullable=False),
        sa.Column("screen_id", INTEGER, nullable=False),
        sa.Column("start", INTEGER, nullable=False),
        sa.Column("minutes", INTEGER, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
        reference("hold", "plan_id", "plan"),
        reference("hold", "screen_id", "screen"),
        sqlite_strict=True,
    )
    op.create_table(
        "opening",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("screen_id", INTEGER, nullable=False),
        sa.Column("day", INTEGER, nullable=False),
        sa.Column("opens", INTEGER, nullable=True),
        sa.Column("closes", INTEGER, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening")),
        reference("opening", "screen_id", "screen"),
        sqlite_strict=True,
    )
    op.create_table(
        "programme_film",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("programme_id", INTEGER, nullable=False),
        sa.Column("film_id", INTEGER, nullable=False),
        sa.Column("order", INTEGER, nullable=False),
        sa.Column("gap_seconds", INTEGER, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_film")),
        reference("programme_film", "programme_id", "programme"),
        reference("programme_film", "film_id", "film"),
        sqlite_strict=True,
    )
    op.create_table(
        "screening",
        sa.Column("id", INTEGER, autoincrement=False, nullable=False),
        sa.Column("version", INTEGER, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("plan_id", INTEGER, nullable=False),
        sa.Column("programme_id", INTEGER, nullable=False),
        sa.Column("screen_id", INTEGER, nullable=False),
        sa.Column("start", INTEGER, nullable=False),
        sa.Column("kind_id", INTEGER, nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("cancelled_reason", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("public_title", sa.Text(), nullable=False),
        sa.Column("preshow_minutes", INTEGER, nullable=True),
        sa.Column("intro_minutes", INTEGER, nullable=True),
        sa.Column("qa_minutes", INTEGER, nullable=True),
        sa.Column("turnaround_minutes", INTEGER, nullable=True),
        sa.Column("stated_end", INTEGER, nullable=True),
        sa.Column("pinned_screen_id", INTEGER, nullable=True),
        sa.Column("pinned_start", INTEGER, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening")),
        one_of("screening", "status", "pencilled", "confirmed", "cancelled"),
        reference("screening", "plan_id", "plan"),
        reference("screening", "programme_id", "programme"),
        reference("screening", "screen_id", "screen"),
        reference("screening", "kind_id", "kind"),
        reference("screening", "pinned_screen_id", "screen"),
        sqlite_strict=True,
    )
