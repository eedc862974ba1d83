"""The languages a festival publishes in, and texts of films, sections and venues in them.

A record's own field is its text in the first language; the others are rows of their own.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.venues import next_order
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import RECORDS, Editorial, Film, Language, Section, Translation, Venue

TEXTS = {
    Film.table: ("title", "logline", "synopsis", "statement"),
    Section.table: ("name",),
    Venue.table: ("name", "address", "access"),
    Editorial.table: ("title", "text"),
}
"""What can be said in several languages, by table."""


@dataclass(frozen=True)
class AddLanguage(Edit):
    """Another language to publish in, after those there are; ``code`` as “fr” or “zh-Hans”."""

    code: str
    called: str = ""

    name = "add-language"
    title = N_("Add language")

    def apply(self, work: Work) -> None:
        """Add it, once."""
        code = self.code.strip()
        if not code:
            raise UserError(_("A language needs a code, as “fr” or “zh-Hans”."))
        if any(language.code == code for language in work.rows(Language)):
            raise UserError(_("The festival has the language “{code}” already.").format(code=code))
        order = next_order(work.rows(Language))
        work.add(Language, code=code, name=self.called.strip() or code, order=order)


@dataclass(frozen=True)
class SetText(Edit):
    """Say a text of a film, section or venue in one of the festival's languages; empty forgets it.

    ``table``, ``row`` and ``field`` say which text; ``language`` is the code of the language.
    """

    table: str
    row: int
    field: str
    language: str
    text: str

    name = "text"
    title = N_("Change text")

    def merge_key(self) -> Hashable:
        """Typing in one text is one step."""
        return ("text", self.table, self.row, self.field, self.language)

    def apply(self, work: Work) -> None:
        """Set it: in the first language the record's own field, else its translation."""
        if self.field not in TEXTS.get(self.table, ()):
            known = "; ".join(f"{table}: {', '.join(names)}" for table, names in TEXTS.items())
            raise UserError(
                _("{table} has no text “{field}”; there are: {known}.").format(
                    table=self.table, field=self.field, known=known
                )
            )
        cls = RECORDS[self.table]
        work.get(cls, self.row)
        language = self._language(work)
        if language.id == min(work.rows(Language), key=lambda row: (row.order, row.id)).id:
            work.change(cls, self.row, **{self.field: self.text})
        else:
            self._translate(work, language)

    def _language(self, work: Work) -> Language:
        for language in work.rows(Language):
            if language.code == self.language:
                return language
        raise UserError(
            _("The festival has no language “{code}”; add it first.").format(code=self.language)
        )

    def _translate(self, work: Work, language: Language) -> None:
        place = (self.table, self.row, self.field, language.id)
        for known in list(work.rows(Translation)):
            if (known.of_table, known.of_id, known.of_field, known.language_id) == place:
                work.remove(Translation, known.id)
        if self.text.strip():
            work.add(
                Translation,
                language_id=language.id,
                of_table=self.table,
                of_id=self.row,
                of_field=self.field,
                text=self.text,
            )
