"""Programme listings: films, blocks and screenings under headings of days, times and places."""

from __future__ import annotations

from datetime import date

import pytest

from planner.exchange.base import Severity, Understood
from planner.exchange.listing.clock import day_in, times_in
from planner.exchange.listing.entries import entry_in
from planner.exchange.listing.headings import heading_in, venue_and_screen
from planner.exchange.mapping import Names
from planner.exchange.readers.listing import Listing
from planner.exchange.readers.prose import Prose
from planner.exchange.source import Source
from planner.times import iso

BLOCK = """SATURDAY, MARCH 2
Shorts Block A (4:00pm)
“Salt” (4:06pm), Ben Oko, Nigeria, 8 minutes – Two sell salt.
“Reed” (4:15pm), Cy Dee and Di Ed, Spain/France, 2018, 9 minutes – A flute, a marsh.
It is morning for a long time, and then no more.
"""


def read(text: str) -> Understood:
    source = Source("l.txt", text, ".txt")
    assert Listing().recognises(source) == 0.75
    return Listing().read(source)


def shown(found: Understood) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(iso(s.start), s.screen, s.films, s.programme) for s in found.screenings]


def test_a_block_with_day_time_and_venue() -> None:
    found = read(f"River Festival 2019\nVenue: Rio Theatre\n\n{BLOCK}")
    salt, reed = found.films
    assert (salt.line, salt.title, salt.runtime_seconds, salt.synopsis) == (
        6, "Salt", 480, "Two sell salt.",
    )  # fmt: skip
    assert [credit.name for credit in reed.credits] == ["Cy Dee", "Di Ed"]
    assert (reed.countries, reed.year) == (("Spain", "France"), 2018)
    assert reed.synopsis.endswith("for a long time, and then no more.")
    assert [(p.line, p.title, p.films) for p in found.programmes] == [
        (5, "Shorts Block A", ("Salt", "Reed"))
    ]
    assert shown(found) == [("2019-03-02T16:00", "Rio Theatre", (), "Shorts Block A")]
    assert found.screenings[0].note == "“Salt” 4:06pm, “Reed” 4:15pm"
    assert [(row.venue, row.screen, row.line) for row in found.screens] == [
        ("Rio Theatre", "Rio Theatre", 2)
    ]
    assert [(p.line, p.field, p.severity) for p in found.problems] == [
        (2, "screen", Severity.DOUBT),
        (4, "year", Severity.DOUBT),
    ]


def test_a_start_without_a_screen_is_doubted_and_left_over_and_never_lost() -> None:
    found = read(f"River Festival 2019\n\n{BLOCK}")
    assert [(p.title, p.films) for p in found.programmes] == [("Shorts Block A", ("Salt", "Reed"))]
    assert (found.screenings, found.screens) == ([], [])
    assert [(p.line, p.field) for p in found.problems] == [(4, "screen"), (3, "year")]
    assert "2019-03-02 16:00" in found.problems[0].message
    kept = [left.text for left in found.leftovers if left.line == 4]
    assert len(kept) == 1
    assert "2019-03-02 16:00" in kept[0]
    assert "“Salt” 4:06pm, “Reed” 4:15pm" in kept[0]


def test_a_day_without_any_year_is_doubted_and_its_starts_left_over() -> None:
    found = read(f"Venue: Rio Theatre\n\n{BLOCK}")
    assert found.screenings == []
    assert [(p.line, p.field) for p in found.problems] == [(4, "start")]
    assert [left.line for left in found.leftovers] == [1, 4]
    assert "????-03-02 16:00" in found.leftovers[1].text


def test_films_with_times_of_their_own_and_a_night() -> None:
    found = read(
        "Freitag, 4. Oktober 2024, Kino Babel, Saal 2\n\n"
        "19:30 „Das Meer“, Anna Müller, Deutschland, 93 Min. – Ein Mann.\n"
        "21:45 Der Berg, Urs Vogt, Schweiz, 80 Min. – Ein Berg.\n"
        "00:15 Die Nacht, Eva Ott, Österreich, 70 Min. – Dunkel.\n"
    )
    assert shown(found) == [
        ("2024-10-04T19:30", "Kino Babel / Saal 2", ("Das Meer",), ""),
        ("2024-10-04T21:45", "Kino Babel / Saal 2", ("Der Berg",), ""),
        ("2024-10-05T00:15", "Kino Babel / Saal 2", ("Die Nacht",), ""),
    ]
    assert [(p.line, p.field) for p in found.problems] == [(1, "screen"), (5, "start")]


def test_the_page_of_one_block() -> None:
    found = read(
        "Loading Events\n\n« All Events\n\nFamily Block 1\n\n"
        "October 8, 2016 @ 12:00 pm - 2:00 pm\n\n"
        "“What Now?” (12:00pm), Emma Fox, USA, 2 minutes – A girl and her doll.\n\n"
        "“Big Boat” (12:04pm), Yuri Solo, Russian Federation, 16 minutes – A boy.\n\nRio Theatre\n"
    )
    assert [film.title for film in found.films] == ["What Now?", "Big Boat"]
    assert [p.title for p in found.programmes] == ["Family Block 1"]
    assert shown(found) == [("2016-10-08T12:00", "Rio Theatre", (), "Family Block 1")]
    assert found.screenings[0].end == found.screenings[0].start + 120
    assert [left.text for left in found.leftovers] == ["Loading Events", "« All Events"]


def test_a_promised_number_of_films_is_counted() -> None:
    found = read(f"3 films\nVenue: Rio Theatre\n\n{BLOCK}")
    assert (1, "count") in [(p.line, p.field) for p in found.problems]


def test_a_place_or_a_person_is_doubted() -> None:
    entry = entry_in("“Salt” (4:06pm), Ben Oko, Narnia, 8 minutes – Two.", 1)
    assert entry is not None
    assert (entry.directors, entry.doubtful) == (["Ben Oko", "Narnia"], "Narnia")


@pytest.mark.parametrize(
    "line",
    [
        "“Salt” (4:06pm), Ann Sol, Chile, 8 minutes – Two sell salt.",
        '"Salt" (4:06 PM), dir. Ann Sol, Chile, 8 min - Two sell salt.',
        "“Salt” (16:06), Ann Sol, Chile, 8’. Two sell salt.",
        "Salt (4:06pm), Ann Sol, Chile, 8 minutes — Two sell salt.",
        "1. “Salt,” (4:06 p.m.) Directed by Ann Sol | Chile | 8 min – Two sell salt.",
        "4:06pm – “Salt”, Ann Sol, Chile, 8 minutes – Two sell salt.",
        "16.06 Uhr „Salt“ (Ann Sol, Chile, 8 Min.) Two sell salt.",
        "16h06 «Salt», Ann Sol, Chile, 8 min – Two sell salt.",
        "4:06pm Salt, Ann Sol, Chile, 8 minutes – Two sell salt.",
    ],
)
def test_a_film_in_many_dresses(line: str) -> None:
    entry = entry_in(line, 1)
    assert entry is not None
    assert entry.runtime is not None
    assert entry.time is not None
    assert (entry.title, entry.time.minutes, entry.directors, entry.countries) == (
        "Salt", 16 * 60 + 6, ["Ann Sol"], ["Chile"],
    )  # fmt: skip
    assert (entry.runtime.seconds, entry.text) == (480, ["Two sell salt."])


@pytest.mark.parametrize(
    "line",
    [
        "“We had a week,” says the director, who came by boat.",
        "Salt - Two sisters sell what the lake leaves. Length: 8 minutes. Director Ann Sol:",
        "Doors 7:30pm, bar until late",
        "Salt",
    ],
)
def test_what_is_no_film(line: str) -> None:
    assert entry_in(line, 1) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saturday, March 2", (3, 2, None, 5)),
        ("Sat 2 Mar 2019", (3, 2, 2019, 5)),
        ("March 2nd, 2019", (3, 2, 2019, None)),
        ("Samstag, 2. März 2019", (3, 2, 2019, 5)),
        ("samedi 2 mars", (3, 2, None, 5)),
        ("sábado, 2 de marzo de 2019", (3, 2, 2019, 5)),
        ("2019-03-02", (3, 2, 2019, None)),
        ("Saturday 03/02/2019", (3, 2, 2019, 5)),
        ("Saturday 02/03/19", (3, 2, 2019, 5)),
        ("2.3.2019", (3, 2, 2019, None)),
    ],
)
def test_days(text: str, found: tuple[int, int, int | None, int | None]) -> None:
    day = day_in(text)
    assert day is not None
    assert (day.month, day.day, day.year, day.weekday) == found
    assert day.other is None


def test_a_day_that_could_be_two_has_both() -> None:
    day = day_in("03/02/2019")
    assert day is not None
    assert (day.month, day.day, day.other) == (3, 2, (2, 3))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("4:06pm", 966),
        ("4 PM", 960),
        ("16h30", 990),
        ("12am", 0),
        ("noon", 720),
        ("9.15 a.m.", 555),
    ],
)
def test_times(text: str, minutes: int) -> None:
    assert [time.minutes for time in times_in(text)] == [minutes]


def test_a_heading_with_everything() -> None:
    found = heading_in("Short Program 8 | Saturday, April 7 | 2:30PM | Wheeler Opera House")
    assert found.day is not None
    assert found.start is not None
    assert (found.title, found.place, found.start.minutes) == (
        "Short Program 8", "Wheeler Opera House", 870,
    )  # fmt: skip


def test_a_venue_with_its_screen() -> None:
    assert venue_and_screen("Rio Cinema, Screen 2") == ("Rio Cinema", "Screen 2")
    assert venue_and_screen("Rio Cinema") == ("Rio Cinema", "Rio Cinema")


def on_days(text: str, *days: date) -> Understood:
    return Listing().read(Source("l.txt", text, ".txt", names=Names(days=days)))


def test_a_weekday_is_one_of_the_festivals_days_and_doubted_where_there_are_several() -> None:
    text = "Venue: Rio Theatre\n\nFRIDAY\n\n7:30pm\nSalt (Chile, 2020, 80 min)\n\nSATURDAY\n\n2pm\n"
    text += "Reed (Spain, 2019, 90 min)\n"
    weekend = date(2026, 11, 6), date(2026, 11, 7)
    found = on_days(text, *weekend)
    assert [start for start, *_ in shown(found)] == ["2026-11-06T19:30", "2026-11-07T14:00"]
    assert [(p.line, p.field) for p in found.problems] == [(1, "screen")]
    twice = on_days(text, *weekend, date(2026, 11, 13), date(2026, 11, 14))
    assert [start for start, *_ in shown(twice)] == ["2026-11-06T19:30", "2026-11-07T14:00"]
    assert [(p.line, p.field) for p in twice.problems] == [(1, "screen"), (3, "day"), (8, "day")]
    assert "2026-11-13" in twice.problems[1].message
    unknown = on_days(text)
    assert unknown.screenings == []
    kept = " ".join(left.text for left in unknown.leftovers)
    assert all(said in kept for said in ("FRIDAY", "7:30pm", "SATURDAY", "2pm"))


def test_a_day_without_a_year_has_that_of_the_festival() -> None:
    found = on_days(f"Venue: Rio Theatre\n\n{BLOCK}", date(2019, 3, 2))
    assert [start for start, *_ in shown(found)] == ["2019-03-02T16:00"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Venue: Rio Theatre\n\nTHURSDAY\n2pm Salt (Chile, 2020, 80 min)\n", "THURSDAY"),
        ("Short Night – 2 March 2019 – Rio Theatre\nSalt (Chile, 2020, 80 min)\n", "2 March 2019"),
        ("Main Hall\n5 May 2023, 5pm, Rio Theatre\nSalt (Chile, 2020, 80 min)\n", "Main Hall"),
    ],
)
def test_headings_that_no_row_tells_are_left_over(text: str, kept: str) -> None:
    found = on_days(text)
    assert [film.title for film in found.films] == ["Salt"]
    assert any(kept in left.text for left in found.leftovers)


@pytest.mark.parametrize("block", ["3:00 PM Shorts Block 2 (82 min)", "3:00 PM Shorts 2, 82 min"])
def test_a_block_without_films_is_no_film(block: str) -> None:
    text = (
        "Friday 6 November 2026\nOdeon\n1:00 PM Salt, Ann Sol, Chile, 82 min\n"
        f"{block}\n5:00 PM Reed, Bo Li, Kenya, 90 min\n"
    )
    found = Listing().read(Source("c.txt", text, ".txt"))
    assert [film.title for film in found.films] == ["Salt", "Reed"]
    assert [row.title for row in found.screenings] == ["Salt", "Reed"]
    assert block in [left.text for left in found.leftovers]


def test_a_block_of_a_catalogue_is_a_programme_and_no_film() -> None:
    text = "Shorts Block 2 (82 min)\nSalt (12 min)\nReed (80 min)\n"
    found = Prose().read(Source("c.txt", text, ".txt"))
    assert [film.title for film in found.films] == ["Salt", "Reed"]
    assert [(row.title, row.films) for row in found.programmes] == [
        ("Shorts Block 2", ("Salt", "Reed"))
    ]


def test_what_has_no_film_is_an_event() -> None:
    text = (
        "Friday 6 November 2026\nOdeon\n1:00 PM Salt, Ann Sol, Chile, 82 min\n"
        "3:00 PM – 4:30 PM Panel: Films and Lakes\n5:00 PM Reed, Bo Li, Kenya, 90 min\n"
        "11:00 PM Closing Party\n"
    )
    found = Listing().read(Source("c.txt", text, ".txt"))
    assert [film.title for film in found.films] == ["Salt", "Reed"]
    events = [row for row in found.screenings if row.form == "event"]
    assert [(row.title, row.screen, iso(row.start)) for row in events] == [
        ("Panel: Films and Lakes", "Odeon", "2026-11-06T15:00"),
        ("Closing Party", "Odeon", "2026-11-06T23:00"),
    ]
    assert iso(events[0].end or events[0].start) == "2026-11-06T16:30"
    assert [problem.line for problem in found.problems if problem.field == "title"] == [4, 6]
    assert not found.leftovers
