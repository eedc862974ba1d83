"""Tables and workbooks wounded by chance never make a reader fail, and never a process."""

from __future__ import annotations

import contextlib
import random
import time
from functools import cache
from pathlib import Path

from planner.errors import UserError
from planner.exchange import plan_import
from planner.exchange.base import Understood
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from tests.build import a_festival
from tests.planner.exchange.books import ods, with_part, xlsx

TEXTS = (
    "Title;Regie;Jahr;Länge (min)\nSalz;Ann Sol;2001;93\nRegen;Bo Li;2002;1h33\nTotal;;;186\n",
    "sep=;\nFilm;Salle;Date;Heure;Durée\nSel;1;6 nov. 2026;19h30;93 min\nPluie;1;13/11/2026;21h;\n",
    (
        'title,venue,screen,start,end,cancelled\n"Salt\nand, ""rain""",Odeon,1,'
        "2026-11-06 10:00,11:30,no\n"
    ),
    "影院\t影厅\t座位\t开放时间\n国泰\t一号厅\t320\t10:00-23:00\n天山\t二号厅\tNULL\t-\n",
    "First Name,Tracking Number,Project Title,Duration,Judging Status\nA,R1,Salt,00:12:30,\n",
    "code|tickets sold|note\nA1|1.200|\nB2|N/A|x\n",
)
SPLINTERS = (
    '"', ";", ",", "\t", "\n", "|", "'", "0", "-", "=", "\ufeff", "年", "é", "NULL", "1e999",
    "99999999999999999999", "2026-02-30", "25:99", "/", "(", "\x1f", "٣", "²", "title", "start",
    "\u202e", "46332.8125", "am", "日", "𝟗", "½", "١٢:٣٠",
)  # fmt: skip
PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "content.xml",
         "xl/styles.xml", "xl/_rels/workbook.xml.rels")  # fmt: skip


def a_table(chance: random.Random) -> None:
    """One wounded table: a text, or once in forty a workbook in its process."""
    if not chance.randrange(40):
        a_workbook(chance)
        return
    text = chance.choice(TEXTS)
    for _wound in range(chance.randint(1, 8)):
        text = _wounded(text, chance)
    reader = Tables()
    source = Source("t.csv", text, chance.choice((".csv", ".tsv", ".txt", ".xlsx")))
    assert 0 <= reader.recognises(source) <= 1
    kind = chance.choice(("", "", "", *reader.kinds))
    found = reader.read(source, kind)
    assert isinstance(found, Understood)
    assert all(problem.sentence().endswith(".") for problem in found.problems)


def a_workbook(chance: random.Random) -> None:
    """One wounded workbook: its bytes, or the XML inside."""
    data = _books()[chance.randrange(len(_books()))]
    if chance.random() < 0.5:
        for name in PARTS:
            if name.encode() in data:
                data = with_part(data, name, lambda part: _torn(part, chance))
    else:
        data = _torn(data, chance)
    reader, source = Tables(), Source("t.xlsx", "", ".xlsx", data=data, foreign="It is broken.")
    if reader.recognises(source):
        assert isinstance(reader.read(source), Understood)


@cache
def _books() -> tuple[bytes, ...]:
    sheets = {
        "Films": [["Title", "Year", "Runtime"], ["Salt", 2001, 93.5], ["Rain", 2002, "1h33"]],
        "Plan": [["Title", "Screen", "Start"], ["Salt", "1", 46332.8125]],
    }
    return xlsx(sheets), xlsx(sheets, date_1904=True), ods(sheets)


def _torn(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _wound in range(chance.randint(1, 5)):
        at = chance.randrange(len(made) + 1)
        cut = chance.choice((0, 1, 4, 40))
        made[at : at + cut] = chance.choice((b"", bytes([chance.randrange(256)]), b"9999999", b'"'))
    return bytes(made)


def _wounded(text: str, chance: random.Random) -> str:
    one, two = sorted(chance.randrange(len(text) + 1) for _end in range(2))
    two = min(two, one + 60)
    return chance.choice(
        (
            lambda: text[:one] + text[two:],
            lambda: text[:two] + text[one:two] + text[two:],
            lambda: text[:one] + chance.choice(SPLINTERS) + text[one:],
            lambda: text[:one] + chance.choice(SPLINTERS) + text[two:],
            lambda: text[:one] + chr(chance.randrange(1, 0xD800)) + text[one:],
        )
    )()


def test_five_thousand_tables() -> None:
    start = time.monotonic()
    for number in range(5_000):
        try:
            a_table(random.Random(number))
        except Exception as failed:
            raise AssertionError(f"case {number}") from failed
    assert time.monotonic() - start < 200


def test_wounded_tables_as_plans(tmp_path: Path) -> None:
    for number in range(100):
        chance = random.Random(number)
        text = chance.choice(TEXTS)
        for _wound in range(3):
            text = _wounded(text, chance)
        path = tmp_path / "t.csv"
        path.write_bytes(
            text.encode(chance.choice(("utf-8", "utf-16", "gb18030", "latin-1")), "replace")
        )
        with contextlib.suppress(UserError):
            plan_import(a_festival(), [path])
