"""Look-ups of films and programmes: contents, titles, sections, copies, keys, wishes."""

from __future__ import annotations

from planner.model.base import Record
from planner.model.copy import Copy, Kdm
from planner.model.edition import Language, PassSection, Section
from planner.model.film import Credit, Film, Translation
from planner.model.index import Index
from planner.model.lengths import Length, programme_length
from planner.model.programme import Programme, ProgrammeFilm, Relation, Wanted
from planner.model.snapshot import Snapshot, by_order

_ENTRIES = Index(ProgrammeFilm, lambda _f, row: row.programme_id, by_order)
CONTAINING = Index(ProgrammeFilm, lambda _f, row: row.film_id, lambda row: row.id)
_CREDITS = Index(Credit, lambda _f, row: row.film_id, by_order)
_TEXTS = Index(
    Translation, lambda _f, row: (row.of_table, row.of_id, row.of_field), lambda row: row.id
)
_OF_SECTION = Index(Film, lambda _f, row: row.section_id, lambda row: row.id)
_COPIES = Index(Copy, lambda _f, row: row.film_id, lambda row: row.id)
_KDMS = Index(Kdm, lambda _f, row: row.copy_id, lambda row: (row.valid_from, row.id))
_IN_PASS = Index(PassSection, lambda _f, row: row.pass_id, lambda row: row.id)
_PASSES = Index(PassSection, lambda _f, row: row.section_id, lambda row: row.id)
_FIRST = Index(Relation, lambda _f, row: row.programme_id, lambda row: row.id)
_SECOND = Index(Relation, lambda _f, row: row.other_programme_id, lambda row: row.id)
_WANTED = Index(Wanted, lambda _f, row: row.programme_id, lambda row: (row.kind_id, row.id))


class Works(Snapshot):
    """What a festival knows of its films and programmes."""

    __slots__ = ()

    def length(self, programme_id: int) -> Length:
        """A programme's derived length in seconds."""
        found = self._lengths.get(programme_id)
        if found is None:
            found = programme_length(self, self.programmes[programme_id])
            self._lengths[programme_id] = found
        return found

    def entries(self, programme_id: int) -> tuple[ProgrammeFilm, ...]:
        """The places of a programme's films, in order."""
        return self.group(_ENTRIES, programme_id)

    def films_of(self, programme_id: int) -> tuple[Film, ...]:
        """The films of a programme, in order."""
        films, entries = self.films, self.entries(programme_id)
        return tuple([films[entry.film_id] for entry in entries])

    def programmes_with(self, film_id: int) -> tuple[Programme, ...]:
        """The programmes that a film is part of."""
        return tuple(
            self.programmes[entry.programme_id] for entry in self.group(CONTAINING, film_id)
        )

    def is_shared(self, film_id: int) -> bool:
        """Whether a film is part of more than one programme."""
        return len(self.group(CONTAINING, film_id)) > 1

    def credits(self, film_id: int) -> tuple[Credit, ...]:
        """The people credited on a film, in order."""
        return self.group(_CREDITS, film_id)

    def title(self, programme_id: int) -> str:
        """What a programme is called: its own title, else those of its films."""
        programme = self.programmes[programme_id]
        return programme.title or " + ".join(film.title for film in self.films_of(programme_id))

    def section_of(self, programme_id: int) -> Section | None:
        """A programme's own section, else the one that all its films share."""
        programme = self.programmes[programme_id]
        if programme.section_id is not None:
            return self.sections.get(programme.section_id)
        entries = self.entries(programme_id)
        if len(entries) == 1:
            return self.sections.get(self.films[entries[0].film_id].section_id or 0)
        shared = {self.films[entry.film_id].section_id for entry in entries}
        return self.get(Section, shared.pop()) if len(shared) == 1 else None

    def text(self, row: Record, field: str, language: str = "") -> str:
        """A text of a film, section or venue in a language (its code), else in the next one."""
        return self.text_and_language(row, field, language)[0]

    def translations(self, row: Record, field: str) -> tuple[str, ...]:
        """A text of a row in all other languages that it was given in."""
        return tuple(one.text for one in self.group(_TEXTS, (row.table, row.id, field)))

    def text_and_language(self, row: Record, field: str, language: str = "") -> tuple[str, str]:
        """As ``text``, and the code of the language it is in; empty where none is known.

        The languages stand in the festival's order; the record's own field is in the first.
        """
        own = str(getattr(row, field))
        order = sorted(self.rows(Language).values(), key=by_order)
        said = {
            text.language_id: text.text for text in self.group(_TEXTS, (row.table, row.id, field))
        }
        if order:
            said[order[0].id] = own
        for wanted in (*(one for one in order if one.code == language), *order):
            if said.get(wanted.id):
                return said[wanted.id], wanted.code
        return own, ""

    def sections_in_order(self) -> tuple[Section, ...]:
        """All sections in the festival's order."""
        return tuple(sorted(self.sections.values(), key=by_order))

    def films_in(self, section_id: int) -> tuple[Film, ...]:
        """The films of a section."""
        return self.group(_OF_SECTION, section_id)

    def sections_of_pass(self, pass_id: int) -> tuple[Section, ...]:
        """The sections that a pass is for, in the festival's order."""
        found = (self.sections[row.section_id] for row in self.group(_IN_PASS, pass_id))
        return tuple(sorted(dict.fromkeys(found), key=by_order))

    def passes_with(self, section_id: int) -> tuple[int, ...]:
        """The ids of the passes that are for a section."""
        return tuple(row.pass_id for row in self.group(_PASSES, section_id))

    def copies(self, film_id: int) -> tuple[Copy, ...]:
        """The copies of a film."""
        return self.group(_COPIES, film_id)

    def kdms(self, copy_id: int) -> tuple[Kdm, ...]:
        """The keys of a copy, by the beginning of their validity."""
        return self.group(_KDMS, copy_id)

    def relations(self, programme_id: int) -> tuple[Relation, ...]:
        """The wishes that name a programme, as first or as other."""
        return self.group(_FIRST, programme_id) + self.group(_SECOND, programme_id)

    def wanted_of_kinds(self, programme_id: int) -> tuple[Wanted, ...]:
        """The numbers of screenings that a programme is to have of single kinds."""
        return self.group(_WANTED, programme_id)
