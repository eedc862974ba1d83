"""Which picture belongs to which film: by id, by title, or with a doubt that somebody settles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from planner.document import Document
from planner.edit import Edit, Together
from planner.edit.stills import SetStill
from planner.errors import UserError
from planner.exchange.likely import titles_of
from planner.exchange.match import plain
from planner.exchange.pictures import Picture, load_picture, pictures_in
from planner.i18n import _, ngettext
from planner.model import Festival, Film

_SURE = 92
_PERHAPS = 70
_NOISE = re.compile(r"\b(stills?|photo|foto|image|img|press|hires|hi res|web|copy|\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class StillMatch:
    """A picture and its film; None where none or several fit, with what may be meant.

    ``doubt`` says why somebody should look, as a sentence; empty when it is certain.
    """

    path: Path
    film: Film | None
    score: int = 0
    doubt: str = ""
    candidates: tuple[tuple[Film, int], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The match as ``marquee stills --json`` writes it."""
        return {
            "file": self.path.name,
            "film": self.film.title if self.film else None,
            "film_id": self.film.id if self.film else None,
            "score": self.score,
            "doubt": self.doubt,
            "candidates": [
                {"id": film.id, "title": film.title, "score": score}
                for film, score in self.candidates
            ],
        }


@dataclass(frozen=True)
class StillPlan:
    """Which film each picture would go to; nothing has happened yet."""

    matches: tuple[StillMatch, ...]
    problems: tuple[str, ...] = field(default=())

    def chosen(self, films: Mapping[Path, Film | None]) -> StillPlan:
        """The same with these pictures on these films; None leaves one out."""
        return StillPlan(
            tuple(
                StillMatch(one.path, films[one.path], 100) if one.path in films else one
                for one in self.matches
            )
        )

    def load(self) -> LoadedStills:
        """Read the pictures that have a film, and reduce them; it takes a while, and may be done in
        another process.
        """
        found: list[tuple[int, Picture]] = []
        problems: list[str] = []
        for one in self.matches:
            if one.film is None:
                continue
            try:
                found.append((one.film.id, load_picture(one.path)))
            except UserError as error:
                problems.append(str(error))
        return LoadedStills(tuple(found), tuple(problems))

    def run(self, document: Document, source: str = "") -> StillPlan:
        """Put the pictures into the file and on their films, as one step; returns what came of the
        plan: without the pictures that could not be read, but with a sentence for each.
        """
        loaded = self.load()
        edit = loaded.kept_in(document)
        if edit is not None:
            document.run(edit, source)
        read = {(film, picture.name) for film, picture in loaded.pictures}
        done = (m for m in self.matches if m.film is None or (m.film.id, m.path.name) in read)
        return StillPlan(tuple(done), loaded.problems)


@dataclass(frozen=True)
class LoadedStills:
    """The pictures as they are stored, by film, and a sentence for each that cannot be read."""

    pictures: tuple[tuple[int, Picture], ...]
    problems: tuple[str, ...] = ()

    def kept_in(self, document: Document) -> Edit | None:
        """Put the pictures into the file; the edit that sets them, None when there are none."""
        edits: list[Edit] = [
            SetStill(film_id, document.keep_still(picture.content), picture.name)
            for film_id, picture in self.pictures
        ]
        count = len(edits)
        if count < 2:
            return edits[0] if edits else None
        title = ngettext("Set {n} still", "Set {n} stills", count).format(n=count)
        return Together(tuple(edits), title)


def plan_stills(festival: Festival, given: Iterable[Path], film: Film | None = None) -> StillPlan:
    """Which pictures go to which films: all to ``film`` (one picture only), else by their names.

    Raises UserError when there is no picture, or more than one for one film.
    """
    paths = list(pictures_in(given))
    if not paths:
        raise UserError(_("There is no picture there; choose JPEG or PNG files, or their folder."))
    if film is None:
        return StillPlan(tuple(_without_rivals(_matches(festival, paths))))
    if len(paths) > 1:
        message = _("“{title}” has one still; choose one of the {n} pictures.")
        raise UserError(message.format(title=film.title, n=len(paths)))
    return StillPlan((StillMatch(paths[0], film, 100),))


def _matches(festival: Festival, paths: Iterable[Path]) -> list[StillMatch]:
    films = {film.id: film for film in festival.films.values()}
    by_name: dict[str, set[int]] = defaultdict(set)
    for film in films.values():
        for name in (
            plain(film.still),
            plain(Path(film.still).stem),
            film.external_id,
            str(film.id),
        ):
            if name:
                by_name[name].add(film.id)
        for title in titles_of(film):
            by_name[title].add(film.id)
    return [_match(path, films, by_name) for path in paths]


def _match(path: Path, films: Mapping[int, Film], by_name: Mapping[str, set[int]]) -> StillMatch:
    name = plain(path.stem.replace("_", " ").replace("-", " "))
    bare = " ".join(_NOISE.sub(" ", name).split()) or name
    for key in (path.stem, plain(path.name), plain(path.stem), name, bare):
        ids = by_name.get(key, set())
        if len(ids) == 1:
            return StillMatch(path, films[next(iter(ids))], 100)
        if ids:
            candidates = tuple((films[one], 100) for one in sorted(ids))
            doubt = _("{file} may belong to {n} films of this title; say to which.")
            return StillMatch(path, None, 0, doubt.format(file=path.name, n=len(ids)), candidates)
    return _nearest(path, bare, films)


def _nearest(path: Path, name: str, films: Mapping[int, Film]) -> StillMatch:
    """The film whose title is most alike, when no other is nearly as much."""
    scored = sorted(
        ((film, score) for film in films.values() if (score := _score(name, film)) >= _PERHAPS),
        key=lambda one: (-one[1], one[0].title, one[0].id),
    )[:3]
    if not scored:
        message = _("{file} fits the title of no film; name it after its film, or choose one.")
        return StillMatch(path, None, 0, message.format(file=path.name))
    best, score = scored[0]
    alone = len(scored) == 1 or scored[1][1] < score - 5
    if score >= _SURE and alone:
        return StillMatch(path, best, score)
    message = _("{file} may be of “{title}” ({score} %); say whether it is.")
    doubt = message.format(file=path.name, title=best.title, score=score)
    return StillMatch(path, None, score, doubt, tuple(scored))


def _score(name: str, film: Film) -> int:
    """How alike, of 100; a title that stands whole in a longer name counts nearly as much."""
    best = 0.0
    for title in titles_of(film):
        best = max(best, fuzz.ratio(name, title))
        if len(title) > 3 and f" {title} " in f" {name} ":
            best = max(best, 95 if len(title) > 8 else 85)
    return int(best)


def _without_rivals(matches: Iterable[StillMatch]) -> Iterable[StillMatch]:
    """Of several pictures for one film the first stays; the others are left out with a doubt."""
    taken: dict[int, Path] = {}
    for one in matches:
        if one.film is None or taken.setdefault(one.film.id, one.path) == one.path:
            yield one
            continue
        message = _("{file} is another picture of “{title}”; {first} is taken.")
        doubt = message.format(
            file=one.path.name, title=one.film.title, first=taken[one.film.id].name
        )
        yield StillMatch(one.path, None, one.score, doubt, ((one.film, one.score),))
