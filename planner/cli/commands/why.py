"""``marquee why``: where a programme can go, and what stands in the way."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.naming import find_kind, find_programme, find_screen
from planner.cli.output import as_json
from planner.i18n import N_, _
from planner.model import Festival
from planner.rules import BestPlace, PlacementMap, Reason, WhyNot, best_places, explain, placement
from planner.rules.policy import all_rules
from planner.rules.wording import at
from planner.times import WallTime, iso, parse_wall


class Why(Command):
    """Say where a programme can go, and which rules stand in the way of the rest."""

    help = N_("Say where a programme can still go, and what stands in the way elsewhere.")

    def arguments(self, parser: ArgumentParser) -> None:
        """What; and where and when, to ask about one place."""
        add_file(parser, plan=True)
        parser.add_argument("programme", metavar=_("PROGRAMME"), help=_("id, code or exact title"))
        parser.add_argument("--screen", help=_("this screen only: id, code or “Venue / Screen”"))
        parser.add_argument("--start", help=_("this start only: wall clock, 2026-11-06T19:30"))
        parser.add_argument("--kind", help=_("kind of screening; the first one if left out"))
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Look at the whole festival, at one screen, at one start on all screens, or one place."""
        with opened(given) as document:
            festival = document.festival
        programme = find_programme(festival, given.programme)
        kind = find_kind(festival, given.kind).id if given.kind else None
        screen = find_screen(festival, given.screen).id if given.screen else None
        found = placement(festival, programme.id, kind_id=kind)
        if given.start:
            start = parse_wall(given.start, "--start")
            screens = [s.id for s in found.screens if screen in (None, s.id)]
            if given.json:
                print(as_json([place_row(festival, found, s, start) for s in screens]))
            else:
                print("\n".join(place_text(festival, found, s, start) for s in screens))
        elif given.json:
            print(as_json(whole_row(festival, found, screen)))
        else:
            print(whole_text(festival, found, screen))
        return 0


def place_row(
    festival: Festival, found: PlacementMap, screen_id: int, start: WallTime
) -> dict[str, object]:
    """One place: its worst severity (null is free) and every reason."""
    worst = found.worst(screen_id, start)
    reasons = [
        {"rule": c.rule, "severity": c.severity.value, "message": explain(c, festival)}
        for c in found.reasons(screen_id, start)
    ]
    return {
        "screen_id": screen_id,
        "screen": festival.screen_name(screen_id),
        "start": iso(start),
        "severity": worst.value if worst else None,
        "message": found.sentence(screen_id, start) if worst else "",
        "reasons": reasons,
    }


def place_text(festival: Festival, found: PlacementMap, screen_id: int, start: WallTime) -> str:
    """One place as lines for people."""
    reasons = found.reasons(screen_id, start)
    lines = [f"{c.severity.value:<8} {explain(c, festival)}" for c in reasons]
    if not lines:
        lines = [found.sentence(screen_id, start) or _("Nothing speaks against it.")]
    place = f"{at(festival, start)}, {festival.screen_name(screen_id)}"
    return "\n".join([f"{place}:", *[f"  {line}" for line in lines]])


def whole_row(festival: Festival, found: PlacementMap, screen: int | None) -> dict[str, object]:
    """All places: how many are free, what each rule forbids, and the best."""
    why = WhyNot(found, None if screen is None else (screen,))
    return {
        "programme_id": found.lift.programme.id,
        "places": why.places,
        "free": why.free,
        "message": why.sentence(),
        "rules": [
            {"rule": r.rule, "severity": r.severity.value, "places": r.places, "only": r.only}
            for r in why.reasons
        ],
        "together": list(why.together),
        "best": [
            {
                "screen_id": best.screen_id,
                "screen": festival.screen_name(best.screen_id),
                "start": iso(best.start),
                "reasons": list(best.reasons),
            }
            for best in best_places(found, screen_id=screen)
        ],
    }


def whole_text(festival: Festival, found: PlacementMap, screen: int | None) -> str:
    """The same as lines for people."""
    why = WhyNot(found, None if screen is None else (screen,))
    lines = [why.sentence(), *[rule_line(reason) for reason in why.reasons]]
    best = best_places(found, screen_id=screen)
    if best:
        lines += ["", _("The best places:"), *[best_line(festival, place) for place in best]]
    return "\n".join(lines)


def rule_line(reason: Reason) -> str:
    """“  Screen closed (blocker) forbids 1200 places, 300 of them alone”."""
    return "  " + _("{rule} ({severity}) forbids {places} places, {only} of them alone").format(
        rule=_(all_rules()[reason.rule].title),
        severity=reason.severity.value,
        places=reason.places,
        only=reason.only,
    )


def best_line(festival: Festival, best: BestPlace) -> str:
    """Where and when, and why there."""
    place = f"{at(festival, best.start)}, {festival.screen_name(best.screen_id)}"
    return f"  {place}: {' '.join(best.reasons)}".rstrip(": ")
