"""Copies and keys, people and juries, wishes, and more about films, rooms and tickets.

Frozen: a migration says what the tables were when it was written, whatever the records say now.
Tables with new columns are built anew under their own name, so that they read as in a new file.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
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
    _places()
    _works()
    _screenings()
    _people()


def _places() -> None:
    rebuild(
        "section",
        text("name"),
        text("code"),
        number("hue"),
        number("order"),
        number("preshow_minutes", nullable=True),
        number("intro_minutes", nullable=True),
        number("qa_minutes", nullable=True),
        number("turnaround_minutes", nullable=True),
        number("doors_minutes", nullable=True),
        new={},
    )
    rebuild(
        "kind",
        text("name"),
        text("code"),
        number("public"),
        number("counts_as_premiere"),
        number("order"),
        number("preshow_minutes", nullable=True),
        number("intro_minutes", nullable=True),
        number("qa_minutes", nullable=True),
        number("turnaround_minutes", nullable=True),
        number("doors_minutes", nullable=True),
        one_of("kind", "public", 0, 1),
        one_of("kind", "counts_as_premiere", 0, 1),
        new={},
    )
    make(
        "changeover",
        number("before_kind_id"),
        number("after_kind_id"),
        number("minutes"),
        reference("changeover", "before_kind_id", "kind"),
        reference("changeover", "after_kind_id", "kind"),
    )
    rebuild(
        "screen",
        number("venue_id"),
        text("name"),
        text("code"),
        number("seats", nullable=True),
        number("kept_seats", nullable=True),
        number("wheelchair_places", nullable=True),
        number("opens", nullable=True),
        number("closes", nullable=True),
        number("last_exit", nullable=True),
        text("formats"),
        text("equipment"),
        number("preshow_minutes", nullable=True),
        number("intro_minutes", nullable=True),
        number("qa_minutes", nullable=True),
        number("turnaround_minutes", nullable=True),
        number("doors_minutes", nullable=True),
        number("order"),
        text("note"),
        reference("screen", "venue_id", "venue"),
        new={"formats": "", "equipment": ""},
    )
    make(
        "travel",
        number("venue_id"),
        number("other_venue_id"),
        number("minutes"),
        reference("travel", "venue_id", "venue"),
        reference("travel", "other_venue_id", "venue"),
    )
    make(
        "blackout",
        number("screen_id"),
        number("start"),
        number("end"),
        text("reason"),
        reference("blackout", "screen_id", "screen"),
    )


def _works() -> None:
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
        new={
            "subtitles": "",
            "needs": "",
            "certificate": "",
            "audience_tags": "",
            "premiere": "none",
            "premiere_territory": "",
            "guests_wanted": "none",
            "guests_first": 1,
            "still": "",
            "still_credit": "",
        },
    )
    rebuild(
        "programme",
        text("kind"),
        text("title"),
        text("code"),
        number("section_id", nullable=True),
        number("gap_seconds"),
        number("runtime_seconds", nullable=True),
        number("internal"),
        number("wanted"),
        number("least_minutes", nullable=True),
        number("most_minutes", nullable=True),
        text("note"),
        one_of("programme", "kind", "film", "films", "event"),
        one_of("programme", "internal", 0, 1),
        reference("programme", "section_id", "section"),
        new={},
    )
    make(
        "wanted",
        number("programme_id"),
        number("kind_id"),
        number("count"),
        reference("wanted", "programme_id", "programme"),
        reference("wanted", "kind_id", "kind"),
    )
    make(
        "relation",
        text("kind"),
        number("programme_id"),
        number("other_programme_id"),
        number("days"),
        text("note"),
        one_of(
            "relation", "kind", "before", "not parallel", "adjacent", "same screen", "days apart"
        ),
        reference("relation", "programme_id", "programme"),
        reference("relation", "other_programme_id", "programme"),
    )
    make(
        "copy",
        number("film_id"),
        text("format"),
        text("title"),
        text("place"),
        number("single"),
        number("encrypted"),
        number("arrives", nullable=True),
        number("leaves", nullable=True),
        number("transit_minutes", nullable=True),
        text("note"),
        one_of("copy", "single", 0, 1),
        one_of("copy", "encrypted", 0, 1),
        reference("copy", "film_id", "film"),
    )
    make(
        "kdm",
        number("copy_id"),
        number("screen_id"),
        number("valid_from"),
        number("valid_until"),
        reference("kdm", "copy_id", "copy"),
        reference("kdm", "screen_id", "screen"),
    )


def _screenings() -> None:
    rebuild(
        "screening",
        number("plan_id"),
        number("programme_id"),
        number("screen_id"),
        number("start"),
        number("kind_id", nullable=True),
        text("status"),
        text("cancelled_reason"),
        text("code"),
        text("title"),
        text("public_title"),
        number("announced_premiere"),
        number("preshow_minutes", nullable=True),
        number("intro_minutes", nullable=True),
        number("qa_minutes", nullable=True),
        number("turnaround_minutes", nullable=True),
        number("doors_minutes", nullable=True),
        text("needs"),
        number("free"),
        text("price"),
        text("ticket_link"),
        number("on_sale", nullable=True),
        number("tickets_sold", nullable=True),
        number("stated_end", nullable=True),
        number("pinned_screen_id", nullable=True),
        number("pinned_start", nullable=True),
        number("sold_screen_id", nullable=True),
        number("sold_start", nullable=True),
        text("note"),
        one_of("screening", "status", "pencilled", "confirmed", "cancelled"),
        one_of("screening", "announced_premiere", 0, 1),
        one_of("screening", "free", 0, 1),
        reference("screening", "plan_id", "plan"),
        reference("screening", "programme_id", "programme"),
        reference("screening", "screen_id", "screen"),
        reference("screening", "kind_id", "kind"),
        reference("screening", "pinned_screen_id", "screen"),
        reference("screening", "sold_screen_id", "screen"),
        new={
            "title": "",
            "announced_premiere": 0,
            "needs": "",
            "free": 0,
            "price": "",
            "ticket_link": "",
        },
    )


def _people() -> None:
    make(
        "person",
        text("name"),
        text("roles"),
        text("status"),
        text("languages"),
        text("email"),
        text("phone"),
        number("arrives", nullable=True),
        number("leaves", nullable=True),
        number("max_per_day", nullable=True),
        number("breathing_minutes", nullable=True),
        text("note"),
        one_of("person", "status", "invited", "confirmed", "declined"),
    )
    make(
        "availability",
        number("person_id"),
        number("day"),
        number("since", nullable=True),
        number("until", nullable=True),
        reference("availability", "person_id", "person"),
    )
    make(
        "film_person",
        number("film_id"),
        number("person_id"),
        text("credit"),
        reference("film_person", "film_id", "film"),
        reference("film_person", "person_id", "person"),
    )
    make(
        "appearance",
        number("screening_id"),
        number("person_id"),
        text("role"),
        text("part"),
        one_of("appearance", "role", "guest", "moderator", "interpreter", "juror"),
        one_of("appearance", "part", "intro", "qa", "both", "away"),
        reference("appearance", "screening_id", "screening"),
        reference("appearance", "person_id", "person"),
    )
    make(
        "jury",
        text("name"),
        number("section_id", nullable=True),
        number("deadline", nullable=True),
        number("order"),
        reference("jury", "section_id", "section"),
    )
    make(
        "jury_member",
        number("jury_id"),
        number("person_id"),
        reference("jury_member", "jury_id", "jury"),
        reference("jury_member", "person_id", "person"),
    )
    make(
        "jury_film",
        number("jury_id"),
        number("film_id"),
        reference("jury_film", "jury_id", "jury"),
        reference("jury_film", "film_id", "film"),
    )
    make("pass", text("name"), number("order"))
    make(
        "pass_section",
        number("pass_id"),
        number("section_id"),
        reference("pass_section", "pass_id", "pass"),
        reference("pass_section", "section_id", "section"),
    )
