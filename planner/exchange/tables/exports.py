"""The columns of FilmFreeway's export of submissions, as CSV or XLSX: one row a submitted film.

They are those that festivals publish their scripts for (Tracking Number, Project Title, Judging
Status …). The people who submitted are not the film's: their names, addresses and birthdays are not
taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from planner.exchange.mapping import LEFT_OUT, TableMapping
from planner.text import folded

KIND = "submissions"
_TELLING = frozenset({"project title", "submission id", "tracking number", "judging status"})
_FIELDS = {
    "Tracking Number": "external_id",
    "Project Title": "title",
    "Project Title (Original Language)": "original_title",
    "Synopsis": "synopsis",
    "Synopsis (Original Language)": "own_synopsis",
    "Duration": "runtime",
    "Country of Origin": "countries",
    "Language": "languages",
    "Completion Date": "year",
    "Directors": "director",
    "Writers": "writer",
    "Producers": "producer",
    "Key Cast": "cast",
    "Other Credits": "credits",
    "Submitter Statement": "statement",
    "Judging Status": "status",
    "Submission Status": "submission_status",
    "Submission Categories": "section",
}
_PRIVATE = """First Name, Last Name, Birthdate, Gender, Email, Phone, Address, Address 2, City,
State, Postal Code, Country, Submitter Biography, Submission Link, Submission Password,
Discount Code, Submission Fee"""
_NOTED = """Genres, Project Type, Student Project, First-time Filmmaker, Country of Filming,
Production Budget, Shooting Format, Aspect Ratio, Film Color, Trailer URL, Project Website, Twitter,
Facebook, Screenings / Awards, Distributor Information, Submission Notes"""
_CUSTOM = re.compile(r"submission custom (field|answer) (\d+)")


def _split(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",")]


PRIVATE = frozenset(map(folded, _split(_PRIVATE)))
NOTED = frozenset(map(folded, _split(_NOTED)))
"""What has no field of its own and goes into the note of the film, which stays in the house."""


def is_export(headings: Iterable[str]) -> bool:
    """Whether these are the headings of such an export."""
    words = {folded(heading) for heading in headings}
    return "project title" in words and len(words & _TELLING) > 1


def is_noted(heading: str) -> bool:
    """Whether a column of the export, or a question of the festival's own, goes into the note."""
    return folded(heading) in NOTED or bool(_CUSTOM.fullmatch(folded(heading)))


def own_mapping(headings: Iterable[str]) -> TableMapping:
    """What the columns of the export are; nothing for other tables. What it has besides them is no
    column of a table of films, whatever it is called (“Aperture” is that of the lens).
    """
    named = {folded(heading): heading for heading in headings}
    if not is_export(named.values()):
        return TableMapping()
    fields = {folded(heading): name for heading, name in _FIELDS.items()}
    if "tracking number" not in named:
        fields["submission id"] = "external_id"
    return TableMapping(KIND, {h: fields.get(word, LEFT_OUT) for word, h in named.items() if word})


def note_of(said: Mapping[str, str]) -> str:
    """The note that these columns make, by heading; a question and its answer are one line."""
    lines = [f"{h}: {text}" for h, text in said.items() if text and folded(h) in NOTED]
    asked: dict[str, dict[str, str]] = {}
    for heading, text in said.items():
        if custom := _CUSTOM.fullmatch(folded(heading)):
            asked.setdefault(custom[2], {})[custom[1]] = text
    lines += [
        f"{one.get('field') or number}: {one['answer']}"
        for number, one in asked.items()
        if one.get("answer")
    ]
    return "\n".join(lines)
