"""What chance alone hardly ever makes: films whose guests are wanted, and guests who are busy."""

from __future__ import annotations

import random

from planner.edit.editions import SetSetting
from planner.edit.people import JoinFilm, SetAppearance
from planner.edit.relations import Relate, SetTravel
from planner.model import GuestsWanted, Part, PersonRole, Premiere, RelationKind
from planner.rules import option_key
from tests.build import FestivalBuilder, at

Chance = random.Random
ROLES = (PersonRole.GUEST, PersonRole.GUEST, PersonRole.MODERATOR, PersonRole.INTERPRETER)


def with_guests(builder: FestivalBuilder, chance: Chance) -> None:
    """Films with sections, premieres and wishes; guests with many films, some at many screenings;
    a jury with a deadline; wishes of all kinds; half an hour between the two venues.
    """
    festival = builder.festival
    sections = [None, *sorted(festival.sections)]
    for film in festival.films.values():
        builder.set(
            film,
            section_id=chance.choice(sections),
            guests_wanted=chance.choice(list(GuestsWanted)),
            guests_first=chance.choice((1, 2)),
            premiere=chance.choice((Premiere.NONE, Premiere.WORLD)),
            audience_tags=chance.choice((("horror",), ("horror", "children"), ())),
        )
    people = [
        builder.person(
            f"Guest {number}",
            roles=chance.choice(((), ("guest",), ("guest", "moderator"), ("interpreter",))),
            max_per_day=chance.choice((None, None, 1, 2)),
            breathing_minutes=chance.choice((None, 0, 15)),
            languages=chance.choice(((), ("fr",), ("fr",), ("en", "fr"))),
        ).id
        for number in range(4)
    ]
    for screening in chance.sample(festival.screenings(), len(festival.screenings()) // 2):
        builder.set(screening, qa_minutes=20)
    for screening in chance.sample(festival.screenings(), len(festival.screenings()) // 2):
        builder.set(screening, kind_id=chance.choice(sorted(festival.kinds)))
    films, screenings = sorted(festival.films), [s.id for s in festival.screenings()]
    for person_id in people:
        for film_id in chance.sample(films, 2):
            builder.run(JoinFilm(film_id, person_id))
        for screening_id in chance.sample(screenings, min(3, len(screenings))):
            part = chance.choice((*Part, Part.BOTH))
            builder.run(SetAppearance(screening_id, person_id, chance.choice(ROLES), part))
    deadline = at(builder.festival, "18:00", chance.choice((0, 1)))
    builder.jury("Jury", section_id=chance.choice(sections), deadline=deadline)
    shown = sorted({screening.programme_id for screening in festival.screenings()})
    for kind in (*RelationKind, *RelationKind, *RelationKind):
        builder.run(Relate(kind, *chance.sample(shown, 2), chance.choice((1, 2))))
    agreed = chance.choice(("not before", "not after"))
    builder.run(SetSetting(option_key("press-against-premiere", "agreed"), agreed))
    builder.run(SetSetting(option_key("no-choice", "least_screenings"), 2))
    for rule in ("section-against-itself", "too-far-to-next"):
        builder.run(SetSetting(option_key(rule, "sections"), ["all"]))
        builder.run(SetSetting(option_key(rule, "only_single"), chance.random() < 0.3))
    builder.run(SetTravel(*sorted(festival.venues), 30))
