"""What a document shows of a festival, to whom; and one sentence for whatever it leaves out.

``planner.model.publicity`` decides; here it is asked once for a whole document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from planner.errors import UserError
from planner.i18n import N_, _, nremark, remark
from planner.model import Festival, Film, Screen, Screening
from planner.model.film import FilmStatus
from planner.model.naming import find_screen, find_section
from planner.model.publicity import KeptBack, Publicity, is_unconfirmed
from planner.pdf.base import LeftOut
from planner.pdf.text.itemise import language_named, printable
from planner.settings import Setting
from planner.times import Day, day_label, iso_day, now_wall, parse_day

DAYS = Setting(
    "days",
    (),
    N_("Days"),
    N_("Dates such as 2026-11-06, separated by commas; empty prints every day."),
    names="day",
)
SCREENS = Setting(
    "screens",
    (),
    N_("Screens"),
    N_("Names or codes, separated by commas; empty prints every screen."),
    names="screen",
)
SECTIONS = Setting(
    "sections",
    (),
    N_("Sections"),
    N_("Names or codes, separated by commas; empty prints every section."),
    names="section",
)
UNCONFIRMED = Setting(
    "unconfirmed",
    False,  # noqa: FBT003 - a default
    N_("Unconfirmed"),
    N_("Also pencilled screenings and films that are only invited."),
)
CHOICE = (DAYS, SCREENS, SECTIONS)
"""The options by which a part of a festival is chosen."""


class Shown:
    """The screenings that a document prints, and what they are called in it.

    In the ``house`` a surprise has its name. Of others than those ``meant`` nothing is said.
    """

    def __init__(
        self,
        festival: Festival,
        options: Mapping[str, Any],
        publicity: Publicity,
        *,
        house: bool,
        meant: Callable[[Screening], bool] = lambda _screening: True,
    ) -> None:
        self.festival = festival
        self.publicity = publicity
        self.house = house
        self._meant = meant
        self._days = chosen_days(festival, options.get(DAYS.key, ()))
        self._screens = {find_screen(festival, name).id for name in options.get(SCREENS.key, ())}
        self._sections = {find_section(festival, name).id for name in options.get(SECTIONS.key, ())}
        self._kept_back: Counter[KeptBack] = Counter()
        self.screenings = tuple(filter(self._is_shown, festival.screenings()))

    def _is_shown(self, screening: Screening) -> bool:
        festival = self.festival
        if festival.day_of(screening.start) not in self._days or not self._meant(screening):
            return False
        if self._screens and screening.screen_id not in self._screens:
            return False
        section = festival.section_of(screening.programme_id)
        if self._sections and (section is None or section.id not in self._sections):
            return False
        reason = self.publicity.why_not(festival, screening)
        if reason is not None:
            self._kept_back[reason] += 1
        return reason is None

    @property
    def days(self) -> list[Day]:
        """The days on which there is something, in order."""
        day_of = self.festival.day_of
        return sorted({day_of(screening.start) for screening in self.screenings})

    @property
    def screens(self) -> list[Screen]:
        """The screens on which there is something, in order."""
        used = {screening.screen_id for screening in self.screenings}
        return [screen for screen in self.festival.screens_in_order() if screen.id in used]

    def on(self, day: Day) -> list[Screening]:
        """The screenings of a day by start, those that start together in the order of screens."""
        festival = self.festival
        order = {screen.id: n for n, screen in enumerate(festival.screens_in_order())}
        found = [one for one in self.screenings if festival.day_of(one.start) == day]
        return sorted(found, key=lambda one: (one.start, order[one.screen_id], one.id))

    def title(self, screening: Screening) -> str:
        """What a screening is called here; the audience does not learn what a surprise is."""
        own = self.festival.screening_title(screening)
        title = own if self.house else screening.public_title or own
        return printable(title) or _("Untitled")

    def films(self, screening: Screening) -> tuple[Film, ...]:
        """The films that may be named."""
        if screening.public_title and not self.house:
            return ()
        return self.festival.films_of(screening.programme_id)

    def language(self, screening: Screening) -> str:
        """How the Han characters of its titles are drawn (BCP 47)."""
        return language_named(name for film in self.films(screening) for name in film.languages)

    def other_title(self, film: Film) -> str:
        """The original title, or another one, where it says more than the title."""
        title = printable(film.title)
        found = (printable(text) for text in (film.original_title, *film.alternate_titles))
        return next((text for text in found if text and text not in title), "")

    def left_out(self) -> Iterator[str]:
        """One sentence for each sort of screening that is not printed."""
        for reason in KeptBack:
            if count := self._kept_back[reason]:
                yield LeftOut(_left_out(reason, count))

    def unconfirmed(self) -> Iterator[str]:
        """Nobody should hand out pencilled screenings without having been told."""
        count = sum(is_unconfirmed(self.festival, one) for one in self.screenings)
        if count:
            yield nremark(
                "{count} screening in this print is not confirmed yet.",
                "{count} screenings in this print are not confirmed yet.",
                count,
            ).format(count=count)


def for_audience(festival: Festival, options: Mapping[str, Any]) -> Shown:
    """What everybody may see at this moment; holds are never part of it."""
    shown = Publicity(
        unconfirmed=bool(options[UNCONFIRMED.key]), now=now_wall(festival.edition.zone)
    )
    return Shown(festival, options, shown, house=False)


def for_house(festival: Festival, options: Mapping[str, Any]) -> Shown:
    """What the staff work from: everything that takes place."""
    takes_place = Publicity(not_public=True, internal=True, unconfirmed=True)
    return Shown(festival, options, takes_place, house=True)


def public_films(shown: Shown) -> list[Film]:
    """The films that everybody may be told of at this moment, and that no surprise would give away:
    a film that is shown nowhere by its name stays unknown.
    """
    festival = shown.festival
    found = []
    for film in festival.films.values():
        placed = festival.screenings_of_film(film.id)
        named = any(
            not one.public_title and shown.publicity.allows(festival, one) for one in placed
        )
        if shown.publicity.why_not_film(film) is None and (named or not placed):
            found.append(film)
    return found


def in_sections(festival: Festival, films: list[Film], names: tuple[str, ...]) -> list[Film]:
    """The films of the sections named; all of them when none is."""
    wanted = {find_section(festival, name).id for name in names}
    return [film for film in films if not wanted or film.section_id in wanted]


def kept(films: list[Film]) -> list[Film]:
    """Films without those that were withdrawn."""
    return [film for film in films if film.status is not FilmStatus.WITHDRAWN]


def chosen_days(festival: Festival, wanted: tuple[str, ...]) -> set[Day]:
    """The days named, or all of the festival and whatever other days something is placed on.

    Raises UserError for a day that is none of these.
    """
    placed = {festival.day_of(screening.start) for screening in festival.screenings()}
    days = placed.union(festival.days())
    chosen = {parse_day(text, remark("Days")) for text in wanted}
    for day in sorted(chosen - days):
        raise UserError(
            remark("{day} is not a day of the festival; it runs from {first} to {last}.").format(
                day=iso_day(day), first=day_label(min(days)), last=day_label(max(days))
            )
        )
    return chosen or days


def _left_out(reason: KeptBack, count: int) -> str:
    sentences = {
        KeptBack.WITHDRAWN: nremark(
            "{count} screening is left out: its film was withdrawn.",
            "{count} screenings are left out: their films were withdrawn.",
            count,
        ),
        KeptBack.CANCELLED: nremark(
            "{count} screening is left out: it is cancelled.",
            "{count} screenings are left out: they are cancelled.",
            count,
        ),
        KeptBack.INTERNAL: nremark(
            "{count} internal event is left out.", "{count} internal events are left out.", count
        ),
        KeptBack.NOT_PUBLIC: nremark(
            "{count} screening is left out: it is not public.",
            "{count} screenings are left out: they are not public.",
            count,
        ),
        KeptBack.EMBARGO: nremark(
            "{count} screening is left out: its film is under embargo.",
            "{count} screenings are left out: their films are under embargo.",
            count,
        ),
        KeptBack.UNCONFIRMED: nremark(
            "{count} screening is left out: it is not confirmed. Choose “Unconfirmed” to print it.",
            "{count} screenings are left out: they are not confirmed."
            " Choose “Unconfirmed” to print them.",
            count,
        ),
    }
    return sentences[reason].format(count=count)
