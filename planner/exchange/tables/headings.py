"""What the columns of other people's spreadsheets are called."""

from __future__ import annotations

from planner.exchange.declared import headings as declared_headings
from planner.exchange.declared import only_in
from planner.model import Screening
from planner.text import folded

_SYNONYMS: dict[str, str] = {
    # canonical name: what it may be called, folded and without spaces
    "id": "id rowid",
    "external_id": "externalid reference ref",
    "film_id": "filmid movieid titleid submissionid workid",
    "screen_id": "screenid roomid hallid auditoriumid",
    "screening_id": "screeningid showid sessionid slotid showtimeid",
    "programme_id": "programmeid programid packageid blockid",
    "title": "title filmtitle movietitle titleenglish englishtitle internationaltitle name film "
    "titleaslisted eventtitle projecttitle",
    "own_title": "owntitle screeningtitle showtitle",
    "original_title": "originaltitle titleoriginal originallanguagetitle nativetitle",
    "alternate_titles": "alternatetitles alternatetitle othertitle othertitles aka alsoknownas",
    "director": "director directors directedby filmmaker filmmakers directorname regie",
    "writer": "writer writers writtenby screenwriter screenplay",
    "producer": "producer producers producedby",
    "cast": "cast actors starring",
    "credits": "credits crew people",
    "countries": "country countries countryoforigin productioncountry productioncountries "
    "nationality",
    "languages": "language languages spokenlanguage dialogue",
    "year": "year productionyear yearofproduction releaseyear completionyear",
    "runtime_seconds": "runtimeseconds runtimesec runtimesecs durationseconds lengthseconds",
    "runtime": "runtime runtimeraw duration length runningtime time trt durationhms",
    "runtime_minutes": "runtimemin runtimemins runtimeminutes durationmin durationmins "
    "durationminutes lengthmin lengthminutes minutes mins",
    "section": "section strand sidebar category track competition",
    "status": "status state",
    "logline": "logline shortsynopsis tagline oneliner",
    "synopsis": "synopsis longsynopsis description summary text plot",
    "statement": "statement directorsstatement directorstatement filmmakersstatement",
    "note": "note notes comment comments remark remarks",
    "kind": "kind type screeningtype showtype",
    "venue": "venue cinema theatre theater building location",
    "screen": "screen room hall auditorium screenname sala",
    "seats": "seats capacity seating",
    "code": "code shortcode abbreviation",
    "opens": "opens open opensat",
    "closes": "closes close closesat",
    "hours": "hours openinghours",
    "turnaround_minutes": "turnaroundminutes turnaround changeover",
    "order": "order position sort",
    "films": "films filmids filmtitles titles contents",
    "programme": "programme program package block",
    "gap_minutes": "gapminutes gap",
    "wanted": "wanted screeningswanted",
    "start": "start starts startsat starttime startdatetime datetime begins begin showtime",
    "date": "date day screeningdate startdate",
    "time": "clock startsattime hour showtimes",
    "end": "end ends endsat endtime enddatetime finish finishes",
    "cancelled": "cancelled canceled iscancelled",
    "cancelled_reason": "cancelledreason reason",
    "preshow_minutes": "preshowminutes preshow trailers ads",
    "intro_minutes": "introminutes intro introduction",
    "qa_minutes": "qaminutes qa qanda q&a",
    "pinned": "pinned locked fixed",
    "certificate": "certificate rating agerating agelimit classification fsk",
    "premiere": "premiere premierestatus",
    "expected_demand": "expecteddemand demand expectedaudience popularity",
    "maximum_screenings": "maximumscreenings maxscreenings contractmaximum",
    "tickets_sold": "ticketssold sold admissions booked",
    "last_exit": "lastexit hardout",
}
_BY_WORD = {
    word.replace("&", ""): name for name, words in _SYNONYMS.items() for word in words.split()
}


def canonical(heading: str) -> str:
    """The field a heading means; empty when it is not known."""
    word = folded(heading).replace(" ", "")
    return (
        _BY_WORD.get(word, "")
        or declared_headings().get(word, "")
        or _BY_WORD.get(word.removesuffix("s"), "")
    )


def columns(headings: list[str]) -> dict[str, int]:
    """The column of each field. The first column that means a field has it."""
    found: dict[str, int] = {}
    names = [canonical(heading) for heading in headings]
    timetable = bool({"start", "date"} & set(names)) and "year" not in names
    for position, name in enumerate(names):
        meant = name
        if timetable and folded(headings[position]) == "time":
            meant = "time"
        if timetable and name == "film_id":
            meant = "films"
        if meant:
            found.setdefault(meant, position)
    return found


_OF_FILMS = {
    "film_id",
    "runtime",
    "runtime_minutes",
    "runtime_seconds",
    "director",
    "year",
    "films",
}
_OF_PLACES = {"screen", "screen_id", "venue"}
_OF_TIMES = {"start", "date"}
_OF_SCREENINGS = {"own_title", "cancelled", "cancelled_reason", "pinned", "start", "date"}
"""Besides those that only a screening declares, as tickets and prices."""
_OF_OTHERS_TOO = {
    "status",
    "kind",
    "note",
    "preshow_minutes",
    "intro_minutes",
    "qa_minutes",
    "doors_minutes",
    "turnaround_minutes",
    "needs",
}


def table_kind(names: set[str]) -> str:
    """Which table has these fields: screenings, programmes, screens or films; empty if none."""
    if names & _OF_TIMES and names & _OF_PLACES:
        return "screenings"
    if "code" in names and _tells_of_screenings(names):
        return "screenings"
    if names & _OF_PLACES and not names & _OF_FILMS:
        return "screens"
    if "films" in names and "title" in names:
        return "programmes"
    return "films" if "title" in names else ""


def _tells_of_screenings(names: set[str]) -> bool:
    """Whether a table with codes is about screenings, which it does not place."""
    if names & {"year", "director"}:  # a list of films, with their own codes and dates
        return False
    if names & (_OF_SCREENINGS | only_in(Screening)):
        return True
    return bool(names & _OF_OTHERS_TOO) and not names & (_OF_PLACES | _OF_FILMS | {"title"})
