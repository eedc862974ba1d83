"""The festivals that every document is tried with: ordinary, empty, tiny, huge and hostile."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from planner.assets import resource
from planner.document import Document
from planner.exchange import plan_import
from planner.model import (
    Festival,
    Film,
    FilmStatus,
    GuestsWanted,
    Kdm,
    Part,
    PersonRole,
    PersonStatus,
    ScreeningStatus,
)
from planner.times import WallTime
from tests.build import FestivalBuilder, at, changed, start_festival

BAFICI = Path(__file__).parents[4] / "shared" / "festivals" / "bafici2012"

_SCRIPTS = (
    "Une très longue histoire de l’été qui ne voulait pas finir avant la tombée du jour",
    "Мой друг Иван Лапшин и другие истории о долгой зиме в маленьком северном городе",
    "Ταξίδι στα Κύθηρα και άλλες ιστορίες για ένα καλοκαίρι που δεν έλεγε να τελειώσει",
    "长春电影制片厂的最后一个春天和一个没有名字的摄影师在雪地里的漫长旅程与他的归来之后的故事",
    "長春電影製片廠的最後一個春天和一個沒有名字的攝影師在雪地裏的漫長旅程",
    "千と千尋の神隠しとその後の長い夏の物語、そして帰ってこなかった小さな電車のこと",
    "기생충과 그 밖의 긴 이야기들 그리고 돌아오지 않은 작은 기차에 대한 기억의 영화",
    "كفرناحوم لا إله إلا هو وقصص أخرى عن صيف طويل لم يرد أن ينتهي قبل المساء",
    "ואלס עם באשיר וסיפורים אחרים על קיץ ארוך שלא רצה להיגמר (2008)",
    "ลุงบุญมีระลึกชาติและเรื่องราวอื่นๆของฤดูร้อนอันยาวนานที่ไม่ยอมสิ้นสุดลงเสียที",
    "सलाम बॉम्बे और एक लंबी गर्मी की दूसरी कहानियाँ जो शाम से पहले ख़त्म नहीं होतीं",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "<img src=/etc/passwd> A < B & Q&A <b>bold \\ ) endstream %PDF",
)


@cache
def sample() -> Festival:
    """The sample festival as it comes."""
    with Document.in_memory(
        start_festival(3, name="Shanghai Panorama 2026", first_day="2026-11-06")
    ) as document:
        found = sorted(p for p in resource("samples").iterdir() if p.suffix in {".txt", ".csv"})
        document.run(plan_import(document.festival, found).as_edit(document.festival))
        return document.festival


@cache
def bafici() -> Festival:
    """The timetable of BAFICI 2012; the test is skipped where it is not at hand."""
    if not BAFICI.is_dir():
        pytest.skip("the festival of 2012 is not here")
    start = start_festival(
        12, name="BAFICI 2012", first_day="2012-04-11", zone="America/Argentina/Buenos_Aires"
    )
    with Document.in_memory(start) as document:
        found = [BAFICI / name for name in ("films.csv", "screens.csv", "screenings.csv")]
        document.run(plan_import(document.festival, found).as_edit(document.festival))
        return document.festival


@cache
def empty() -> Festival:
    """A festival that has a name and days, and nothing else."""
    return FestivalBuilder(screens=0, days=3, name="Nothing yet").festival


@cache
def one_film() -> Festival:
    """One film, one screening."""
    builder = FestivalBuilder(screens=1, days=1)
    film = builder.film("Still Life", 111, status=FilmStatus.CONFIRMED, original_title="三峡好人")
    builder.screening(film, "19:30", code="1", status=ScreeningStatus.CONFIRMED)
    return builder.festival


@cache
def hostile() -> Festival:
    """Titles of eighty characters in every script, forty films in a block, 35 screens, nights."""
    builder = FestivalBuilder(screens=0, days=4, name="Ü" * 60 + " Festival 電影節")
    for number in range(35):
        name = f"Saal {number + 1} im Kulturzentrum der Vereinigten Lichtspieltheater"
        builder.screen(name, f"Venue {number // 5 + 1} – {_SCRIPTS[number % 13][:60]}", seats=90)
    sections = [
        builder.section(f"{_SCRIPTS[n][:50]} – section", "ABCDEFGH"[n], hue=n * 3) for n in range(8)
    ]
    films = [
        builder.film(
            _SCRIPTS[n % len(_SCRIPTS)],
            (None, 3, 95, 240, 12)[n % 5],
            section_id=sections[n % 8].id,
            original_title=_SCRIPTS[(n + 5) % len(_SCRIPTS)],
            countries=("Bosnia and Herzegovina", "United Kingdom", "中国"),
            languages=("Japanese", "Kurdish"),
            year=2026,
            synopsis=" ".join(_SCRIPTS) + "\n" + "word " * 200,
            status=FilmStatus.CONFIRMED,
        )
        for n in range(40)
    ]
    block = builder.shorts("Forty shorts " + _SCRIPTS[0], *films)
    firm = ScreeningStatus.CONFIRMED
    for screen in range(35):
        for slot, clock in enumerate(("10:00", "13:15", "18:00", "21:30", "24:40")):
            film = films[(screen * 5 + slot) % 40]
            builder.screening(film, clock, screen, screen % 4, code=f"{screen}-{slot}", status=firm)
    builder.screening(block, "15:00", 0, 1, code="block", status=firm)
    builder.set(films[0], title="x" * 200_000)
    _people_and_copies(builder, films)
    return builder.festival


def _people_and_copies(builder: FestivalBuilder, films: list[Film]) -> None:
    """Guests of every film, a jury that cannot see everything, copies with too few keys."""
    people = [
        builder.person(f"{_SCRIPTS[n % 13][:40]} {n}", films[n], languages=("Kurdish", "中文"))
        for n in range(len(films))
    ]
    for n, film in enumerate(films):
        builder.set(film, guests_wanted=GuestsWanted.ALL)
        copy = builder.copy(film, "DCP", encrypted=True, title=_SCRIPTS[n % 13], place="Depot")
        screen = builder.festival.screens_in_order()[n % 35]
        begin = at(builder.festival, "08:00", 1)
        builder.row(
            Kdm, copy_id=copy.id, screen_id=screen.id, valid_from=begin, valid_until=begin + 4000
        )
    builder.jury(_SCRIPTS[4], *people[:9], films=tuple(films[:20]))
    press = builder.kind("Press & industry")
    for n in range(6):
        builder.screening(films[n], "08:00", n, 2, kind_id=press.id, code=f"P{n}")


@cache
def peopled() -> Festival:
    """Two films with guests, a jury, copies, keys, and a press screening under embargo."""
    builder = FestivalBuilder(screens=2, days=2, name="Spring")
    firm = ScreeningStatus.CONFIRMED
    one = builder.film("Still Life", 100, status=FilmStatus.CONFIRMED, guest_qa_minutes=20)
    other = builder.film("Last Sunrise", 100, status=FilmStatus.CONFIRMED)
    for film, guest in ((one, "Jia Zhangke"), (other, "Wen Ren")):
        builder.set(film, guests_wanted=GuestsWanted.ALL)
        builder.person(guest, film, status=PersonStatus.CONFIRMED)
    shows = [
        builder.screening(one, "18:00", 0, 0, status=firm, code="101", qa_minutes=20),
        builder.screening(other, "18:30", 1, 0, status=firm, code="102", qa_minutes=20),
        builder.screening(other, "20:00", 1, 1, status=firm, code="201"),
    ]
    moderator = builder.person("Mo Derator", roles=("moderator",), status=PersonStatus.CONFIRMED)
    builder.appears(moderator, shows[0], Part.QA, PersonRole.MODERATOR)
    builder.jury("Main jury", builder.person("Ju Ror", roles=("juror",)), films=(one, other))
    copy = builder.copy(one, "DCP", encrypted=True, place="Customs", arrives=shows[0].start - 600)
    builder.row(
        Kdm,
        copy_id=copy.id,
        screen_id=shows[0].screen_id,
        valid_from=shows[0].start - 60,
        valid_until=shows[0].start + 300,
    )
    kept = builder.film("Premiere", 90, status=FilmStatus.CONFIRMED, embargo=WallTime(100_000_000))
    press = builder.kind("Press & industry")
    builder.screening(kept, "11:00", 0, 1, kind_id=press.id, status=firm, code="P1")
    return builder.festival


def confirmed(festival: Festival) -> Festival:
    """The festival with everything confirmed, so that everything public is printed."""
    for film in festival.films.values():
        if film.status is FilmStatus.INVITED:
            festival = changed(festival, film, status=FilmStatus.CONFIRMED)
    for screening in festival.screenings():
        if screening.status is ScreeningStatus.PENCILLED:
            festival = changed(festival, screening, status=ScreeningStatus.CONFIRMED)
    return festival


FESTIVALS = {
    "sample": sample,
    "bafici": bafici,
    "empty": empty,
    "one film": one_film,
    "hostile": hostile,
    "peopled": peopled,
}
