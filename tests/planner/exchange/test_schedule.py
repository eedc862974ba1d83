"""Schedules of frab and pretalx: rooms, tracks, films, events, starts on the festival's clock."""

from __future__ import annotations

import itertools

import pytest

from planner.errors import UserError
from planner.exchange import ImportPlan, plan_import
from planner.exchange.rows import film_rows, programme_rows, screening_rows
from planner.exchange.source import Source
from planner.model import Festival
from tests.build import FestivalBuilder, a_festival, applied

FRAB = """<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <version>1</version>
  <conference><title>Reel Days</title><start>2026-11-05</start><days>2</days></conference>
  <day index="1" date="2026-11-05" start="2026-11-05T10:00:00+01:00">
    <room name="Hall">
      <event id="7" guid="a-7">
        <date>2026-11-05T20:30:00+01:00</date><start>20:30</start><duration>01:33</duration>
        <room>Hall</room><slug>x-7-salt</slug><title>Salt &amp; Sea</title><subtitle>Sel</subtitle>
        <track>Night</track><type>film</type><language>fr</language>
        <abstract>A girl leaves.</abstract><description>Long &lt;b&gt;text.</description>
        <persons><person id="1">Ann Sol</person><person id="2">Bo</person></persons>
        <links><link href="https://example.org">x</link></links>
      </event>
      <event id="8" guid="a-8">
        <date>2026-11-06T00:30:00+01:00</date><start>00:30</start><duration>01:33</duration>
        <title>Salt &amp; Sea</title><track>Night</track><type>film</type>
        <persons><person id="1">Ann Sol</person><person id="2">Bo</person></persons>
      </event>
    </room>
    <room name="Cinema / Screen 1">
      <event id="9" guid="a-9">
        <start>00:30</start><duration>0:45</duration><title>How we shot it</title>
        <track>Talks</track><type>lecture</type>
      </event>
    </room>
  </day>
</schedule>
"""

PRETALX = """{"schedule": {"url": "https://x/schedule/", "version": "2", "conference": {
  "title": "Reel Days", "start": "2026-11-05", "time_zone_name": "Europe/Paris",
  "rooms": [{"name": "Hall"}], "tracks": [{"name": "Night"}],
  "days": [
    {"index": 1, "date": "2026-11-05", "day_start": "2026-11-05T04:00:00+01:00",
     "rooms": {"Hall": [
       {"guid": "g1", "code": "SALT9", "id": 11, "date": "2026-11-05T20:30:00+01:00",
        "start": "20:30", "duration": "01:33", "room": "Hall", "title": "Salt", "subtitle": "",
        "track": "Night", "type": "Feature film", "language": "fr", "abstract": "A girl leaves.",
        "url": "https://x/talk/SALT9/", "persons": [{"code": "Z", "public_name": "Ann Sol"}]},
       {"guid": "g2", "id": 12, "date": "2026-11-05", "start": "23:00", "duration": "00:30",
        "title": "Party", "type": "Party"}]}}]}}}
"""


def planned(text: str, festival: Festival | None = None, suffix: str = ".xml") -> ImportPlan:
    return plan_import(festival or a_festival(screens=0), [Source(f"s{suffix}", text, suffix)])


def brought(text: str, festival: Festival, suffix: str = ".xml") -> Festival:
    return applied(festival, planned(text, festival, suffix).as_edit(festival))


def times(festival: Festival) -> list[tuple[str, str, str, str, str]]:
    keys = ("title", "venue", "screen", "start", "end")
    return [tuple(row[key] for key in keys) for row in screening_rows(festival)]  # type: ignore[misc]


def test_frab_comes_in_on_the_festivals_clock() -> None:
    mine = FestivalBuilder(screens=1, zone="Europe/London").festival
    after = brought(FRAB, mine)
    assert times(after) == [
        ("Salt & Sea", "Hall", "Hall", "2026-11-05T19:30", "2026-11-05T21:03"),
        ("Salt & Sea", "Hall", "Hall", "2026-11-05T23:30", "2026-11-06T01:03"),
        ("How we shot it", "Cinema", "Screen 1", "2026-11-06T00:30", "2026-11-06T01:15"),
    ]
    (film,) = film_rows(after)
    assert film["credits"] == [{"role": "", "name": "Ann Sol"}, {"role": "", "name": "Bo"}]
    assert (film["section"], film["runtime_seconds"], film["languages"]) == ("Night", 5580, ["fr"])
    assert (film["logline"], film["synopsis"]) == ("A girl leaves.", "Long <b>text.")
    assert (film["alternate_titles"], film["external_id"]) == (["Sel"], "a-7")
    (event,) = [row for row in programme_rows(after) if row["kind"] == "event"]
    assert (event["title"], event["section"]) == ("How we shot it", "Talks")
    assert len(after.screens) == 2
    assert not planned(FRAB, after).changes_anything


def test_pretalx_comes_in_as_json() -> None:
    after = brought(PRETALX, FestivalBuilder(screens=0, zone="Asia/Tokyo").festival, ".json")
    assert times(after) == [
        ("Salt", "Hall", "Hall", "2026-11-06T04:30", "2026-11-06T06:03"),
        ("Party", "Hall", "Hall", "2026-11-06T07:00", "2026-11-06T07:30"),
    ]
    assert film_rows(after)[0]["external_id"] == "SALT9"


def test_an_unclear_type_is_doubted_once() -> None:
    text = FRAB.replace(">film<", ">Slot<")
    doubts = [problem for problem in planned(text).problems if problem.field == "type"]
    assert [(doubt.line, doubt.severity.value) for doubt in doubts] == [(7, "doubt")]


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("<title>How we shot it</title>", ""), 22, "no title"),
        (("<start>00:30</start><duration>0:45", "<start>soon</start><duration>0:45"), 22, "start"),
        (("Cinema / Screen 1", ""), 22, "no room"),
    ],
)
def test_what_an_event_lacks_is_said_with_its_line(
    change: tuple[str, str], line: int, words: str
) -> None:
    problems = planned(FRAB.replace(*change)).errors
    assert [(one.line, words in one.message) for one in problems] == [(line, True)]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE schedule [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in itertools.pairwise("abcdefghi")
    )
    + "]><schedule>&i;</schedule>"
)  # fmt: skip
OUTSIDE = '<!DOCTYPE schedule [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule><day>&x;</day></schedule>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "document type or entities"),
        (OUTSIDE, "document type or entities"),
        ("<schedule>" + "<day>" * 100_000, "nested too deeply"),
        ("<schedule>" + "<a/>" * 600_000 + "</schedule>", "more elements"),
        (FRAB[:700], "s.xml, line"),
        (FRAB.replace("</event>", "</events>"), "mismatched tag"),
        ("<schedule></schedule>", "No events"),
        ("<rss></rss>", "No events"),
        ("<schedule>&nbsp;</schedule>", "undefined entity"),
        ("no xml at all", "line 1"),
        ('{"schedule": {"conference": {"days": [' + "[" * 99_999, "nested too deeply"),
        ('{"schedule": {"conference": {"days": 5}}}', "No events"),
    ],
    ids=["bomb", "outside", "deep", "wide", "cut", "crossed", "empty", "rss", "nbsp", "text",
         "json deep", "json number"],
)  # fmt: skip
def test_a_bad_schedule_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(UserError) as caught:
        planned(text)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
