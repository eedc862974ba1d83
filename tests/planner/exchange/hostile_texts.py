"""Texts, calendars, JSON and XML made to harm a reader: each by its name, made when asked for."""

from __future__ import annotations

import json
from collections.abc import Callable

_EVENT = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Salt\r\nLOCATION:Odeon\r\nDTSTART:20261105T193000\r\n"
_LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]).encode()


def _xml(doctype: str, body: str) -> bytes:
    return f'<?xml version="1.0"?>{doctype}<schedule>{body}</schedule>'.encode()


def _records(**tables: object) -> bytes:
    return json.dumps({"records": tables}).encode()


XML: dict[str, Callable[[], bytes]] = {
    "laughs.xml": lambda: _xml(f'<!DOCTYPE s [<!ENTITY l0 "lol">{_LOL}]>', "<day>&l9;</day>"),
    "reads a file.xml": lambda: _xml(
        '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<day>&x;</day>"
    ),
    "quadratic.xml": lambda: _xml(f'<!DOCTYPE s [<!ENTITY x "{"x" * 50_000}">]>', "&x;" * 50_000),
    "another file.xml": lambda: _xml('<!DOCTYPE s SYSTEM "file:///dev/zero">', "<day/>"),
    "deep.xml": lambda: b"<schedule>" + b"<day>" * 500_000,
    "many attributes.xml": lambda: b"<schedule " + b" ".join(b'a%d=""' % n for n in range(900_000)),
    "many elements.xml": lambda: b"<schedule>" + b"<day/>" * 3_000_000 + b"</schedule>",
    "long name.xml": lambda: b"<schedule><" + b"a" * 10_000_000,
    "open comment.xml": lambda: b"<schedule><!--" + b"-" * 10_000_000,
}
JSON: dict[str, Callable[[], bytes]] = {
    "deep.json": lambda: b"[" * 5_000_000,
    "deep and short.json": lambda: b"[" * 200_000,
    "deep objects.json": lambda: b'{"a":' * 1_000_000,
    "infinite.json": lambda: b'{"films": [{"title": "Salt", "runtime_seconds": 1e999}]}',
    "not a number.json": lambda: b'{"films": [{"title": "Salt", "year": NaN}]}',
    "huge number.json": lambda: b'[{"title": "Salt", "year": ' + b"9" * 5_000_000 + b"}]",
    "twice.json": lambda: b'{"films": [{"title": "Salt", "title": "Reed"}]}',
    "twice and more.json": lambda: b'{"films": [{' + b",".join([b'"a":1'] * 900_000) + b"}]}",
    "half a letter.json": lambda: b'{"records": {"film": [{"id": 1, "title": "\\ud83c"}]}}',
    "many values.json": lambda: b"[" + b"1," * 10_000_000 + b"1]",
    "many films.json": lambda: b'{"films": [' + b'{"title":"a"},' * 1_900_000 + b'{"title":"a"}]}',
    "long text.json": lambda: b'{"films": [{"title": "' + b"a" * 30_000_000 + b'"}]}',
    "unclosed.json": lambda: b'{"films": ["' + b"a" * 20_000_000,
    "backslashes.json": lambda: b'{"films": ["' + b"\\" * 20_000_001,
    "wrong rows.json": lambda: _records(film=[[], 1, None, {"id": []}], screening={"a": 1}, x=3),
    "number beyond.json": lambda: _records(kind=[{"id": 1, "name": "A", "order": 10**18}]),
}
CALENDARS: dict[str, Callable[[], bytes]] = {
    "a million times.ics": lambda: _calendar(
        f"{_EVENT}RRULE:FREQ=SECONDLY;COUNT=1000000\r\nEND:VEVENT"
    ),
    "endless folds.ics": lambda: _calendar(f"{_EVENT}DESCRIPTION:a" + "\r\n a" * 390_000),
    "long line.ics": lambda: _calendar(f"{_EVENT}COMMENT:" + "a" * 20_000_000),
    "deep.ics": lambda: _calendar("BEGIN:VEVENT\r\n" * 300_000),
    "many events.ics": lambda: _calendar(f"{_EVENT}END:VEVENT\r\n" * 60_000),
    "many properties.ics": lambda: _calendar(_EVENT + "CATEGORIES:a\r\n" * 380_000 + "END:VEVENT"),
    "first year.ics": lambda: _calendar(
        _EVENT.replace("20261105", "00010101") + "DTEND:00010101T230000Z\r\nEND:VEVENT"
    ),
    "no year.ics": lambda: _calendar(_EVENT.replace("20261105", "00000000") + "END:VEVENT"),
    "last year.ics": lambda: _calendar(
        _EVENT.replace("20261105", "99991231") + "DURATION:P9999999W\r\nEND:VEVENT"
    ),
    "zone of a file.ics": lambda: _calendar(
        _EVENT.replace("DTSTART:", "DTSTART;TZID=../../../../etc/passwd:") + "END:VEVENT"
    ),
    "endless zone.ics": lambda: _calendar(
        "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:00010101T000000\r\n"
        "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
        f"END:VTIMEZONE\r\n{_EVENT.replace('DTSTART:', 'DTSTART;TZID=X:')}END:VEVENT"
    ),
    "zones.ics": lambda: _calendar(
        "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        + "RDATE:19700101T000000\r\n" * 150_000
        + "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    ),
}
PROSE: dict[str, Callable[[], bytes]] = {
    "dashes.txt": lambda: b"Salt " + b"- " * 1_000_000,
    "long dashes.txt": lambda: b"Salt " + "–".encode() * 1_000_000 + b" Length: 8 min",
    "brackets.txt": lambda: b"a (" * 100_000,
    "square brackets.txt": lambda: b"[" * 1_000_000 + b"]" * 1_000_000,
    "quotes.txt": lambda: "“".encode() * 1_000_000,
    "straight quotes.txt": lambda: b'Salt "' * 300_000,
    "digits.txt": lambda: b"Salt - " + b"9" * 3_000_000 + b" min",
    "minutes.txt": lambda: b"Salt - A girl. " + b"min " * 1_000_000,
    "lengths.txt": lambda: b"Salt - A girl. Length: " * 200_000,
    "colons.txt": lambda: b"Salt: " * 500_000,
    "labels.txt": lambda: b"Title: Salt\n" * 300_000,
    "long label.txt": lambda: b"Title: " + b"a " * 2_000_000,
    "roles.txt": lambda: b"Salt - A girl. Length: 8 min. " + b"Writer/Director " * 200_000,
    "names.txt": lambda: b"Salt - A girl. Length: 8 min. Director " + b"Ann and " * 300_000,
    "commas.txt": lambda: "“Salt” (4:06pm)".encode() + b", Ann Sol" * 300_000,
    "blocks.txt": lambda: "“Salt” (4:06pm), Ann Sol, Chile, 8 minutes\n".encode() * 50_000,
    "headings.txt": lambda: b"== NIGHT ==\n\n" * 200_000,
    "spaces.txt": lambda: b"Salt" + b" " * 10_000_000 + b"- a. Length: 8 min",
    "empty lines.txt": lambda: b"\n" * 10_000_000 + b"Salt - a. Length: 8 min",
    "capitals.txt": lambda: b"SALT " * 1_000_000,
    "slashes.txt": lambda: b"/" * 3_000_000,
    "bars.txt": lambda: b"Salt | Ann Sol | " * 200_000,
    "accents.txt": lambda: b"Sal" + "\u0301".encode() * 2_000_000 + b" - a. Length: 8 min",
    "times.txt": lambda: b"(4:06pm) " * 300_000,
    "dates.txt": lambda: b"FRIDAY, MARCH 1\n" * 200_000,
    "one line.txt": lambda: b"A girl leaves. " * 2_000_000,
    "nought.txt": lambda: b"Salt - A girl. Length: 8 \x00 minutes.",
    "sixty megabytes.txt": lambda: b"Salt - A girl leaves. Length: 8 minutes.\n\n" * 1_500_000,
    "many films.txt": lambda: b"Salt - A girl leaves. Length: 8 min. Director Ann.\n\n" * 30_000,
}
TEXTS: dict[str, Callable[[], bytes]] = {**XML, **JSON, **CALENDARS, **PROSE}

LARGE = frozenset({"blocks.txt"})
"""What may come in, and take longer than a refusal: 50,000 entries that are as they should be."""
