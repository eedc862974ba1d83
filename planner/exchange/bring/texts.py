"""Texts of films in the festival's other languages, from columns or files of one language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planner.edit.texts import TEXTS
from planner.exchange.base import FilmRow
from planner.exchange.bring.context import Context
from planner.exchange.decisions import FieldChange
from planner.i18n import _
from planner.model import Film, Language, Translation
from planner.text import folded

_OF_FILMS = TEXTS[Film.table]


class Texts:
    """The texts of one import, and those of the festival that they are compared with."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._languages = sorted(
            context.work.rows(Language), key=lambda language: (language.order, language.id)
        )
        self._known = {
            (text.of_id, text.of_field, text.language_id): text
            for text in context.work.rows(Translation)
            if text.of_table == Film.table
        }
        self._doubted: set[str] = set()

    def own(self, row: FilmRow, known: Film | None) -> dict[str, Any]:
        """The film's own texts as the row says them: those of the first language. A row that is in
        another one says none of a film that is there, and a new film needs a title. What has no
        other place, since the festival lacks its language, stands in for what is not said.
        """
        if self._is_other(row.language):
            return {name: row.title if name == "title" and not known else "" for name in _OF_FILMS}
        own = {name: getattr(row, name) for name in _OF_FILMS}
        if row.lent:
            own["title"] = ""
        first = [said for said in row.texts.items() if not self._is_other(said[0][0])]
        homeless = [said for said in row.texts.items() if self._find(said[0][0]) is None]
        for (_code, name), text in (*first, *homeless):
            own[name] = own[name] or text
        return own if known else {**own, "title": own["title"] or row.title}

    def changes(self, row: FilmRow, known: Film | None) -> Iterator[FieldChange]:
        """How the texts in other languages differ from those that are there."""
        takes, said = self._context.answers.takes, self._context.memory.said
        for language, name, text in self._said(row):
            key = _key(name, language)
            there = self._known.get((known.id, name, language.id)) if known else None
            before = there.text if there else ""
            taken = takes(self._context.number, key)
            if known is None or before == text:
                continue
            if taken or said(known.id, key, text) is not True:
                by_hand = bool(before) and said(known.id, key, before) is not True
                yield FieldChange(key, before, text, kept=by_hand and not taken)

    def bring(self, row: FilmRow, film: Film, changes: tuple[FieldChange, ...]) -> None:
        """Write the texts of a film, those that were kept apart."""
        kept = {change.field for change in changes if change.kept}
        work, memory = self._context.work, self._context.memory
        for language, name, text in self._said(row):
            place, key = (film.id, name, language.id), _key(name, language)
            memory.note(film.id, {key: text})
            there = self._known.get(place)
            if key in kept or (there is not None and there.text == text):
                continue
            if there is not None:
                self._known[place] = work.change(Translation, there.id, text=text)
            else:
                self._known[place] = work.add(
                    Translation,
                    language_id=language.id,
                    of_table=Film.table,
                    of_id=film.id,
                    of_field=name,
                    text=text,
                )

    def _said(self, row: FilmRow) -> Iterator[tuple[Language, str, str]]:
        """What the row says in languages other than the first."""
        texts = dict(row.texts)
        if row.language:
            texts |= {(row.language, name): getattr(row, name) for name in _OF_FILMS}
        for (code, name), text in texts.items():
            if not text or not self._is_other(code):
                continue
            language = self._find(code)
            if language is not None:
                yield language, name, text
            elif code not in self._doubted and text != self._stands_in(row, name):
                self._doubted.add(code)
                message = _(
                    "The festival has no language “{code}”, so texts in it were not brought in; "
                    "add it first: marquee edit FILE add-language code={code}"
                )
                self._context.doubt(row, name, message.format(code=code))

    def _stands_in(self, row: FilmRow, name: str) -> str:
        """The text that came in as the film's own, for want of its language and of another."""
        return "" if row.language else self.own(row, None)[name]

    def _find(self, code: str) -> Language | None:
        wanted = folded(code)
        for one in self._languages:
            if folded(one.code) == wanted:
                return one
        main = code.partition("-")[0]  # “de” is meant by “de-AT” where there is no other
        return next((one for one in self._languages if one.code.partition("-")[0] == main), None)

    def _is_other(self, code: str) -> bool:
        """Whether it is the code of a language that the festival's own fields are not in."""
        found = self._find(code) if code else None
        return bool(code) and (found is None or found != self._languages[0])


def _key(name: str, language: Language) -> str:
    """What a text in another language is called among the fields: “title_de”."""
    return f"{name}_{language.code}"
