"""A whole real festival, when it is at hand: 428 films, 25 screens, 980 rows of timetable."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from planner.exchange import ImportPlan, plan_import
from planner.model import Festival, ProgrammeKind
from planner.times import iso, iso_day
from tests.build import a_festival, applied

FOLDER = Path(__file__).parents[4] / "shared" / "festivals" / "bafici2012"
FILES = [FOLDER / name for name in ("screenings.csv", "films.csv", "screens.csv")]
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real festival is not here")


def empty() -> Festival:
    zone = "America/Argentina/Buenos_Aires"
    return a_festival(screens=0, days=12, first_day="2012-04-11", zone=zone)


@pytest.fixture(scope="module")
def plan() -> ImportPlan:
    return plan_import(empty(), FILES)


@pytest.fixture(scope="module")
def festival(plan: ImportPlan) -> Festival:
    start = empty()
    return applied(start, plan.as_edit(start))


def test_nothing_is_lost(plan: ImportPlan, festival: Festival) -> None:
    assert plan.errors == ()
    assert len(festival.films) == 428
    assert len(festival.screens) == 25
    assert len(festival.screenings()) == 980
    assert sum(s.cancelled for s in festival.screenings()) == 8


def test_only_the_screenings_outside_the_festival_are_doubted(plan: ImportPlan) -> None:
    places = [(problem.file, problem.line, problem.field) for problem in plan.problems]
    assert places == [("screenings.csv", line, "start") for line in range(2, 7)]


def test_what_is_shown(festival: Festival) -> None:
    kinds = Counter(programme.kind for programme in festival.programmes.values())
    assert kinds == {ProgrammeKind.FILM: 428, ProgrammeKind.FILMS: 41, ProgrammeKind.EVENT: 21}
    longest = max(festival.programmes, key=lambda p: len(festival.films_of(p)))
    assert len(festival.films_of(longest)) == 10


def test_runtimes_to_the_second(festival: Festival) -> None:
    by_id = {film.external_id: film for film in festival.films.values()}
    assert by_id["608"].runtime_seconds == 271
    assert by_id["445"].runtime_seconds == 7080
    assert sum(film.runtime_seconds is None for film in by_id.values()) == 2
    assert [credit.name for credit in festival.credits(by_id["446"].id)] == [
        "Mauro Andrizzi",
        "Marcus Lindeen",
    ]
    assert by_id["446"].countries == ("Argentina", "Sweden")


def test_ends_are_derived_where_the_files_agree(festival: Festival) -> None:
    stated = [s for s in festival.screenings() if s.stated_end is not None]
    assert {festival.title(s.programme_id) for s in stated} == {"Cortos - La Faute à Rousseau"}
    night = next(s for s in festival.screenings() if s.external_id == "2167")
    assert iso(festival.span(night).end) == "2012-04-13T00:41"
    assert iso_day(festival.day_of(night.start)) == "2012-04-12"


def test_imported_again_it_is_the_same(festival: Festival) -> None:
    again = plan_import(festival, FILES)
    assert not again.changes_anything
    assert applied(festival, again.as_edit(festival)).tables == festival.tables


HEADINGS = {
    "de": """Film-ID Filmtitel Originaltitel Alternativtitel Regie Land Jahr Minuten Dauer_Sekunden
        - Sektion Art Sprache Anmerkungen
        Saal-ID Kino Saal Plätze Kürzel
        Vorstellungs-ID Film-IDs Titel Saal-ID Beginn Ende - Art Filmgespräch abgesagt Notiz""",
    "pt": """ID_filme Título Título_original outros_títulos Realização País Ano Duração_(min)
        duração_segundos - Secção Tipo Idioma Notas
        ID_da_sala Cinema Sala Lugares Código
        ID_da_sessão ID_dos_filmes Título ID_da_sala Início Fim - Tipo Conversa Cancelada Nota""",
    "zh": """影片编号 片名 原片名 别名 导演 国家 年份 片长(分钟) 片长秒 - 单元 类型 语言 备注
        影厅编号 影院 影厅 座位 代码
        场次编号 影片编号 片名 影厅编号 开始时间 结束时间 - 类型 映后 取消 备注""",
}
"""Those of films (14), screens (5) and screenings."""


@pytest.mark.parametrize(
    ("language", "mark", "encoding", "clock"),
    [
        ("", "|", "utf-8", "%Y-%m-%dT%H:%M"), ("", "\t", "utf-16", "%m/%d/%Y %I:%M %p"),
        ("", ",", "utf-8", "%a %d %B, %I.%M%p"), ("de", ";", "utf-16-le", "%d.%m.%Y, %H.%M Uhr"),
        ("pt", ";", "cp1252", "%d/%m/%Y %H:%M"), ("zh", ",", "gbk", "%Y年%m月%d日 %H:%M"),
    ],
)  # fmt: skip
def test_other_headings_orders_marks_and_encodings(
    language: str, mark: str, encoding: str, clock: str, festival: Festival, tmp_path: Path
) -> None:
    paths = []
    for at, name in enumerate(("films.csv", "screens.csv", "screenings.csv")):
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            headings, *rows = list(csv.reader(file))
        if language:
            words = [word.replace("_", " ") for word in HEADINGS[language].split()]
            headings = (words[:14], words[14:19], words[19:])[at]
        if at == 2:
            rows = [[_written(text, clock) for text in row] for row in rows]
        order = sorted(range(len(headings)), key=lambda n: (n * 7 + 3) % len(headings))
        out = io.StringIO()
        writer = csv.writer(out, delimiter=mark)
        writer.writerows([row[n] for n in order] for row in (headings, *rows))
        paths.append(tmp_path / f"{at}.csv")
        paths[-1].write_bytes(out.getvalue().encode(encoding, "replace"))
    start = empty()
    made = applied(start, plan_import(start, paths).as_edit(start))
    told = [
        sorted((s.external_id, iso(s.start), s.cancelled) for s in one.screenings())
        for one in (made, festival)
    ]
    assert told[0] == told[1]
    assert sum(not s.cancelled for s in made.screenings()) == 972


def _written(text: str, clock: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", text):
        return text
    return datetime.fromisoformat(text).strftime(clock)
