"""A film in print: titles, facts, credits, texts and screenings, for sheets and the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planner.i18n import _, and_more, nremark
from planner.model import Festival, Film, Programme, Screening
from planner.pdf.dates import day_label
from planner.pdf.kit.baselines import on_baselines
from planner.pdf.kit.rows import Row, heading, kept_together, paragraph
from planner.pdf.kit.type import BODY, SMALL, STRONG, Type
from planner.pdf.layout import Frame, Picture, Text
from planner.pdf.look import BLACK, SECOND, narrowing
from planner.pdf.pictures import Pictures
from planner.pdf.shown import Shown
from planner.pdf.telling import brief, film_facts, section_mark, some_of
from planner.pdf.text.itemise import language_named, printable
from planner.pdf.text.shape import text_width
from planner.times import festival_clock, runtime_label

_TITLE = Type(700, 12, 14, BLACK)
_LARGE_TITLE = Type(700, 24, 28, BLACK)
_OTHER = Type(400, 9.5, 12, SECOND, italic=True)
_TIMES = Type(600, 7.5, 9.5)
_LARGE_BODY = Type(400, 11, 14.5)
_LARGE_STRONG = Type(650, 11, 14.5)
_CREDIT = Type(400, 6, 7.5, SECOND)
_KEPT_SCREENINGS = 8
"""So many lines are not torn apart."""
_KEPT_HEAD = 14
"""So many lines of titles, facts and credits are not torn apart."""
_STILL = 9 / 16
"""The height of a still of its width."""
_MOST_PEOPLE = 12
_LONGEST_TITLE = 300


@dataclass
class Wish:
    """How films are printed: in which language (a code), and ``large``, so many times as large as
    on a sheet that is full, with a sheet for each; 0 is as in a booklet. Stills come from
    ``pictures``, no higher than ``highest`` points; an entry as high as ``whole`` is not torn.

    It remembers which films lack a text in that language, and whose stills cannot be read.
    """

    language: str = ""
    large: float = 0.0
    pictures: Pictures = field(default_factory=Pictures)
    highest: float = 300.0
    whole: float = 0.0
    untold: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    @property
    def body(self) -> Type:
        """The type of running text."""
        return _LARGE_BODY.scaled(self.large) if self.large else BODY

    @property
    def strong(self) -> Type:
        """The type of what matters most in it."""
        return _LARGE_STRONG.scaled(self.large) if self.large else STRONG

    @property
    def times(self) -> Type:
        """The type of its screenings."""
        return _LARGE_STRONG.scaled(self.large) if self.large else _TIMES

    @property
    def small(self) -> Type:
        """The type of facts and credits."""
        return BODY.scaled(self.large) if self.large else SMALL

    @property
    def title(self) -> Type:
        """The type of a film's title."""
        return _LARGE_TITLE.scaled((1 + self.large) / 2) if self.large else _TITLE

    @property
    def other(self) -> Type:
        """The type of its other titles."""
        return _OTHER.scaled(1.2 * self.large) if self.large else _OTHER

    def incomplete(self) -> Iterator[str]:
        """One sentence each about the films without a synopsis, and those whose still is lost."""
        if self.unseen:
            yield nremark(
                "The still of {count} film is not in the file or cannot be read: {titles}.",
                "The stills of {count} films are not in the file or cannot be read: {titles}.",
                len(self.unseen),
            ).format(count=len(self.unseen), titles=some_of(self.unseen))
        count = len(self.untold)
        if count:
            yield nremark(
                "{count} film has no synopsis: {titles}.",
                "{count} films have no synopsis: {titles}.",
                count,
            ).format(count=count, titles=some_of(self.untold))


def film_rows(
    shown: Shown, film: Film, width: float, wish: Wish, *, within: Programme | None = None
) -> list[Row]:
    """Everything about a film, as rows of a column; ``within`` is a programme that says when."""
    festival = shown.festival
    title, han = title_of(festival, film, wish.language), language_named(film.languages)
    kind = wish.title
    still = _still_rows(film, width, wish)
    rows = heading(title, width, kind, before=5 if still else 23, lines=4, language=han)
    rows = [*still, *rows]
    for other in other_titles(film, title):
        rows += paragraph(other, width, wish.other, language=han)
    facts = [*film_facts(film), runtime_label(film.runtime_seconds)]
    section = festival.sections.get(film.section_id or 0)
    if wish.large and section is not None:
        mark, name = section_mark(section), festival.text(section, "name", wish.language)
        facts.insert(0, name if mark == name else f"{mark} {name}")
    if film.runtime_seconds is None:
        facts[-1] = _("length open")
    rows += paragraph(" · ".join(filter(None, facts)), width, wish.small, before=2)
    rows = kept_together(rows, after=2)
    mark = "" if wish.large else brief(title, 40)
    rows[0] = rows[0]._replace(key=f"film {film.id}", mark=mark, bookmark=title, level=1)
    for role, names in credits_of(festival, film):
        rows += paragraph(f"{role}: {names}" if role else names, width, wish.small)
    if len(rows) <= _KEPT_HEAD:
        rows = kept_together(rows)
    blocks = [rows, _texts(festival, film, width, wish)]
    if within is None:
        placed = festival.screenings_of_film(film.id)
        blocks.append(screenings_rows(shown, placed, width, wish.times, film))
    return on_baselines(blocks, wish.body.leading, wish.whole)


def _still_rows(film: Film, width: float, wish: Wish) -> list[Row]:
    """The still above a film's title, all of one shape, and who must be named beside it."""
    if not film.still_sha256:
        return []
    high = min(wish.highest, width * _STILL)
    frame = Frame(0, 0, min(width, high / _STILL), high)
    pixels = wish.pictures.filling(film.still_sha256, frame.width, frame.height)
    if pixels is None:
        wish.unseen.append(printable(film.title[:80]))
        return []
    told = _("Still of “{title}”").format(title=brief(film.title, 200))
    rows = [Row(high, (Picture(frame, pixels, told),), before=23)]
    credit = printable(film.still_credit[:_LONGEST_TITLE])
    return [*rows, *paragraph(credit, width, _CREDIT, before=2)] if credit else rows


def title_of(festival: Festival, film: Film, language: str) -> str:
    """A film's title in a language, or else in the festival's first."""
    return printable(festival.text(film, "title", language)[:_LONGEST_TITLE]) or _("Untitled")


def other_titles(film: Film, title: str) -> list[str]:
    """The original title and the others, each that says more."""
    found = dict.fromkeys(
        printable(text[:_LONGEST_TITLE])
        for text in (film.title, film.original_title, *film.alternate_titles)
    )
    return [text for text in found if text and text not in title][:3]


def credits_of(festival: Festival, film: Film) -> list[tuple[str, str]]:
    """The people of a film by what they did, in the order of the credits."""
    by_role: dict[str, list[str]] = {}
    for credit in festival.credits(film.id):
        by_role.setdefault(printable(credit.role), []).append(printable(credit.name))
    return [(role, _some(names)) for role, names in by_role.items()]


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:_MOST_PEOPLE])
    more = len(names) - _MOST_PEOPLE
    return shown if more <= 0 else f"{shown}, " + and_more(more)


def _texts(festival: Festival, film: Film, width: float, wish: Wish) -> list[Row]:
    def told(field: str, kind: Type, before: float) -> list[Row]:
        text, tongue = festival.text_and_language(film, field, wish.language)
        return paragraph(text, width, kind, before=before, hyphenate=tongue)

    logline, synopsis = told("logline", wish.strong, 5), told("synopsis", wish.body, 5)
    if not logline and not synopsis:
        wish.untold.append(printable(film.title[:80]))
    rows = [*logline, *synopsis, *(told("statement", wish.body, 8) if wish.large else ())]
    # A line of space between paragraphs, so that what follows stands on the lines of its neighbour.
    return [row._replace(before=wish.body.leading) if row.before else row for row in rows]


def screenings_rows(
    shown: Shown,
    screenings: Iterable[Screening],
    width: float,
    kind: Type,
    film: Film | None = None,
) -> list[Row]:
    """When and where it is shown, a line each, with the code of the screening; of a film that is
    part of a programme below the title of that.
    """
    rows: list[Row] = []
    said = ""
    for line, within in screenings_lines(shown, screenings, film):
        if within and within != said:
            text = _("In “{programme}”").format(programme=within)
            rows += kept_together(paragraph(text, width, kind, before=0 if rows else 4), 1)
        said = within
        rows += kept_together(_narrowed(line, width, kind, before=0 if rows else 4))
    return kept_together(rows) if len(rows) <= _KEPT_SCREENINGS else rows


def _narrowed(text: str, width: float, kind: Type, before: float) -> list[Row]:
    """A line in narrower letters where it would not fit; in two lines where that is not enough."""
    for style in narrowing(kind.weight)[:3]:
        if text_width(text, style, kind.size) <= width:
            baseline, room = kind.leading * 0.5 + kind.size * 0.3, Frame(0, 0, width, kind.leading)
            item = Text(0, baseline, text, style, kind.size, kind.colour, room=room)
            return [Row(kind.leading, (item,), before=before)]
    return paragraph(text, width, kind, before=before)


def screenings_lines(
    shown: Shown, screenings: Iterable[Screening], film: Film | None = None
) -> Iterator[tuple[str, str]]:
    """Day, time, house and code of each that is shown by its name; and of a film within what, by
    which they are gathered.
    """
    festival = shown.festival
    found = []
    for one in screenings:
        if not one.public_title and shown.publicity.allows(festival, one):
            alone = film is None or len(festival.films_of(one.programme_id)) == 1
            found.append((_line(shown, one), "" if alone else brief(shown.title(one))))
    order = {within: number for number, (_text, within) in reversed([*enumerate(found, 1)])}
    order[""] = 0  # what is shown alone stands first, or it would seem to be within something
    yield from sorted(found, key=lambda line: order[line[1]])


def _line(shown: Shown, screening: Screening) -> str:
    festival, day = shown.festival, shown.festival.day_of(screening.start)
    parts = (
        f"{day_label(day)} {festival_clock(screening.start, day)}",
        festival.screen_name(screening.screen_id),
        screening.code,
    )
    return " · ".join(part for part in parts if part)
