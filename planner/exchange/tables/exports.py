"""The columns of FilmFreeway's export of submissions, as CSV or XLSX: one row a submitted film.

They are those that festivals publish their scripts for (Tracking Number, Project Title, Judging
Status …). The people who submitted are not the film's: their names, addresses and birthdays are not
taken in.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.exchange.mapping import LEFT_OUT, TableMapping
from planner.text import folded

KIND = "submissions"
_TELLING = frozenset({"project title", "submission id", "tracking number", "judging status"})
_FIELDS = {
    "Tracking Number": "external_id",
    "Project Title": "title",
    "Project Title (Original Language)": "original_title",
    "Synopsis": "synopsis",
    "Duration": "runtime",
    "Country of Origin": "countries",
    "Language": "languages",
    "Completion Date": "year",
    "Directors": "director",
    "Writers": "writer",
    "Producers": "producer",
    "Key Cast": "cast",
    "Submitter Statement": "statement",
    "Judging Status": "status",
    "Submission Status": "submission_status",
    "Submission Categories": "section",
}
_PRIVATE = """First Name, Last Name, Birthdate, Gender, Email, Phone, Address, Address 2, City,
State, Postal Code, Country, Submitter Biography, Submission Password, Discount Code,
Submission Fee"""
_NOT_READ = """Submission ID, Synopsis (Original Language), Lyrics, Trailer URL, Country of Filming,
Project Website, Twitter, Facebook, Project Type, Genres, Student Project, Production Budget,
Shooting Format, Aspect Ratio, Film Color, First-time Filmmaker, Other Credits, Rating, Flag,
Submission Date, Submission Deadlines, Submission Link, Assigned Judges, Screenings / Awards,
Distributor Information, Submission Notes"""


def _split(names: str) -> list[str]:
    return [" ".join(name.split()) for name in names.split(",")]


PRIVATE = frozenset(map(folded, _split(_PRIVATE)))


def is_export(headings: Iterable[str]) -> bool:
    """Whether these are the headings of such an export."""
    words = {folded(heading) for heading in headings}
    return "project title" in words and len(words & _TELLING) > 1


def own_mapping(headings: Iterable[str]) -> TableMapping:
    """What the columns of the export are; nothing for other tables."""
    words = {folded(heading) for heading in headings}
    if not is_export(words):
        return TableMapping()
    left = dict.fromkeys([*_split(_PRIVATE), *_split(_NOT_READ)], LEFT_OUT)
    if "tracking number" not in words:
        left["Submission ID"] = "external_id"
    return TableMapping(KIND, left | _FIELDS)
