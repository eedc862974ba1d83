"""Importing: a film list of 1,000, and a whole festival, against csv and sqlite3 alone."""

from __future__ import annotations

import csv
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from planner.document import Document
from planner.exchange import plan_import
from tests.bench.report import Report
from tests.build import start_festival

FILMS, SCREENS, SCREENINGS, DAYS = 428, 25, 972, 11
_ROUNDS = 3


def measure(report: Report) -> None:
    """Files to saved festival: read, understand, plan, commit with its journal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        catalogue = _catalogue(folder / "catalogue.txt", 1000)
        report.figure(
            "import of 1,000 films as running text", _imported(folder, [catalogue]), "s", 3
        )
        tables = _festival(folder)
        ours, raw = _imported(folder, tables), _best(lambda: _raw(folder, tables))
        report.ratio(f"import of a festival of {SCREENINGS} screenings (3 CSV files)", ours, raw, 8)
        report.figure("the same in seconds", ours, "s", 3)
        report.figure(
            "matching 5,000 films with 5,000 of which half are nearly alike",
            _matched(folder),
            "s",
            3,
        )


def _imported(folder: Path, files: list[Path]) -> float:
    def once() -> None:
        path = folder / "bench.marquee"
        path.unlink(missing_ok=True)
        with Document.create(path, start_festival(DAYS)) as document:
            began = time.perf_counter()
            plan = plan_import(document.festival, files)
            document.run(plan.as_edit(document.festival))
            document.flush()
            taken.append(time.perf_counter() - began)

    taken: list[float] = []
    for _round in range(_ROUNDS):
        once()
    return min(taken)


def _matched(folder: Path) -> float:
    """Seconds to plan the import of films against those there are: all that may be the same."""
    chance = random.Random(5)
    words = [
        "".join(chance.choices("abcdefghiklmnoprstuv", k=chance.randint(3, 9))) for _ in range(3000)
    ]

    def films(count: int) -> list[str]:
        return [
            f"{' '.join(chance.choices(words, k=chance.randint(1, 4)))},"
            f"{' '.join(chance.choices(words, k=2))},"
            f"{chance.randint(1950, 2025)},{chance.randint(3, 180)}"
            for _ in range(count)
        ]

    def written(name: str, rows: list[str]) -> Path:
        path = folder / name
        path.write_text("\n".join(["title,director,year,runtime", *rows]), encoding="utf-8")
        return path

    known = films(5000)
    slips = [f"x{line}" for line in known[:2500]] + films(2500)
    with Document.in_memory(start_festival(DAYS)) as document:
        plan = plan_import(document.festival, [written("known.csv", known)])
        document.run(plan.as_edit(document.festival))
        began = time.perf_counter()
        plan_import(document.festival, [written("slips.csv", slips)])
        return time.perf_counter() - began


def _best(work: Callable[[], object]) -> float:
    taken = []
    for _round in range(_ROUNDS):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def _raw(folder: Path, files: list[Path]) -> None:
    """The same cells through csv into one table each, committed once, with our file settings."""
    path = folder / "raw.sqlite"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=EXTRA")
    for file in files:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            headings = next(rows)
            columns = ", ".join(f'"{heading}" TEXT' for heading in headings)
            connection.execute(f'CREATE TABLE "{file.stem}" ({columns})')
            marks = ", ".join("?" * len(headings))
            connection.executemany(f'INSERT INTO "{file.stem}" VALUES ({marks})', rows)
    connection.commit()
    connection.close()


def _catalogue(path: Path, count: int) -> Path:
    entries = [
        f"Film Number {n} (Cinta {n}) - Somebody leaves a house, and comes back another. "
        f"Length: {5 + n % 110} minutes. Writer/Director Ann Sol {n % 7 * 'I'}:\n\nIt rained.\n"
        for n in range(count)
    ]
    entries[::50] = [f"<SECTION {n}>\n\n{entry}" for n, entry in enumerate(entries[::50])]
    path.write_text("\n".join(entries), encoding="utf-8")
    return path


def _festival(folder: Path) -> list[Path]:
    films = [
        (
            n,
            f"Film {n}",
            f"Cinta {n}",
            "Ann Sol / Bo Li",
            "Argentina, Sweden",
            2011,
            60 + n % 60,
            f"S{n % 30}",
        )
        for n in range(FILMS)
    ]
    screens = [(f"V{n // 5}|{n}", f"V{n // 5}", f"Screen {n}", 100 + n) for n in range(SCREENS)]
    screenings = [_screening(n) for n in range(SCREENINGS)]
    return [
        _table(
            folder / "films.csv",
            "film_id,title,original_title,director,country,year,runtime_min,section",
            films,
        ),
        _table(folder / "screens.csv", "screen_id,venue,screen,capacity", screens),
        _table(
            folder / "screenings.csv",
            "screening_id,film_ids,title_as_listed,screen_id,start,end,kind,cancelled",
            screenings,
        ),
    ]


def _screening(n: int) -> tuple[object, ...]:
    """Every ninth screening shows three films, as at a real festival."""
    slot, screen = divmod(n, SCREENS)
    day, hour = divmod(slot, 4)
    films = [n % FILMS] if n % 9 else [n % FILMS, (n + 7) % FILMS, (n + 13) % FILMS]
    start = f"2026-11-{5 + day:02d}T{11 + hour * 3:02d}:00"
    kind = "film" if len(films) == 1 else "combined"
    names = " / ".join(f"Film {film}" for film in films)
    place = f"V{screen // 5}|{screen}"
    return n, "|".join(map(str, films)), names, place, start, "", kind, 0


def _table(path: Path, headings: str, rows: Sequence[tuple[object, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings.split(","))
        writer.writerows(rows)
    return path
