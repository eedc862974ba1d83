"""What differs around screenings: who appears, from what they are played, and what is held free."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planner.i18n import _
from planner.model import Copy, Festival, Film, Hold, Screening
from planner.model.person import Part, PersonRole, PersonStatus
from planner.pdf.appearing import part_name, role_name
from planner.pdf.dates import moment_label
from planner.pdf.playing import carrier, key_times
from planner.pdf.telling import brief
from planner.pdf.text.itemise import printable

Side = tuple[Festival, Screening | None]
"""A festival, and the screening in it where there is one."""


def people_on_stage(side: Side) -> dict[tuple[int, PersonRole], Part]:
    """Who appears at a screening as what, and at which part."""
    festival, screening = side
    if screening is None or screening.cancelled:
        return {}
    found = festival.appearances(screening.id)
    return {
        (one.person_id, one.role): one.part for one in found if one.role is not PersonRole.JUROR
    }


def people_lines(before: Side, after: Side) -> Iterator[str]:
    """Who comes besides, no longer, at another part, or for sure, a phrase each; nothing for a
    screening that does not take place.
    """
    was, now = people_on_stage(before), people_on_stage(after)
    if after[1] is None or after[1].cancelled:
        return
    for person_id, role in was:
        if (person_id, role) not in now:
            name = printable(before[0].people[person_id].name)
            yield _("without {name} ({role})").format(name=name, role=role_name(role))
    for (person_id, role), part in now.items():
        person = after[0].people[person_id]
        name, old = printable(person.name), was.get((person_id, role))
        if old is None:
            what = f"{role_name(role)}, {part_name(part)}"
            yield _("with {name} ({what})").format(name=name, what=what)
            continue
        if old is not part:
            parts = {"new": part_name(part), "old": part_name(old)}
            yield _("{name}: {new} instead of {old}").format(name=name, **parts)
        sure = person.status is PersonStatus.CONFIRMED
        if sure is not (before[0].people[person_id].status is PersonStatus.CONFIRMED):
            said = _("{name} is confirmed") if sure else _("{name} is not confirmed any more")
            yield said.format(name=name)


def copy_lines(before: Side, after: Side) -> Iterator[str]:
    """Copies and keys that are new, gone or another, a phrase each, by the films that are played as
    they were; keys for the screen where that is the same.
    """
    (then, one), (now, two) = before, after
    if one is None or two is None or two.cancelled:
        return
    films = now.films_of(two.programme_id)
    same_screen = two.screen_id if one.screen_id == two.screen_id else None
    for film in films:
        if film.id in then.films:
            whose = f"{brief(film.title, 60)}: " if len(films) > 1 else ""
            for line in (*_copies(then, now, film), *_keys(then, now, film, same_screen)):
                yield whose + line


def _copies(then: Festival, now: Festival, film: Film) -> Iterator[str]:
    was = {one.id: _copy(one) for one in then.copies(film.id)}
    found = {one.id: _copy(one) for one in now.copies(film.id)}
    for copy_id, text in found.items():
        if copy_id not in was:
            yield _("new copy: {copy}").format(copy=text)
        elif was[copy_id] != text:
            yield _("copy: {new} (was {old})").format(new=text, old=was[copy_id])
    for copy_id in was.keys() - found.keys():
        yield _("copy gone: {copy}").format(copy=was[copy_id])


def _copy(one: Copy) -> str:
    parts = [*carrier(one), one.place, _("encrypted") if one.encrypted else ""]
    if one.arrives is not None:
        parts.append(_("arrives {moment}").format(moment=moment_label(one.arrives)))
    return printable(" · ".join(filter(None, parts))) or "–"


def _keys(then: Festival, now: Festival, film: Film, screen_id: int | None) -> Iterator[str]:
    was, found = (
        {key_times(key) for one in festival.copies(film.id) for key in festival.kdms(one.id)
         if key.screen_id == screen_id}
        for festival in (then, now)
    )  # fmt: skip
    yield from (_("new key: {times}").format(times=times) for times in sorted(found - was))
    yield from (_("key gone: {times}").format(times=times) for times in sorted(was - found))


def changed_holds(before: Festival, after: Festival) -> Iterator[tuple[Hold | None, Hold | None]]:
    """Holds as they were and as they are, where that is not the same.

    Each plan has rows of its own: a hold is told by its title, or else by its place.
    """
    was, now = (
        [one for one in festival.rows(Hold).values() if one.plan_id == festival.plan_id]
        for festival in (before, after)
    )
    same = Counter(map(_said, was)) & Counter(map(_said, now))
    gone, come = (list(_less(holds, same.copy())) for holds in (was, now))
    for one in gone:
        two = next((hold for hold in come if _may_be(one, hold)), None)
        if two is not None:
            come.remove(two)
        yield one, two
    yield from ((None, two) for two in come)


def _said(one: Hold) -> tuple[int, int, int, str]:
    return one.screen_id, one.start, one.minutes, one.title


def _less(holds: list[Hold], same: Counter[tuple[int, int, int, str]]) -> Iterator[Hold]:
    for one in holds:
        if same[_said(one)]:
            same[_said(one)] -= 1
        else:
            yield one


def _may_be(one: Hold, other: Hold) -> bool:
    placed = (one.screen_id, one.start) == (other.screen_id, other.start)
    return placed or bool(one.title and one.title == other.title)
