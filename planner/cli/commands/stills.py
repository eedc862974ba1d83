"""``marquee stills``: pictures for films, from files or a folder."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.naming import find_film
from planner.cli.output import as_json
from planner.errors import UserError
from planner.exchange.stills import StillPlan, plan_stills
from planner.i18n import N_, _
from planner.model import Festival, Film


class Stills(Command):
    """Put pictures into the festival file and on the films that their names say, as one step."""

    help = N_(
        "Put stills into the file, by the names of the pictures or on one film; exit code 1 when a "
        "picture cannot be read."
    )
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The file, the pictures or their folder, and how to say which film is meant."""
        add_file(parser)
        parser.add_argument("pictures", nargs="+", type=Path, metavar=_("FOLDER_OR_IMAGE"))
        parser.add_argument("--film", metavar=_("FILM"), help=_("the film that the picture is of"))
        parser.add_argument(
            "--is",
            dest="said",
            action="append",
            default=[],
            metavar=_("PICTURE=FILM"),
            help=_("the film of one picture of a folder; nothing behind the = leaves it out"),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("say what would be set, and change nothing")
        )
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Set them, or only say which would be set; 1 when a picture cannot be read."""
        given.changes = not given.dry_run
        with opened(given) as document:
            festival = document.festival
            film = find_film(festival, given.film) if given.film else None
            plan = plan_stills(festival, given.pictures, film)
            plan = plan.chosen(_said(given.said, plan, festival))
            if not given.dry_run:
                plan = plan.run(document, "command line")
        print(_as_json(plan) if given.json else _summary(plan))
        return 1 if plan.problems else 0


def _said(given: list[str], plan: StillPlan, festival: Festival) -> dict[Path, Film | None]:
    """The films that were named for single pictures; raises UserError for unknown ones."""
    paths = {one.path.name: one.path for one in plan.matches}
    films: dict[Path, Film | None] = {}
    for text in given:
        name, equals, film = text.partition("=")
        if not equals or name not in paths:
            message = _("There is no picture “{name}”; there are: {known}.")
            raise UserError(message.format(name=name, known=", ".join(paths)))
        films[paths[name]] = find_film(festival, film) if film else None
    return films


def _as_json(plan: StillPlan) -> str:
    rows = [one.to_json() for one in plan.matches]
    return as_json({"stills": rows, "problems": list(plan.problems)})


def _summary(plan: StillPlan) -> str:
    lines = [
        _("{file}: “{title}”").format(file=one.path.name, title=one.film.title)
        if one.film
        else one.doubt
        for one in plan.matches
    ]
    return "\n".join(line for line in (*lines, *plan.problems) if line)
