"""The festival's languages in print: one or two for a document, whatever the window speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.edit import Work
from planner.edit.texts import TEXTS
from planner.i18n import N_, Unsaid, nremark, remark
from planner.model import RECORDS, Editorial, Festival, Film, Language, Record, Translation, column
from planner.model.naming import find_one
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.text import sort_key

LANGUAGES = (
    Setting(
        "language",
        "",
        N_("Language"),
        N_(
            "In which titles, names, texts and headings are printed; empty is the festival's first."
            " Headings are there in Arabic, Chinese, Czech, Dutch, English, French, German, Hebrew,"
            " Italian, Japanese, Korean, Polish, Portuguese and Spanish."
        ),
        names="language",
        empty=N_("the first"),
    ),
    Setting(
        "second_language",
        "",
        N_("Second language"),
        N_("Titles, names and texts stand in it, too, behind those in the first."),
        names="language",
        empty=N_("none"),
    ),
)
"""Which festival languages a document is in; all documents have these options."""

NAMED = frozenset({"title", "name"})
"""The fields that every document prints; longer texts are in some."""

_NAMED_IN_A_WARNING = 3
_LISTED = 40
"""Of what is not translated, so many are named: a list to work from. Beyond that, nobody began."""


class Untranslated(str):
    """A sentence about what is not there in a language that was chosen."""

    __slots__ = ()


def spoken(
    festival: Festival, options: Mapping[str, Any], told: frozenset[str] = NAMED
) -> tuple[Festival, tuple[str, ...]]:
    """The festival as if the languages chosen were its first, and a sentence for each sort of text
    that is not there in one of them; ``told`` are the fields that the document prints.

    What is missing stays as it is in the next language. Raises UserError for an unknown language.
    """
    wanted = [str(options.get(setting.key, "")) for setting in LANGUAGES]
    chosen = [_find(festival, text) for text in dict.fromkeys(wanted) if text]
    if not chosen:
        return festival, ()
    if not wanted[0]:  # the second alone stands behind the festival's first
        order = min(festival.rows(Language).values(), key=lambda row: (row.order, row.id))
        chosen = [order, *(one for one in chosen if one.id != order.id)]
    missing = tuple(sentence for one in chosen for sentence in _missing(festival, one, told))
    work = Work(festival)
    for table, fields in TEXTS.items():
        for row in festival.rows(RECORDS[table]).values():
            said = _said(festival, row, fields, chosen)
            if said:
                work.change(RECORDS[table], row.id, **said)
    _put_first(work, chosen[0])
    return festival.with_changes(work.changes()), missing


def first_language(festival: Festival) -> str:
    """The code of the language that texts of the festival come in; "" where it names none."""
    found = festival.rows(Language).values()
    return min(found, key=lambda row: (row.order, row.id)).code if found else ""


def words_missing(festival: Festival, unsaid: Unsaid) -> Iterator[str]:
    """A sentence about the words of the document itself that are not there in the festival's first
    language, and came in the window's.
    """
    words = sorted(unsaid.messages, key=lambda word: "{" in word)  # whole ones say more
    if not words:
        return
    first = min(festival.rows(Language).values(), key=lambda row: (row.order, row.id))
    named = ", ".join(f"“{word}”" for word in words[:_NAMED_IN_A_WARNING])
    more = len(words) - _NAMED_IN_A_WARNING
    text = (
        nremark(
            "Words of the document itself are missing in {language}: {words} and {more} other.",
            "Words of the document itself are missing in {language}: {words} and {more} others.",
            more,
        )
        if more > 0
        else remark("Words of the document itself are missing in {language}: {words}.")
    )
    called = printable(first.name) or first.code
    yield text.format(language=called, words=named, more=more)


def _find(festival: Festival, text: str) -> Language:
    rows = festival.rows(Language).values()
    return find_one(
        text, rows, lambda one: (one.code, one.name), lambda one: one.code, remark("language")
    )


def _said(
    festival: Festival, row: Record, fields: tuple[str, ...], chosen: list[Language]
) -> dict[str, Any]:
    """What a record says in these languages, where that differs from what it says now."""
    found: dict[str, Any] = {}
    for field in fields:
        texts = [festival.text(row, field, one.code) for one in chosen]
        if isinstance(row, Film) and field == "title":
            found["title"] = texts[0]
            if texts[-1] not in {texts[0], row.original_title}:
                # Where a document has room for another title, the second language comes first.
                others = (row.original_title, *row.alternate_titles)
                found["original_title"] = texts[-1]
                found["alternate_titles"] = tuple(one for one in others if one)
        else:
            between = " · " if field in NAMED else "\n"
            found[field] = between.join(dict.fromkeys(filter(None, texts)))
    return {name: value for name, value in found.items() if value != getattr(row, name)}


def _put_first(work: Work, language: Language) -> None:
    """Texts now are those of the record; in which language they are is known by the order."""
    for text in list(work.rows(Translation)):
        work.remove(Translation, text.id)
    first = min(row.order for row in work.rows(Language))
    work.change(Language, language.id, order=first - 1)


def _missing(festival: Festival, language: Language, told: frozenset[str]) -> Iterator[str]:
    for table, fields in TEXTS.items():
        if table == Editorial.table and "text" not in told:  # in booklets only
            continue
        for field in fields:
            if field in told:
                rows = list(_without(festival, RECORDS[table], field, language))
                if rows:
                    yield _sentence(RECORDS[table], field, rows, language)


def _without(
    festival: Festival, cls: type[Record], field: str, language: Language
) -> Iterator[str]:
    """What has such a text, but not in that language, by its name."""
    name = "title" if cls in {Film, Editorial} else "name"
    for row in festival.rows(cls).values():
        text, tongue = festival.text_and_language(row, field, language.code)
        if text and tongue != language.code:
            yield printable(str(getattr(row, name))[:80])


def _sentence(cls: type[Record], field: str, rows: list[str], language: Language) -> str:
    named = ", ".join(f"“{name}”" for name in sorted(rows, key=sort_key)[:_LISTED])
    more = len(rows) - _LISTED
    text = (
        nremark(
            "“{field}” of {things} is missing in {language}: {names} and {more} other.",
            "“{field}” of {things} is missing in {language}: {names} and {more} others.",
            more,
        )
        if more > 0
        else remark("“{field}” of {things} is missing in {language}: {names}.")
    )
    label = remark(column(cls, field).meta.label)
    called = printable(language.name) or language.code
    things = {
        "film": remark("films"),
        "section": remark("sections"),
        "venue": remark("venues"),
        "editorial": remark("pages of the catalogue"),
    }[cls.table]
    return text.format(field=label, things=things, language=called, names=named, more=more)


def without_languages(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a document whose festival has been made to speak them."""
    return {**options, **{setting.key: "" for setting in LANGUAGES if setting.key in options}}
