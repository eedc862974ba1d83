"""Tables in seven languages, by their headings and by their values."""

from __future__ import annotations

from datetime import date

import pytest

from planner.exchange.base import Understood
from planner.exchange.mapping import Names
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.exchange.tables.names import LANGUAGES, names
from planner.times import iso


def read(text: str) -> Understood:
    return Tables().read(Source("t.csv", text, ".csv"))


@pytest.mark.parametrize(
    "text",
    [
        (
            "Title,Original title,Director,Country,Year,Runtime,Section,Language\n"
            "Salt,Sal,Ann Sol,Chile,2001,93 min,Night,Spanish\n"
        ),
        (
            "Titre;Titre original;Réalisation;Pays;Année;Durée;Sélection;Langue\n"
            "Salt;Sal;Ann Sol;Chile;2001;1h33;Night;Spanish\n"
        ),
        (
            "Titel;Originaltitel;Regie;Land;Jahr;Länge in Min.;Reihe;Sprache\n"
            "Salt;Sal;Ann Sol;Chile;2001;93;Night;Spanish\n"
        ),
        (
            "Título;Título original;Dirección;País;Año;Duración;Sección;Idioma\n"
            "Salt;Sal;Ann Sol;Chile;2001;93 minutos;Night;Spanish\n"
        ),
        (
            "Titolo;Titolo originale;Regia;Paese;Anno;Durata;Sezione;Lingua\n"
            "Salt;Sal;Ann Sol;Chile;2001;93';Night;Spanish\n"
        ),
        (
            "Título;Título original;Realização;País;Ano;Duração (min);Secção;Língua\n"
            "Salt;Sal;Ann Sol;Chile;2001;93,0;Night;Spanish\n"
        ),
        (
            "片名\t原片名\t导演\t国家\t年份\t片长\t单元\t语言\n"
            "Salt\tSal\tAnn Sol\tChile\t2001\t93分钟\tNight\tSpanish\n"
        ),
    ],
    ids=LANGUAGES,
)
def test_films(text: str) -> None:
    found = read(text)
    (film,) = found.films
    assert (found.problems, found.leftovers) == ([], [])
    assert (film.title, film.original_title, film.year, film.runtime_seconds) == (
        "Salt", "Sal", 2001, 5580,
    )  # fmt: skip
    assert (film.countries, film.languages, film.section) == (("Chile",), ("Spanish",), "Night")
    assert [(c.role, c.name) for c in film.credits] == [("Director", "Ann Sol")]


@pytest.mark.parametrize(
    "text",
    [
        "Film,Screen,Date,Time,Cancelled\nSalt,Odeon,Fri 6 November 2026,7:30 pm,no\n",
        "Film;Salle;Date;Heure;Annulé\nSalt;Odeon;ven. 6 nov. 2026;19h30;non\n",
        "Film;Saal;Datum;Uhrzeit;Abgesagt\nSalt;Odeon;Freitag, 6. November 2026;19.30 Uhr;nein\n",
        "Película;Sala;Fecha;Hora;Cancelada\nSalt;Odeon;6 de noviembre de 2026;19:30;no\n",
        "Film;Sala;Data;Ora;Annullato\nSalt;Odeon;venerdì 6 novembre 2026;19.30;no\n",
        "Filme;Sala;Data;Hora;Cancelado\nSalt;Odeon;6 de novembro de 2026;19h30;não\n",
        "影片,影厅,日期,时间,取消\nSalt,Odeon,2026年11月6日,晚上7点30分,否\n",
    ],
    ids=LANGUAGES,
)
def test_screenings(text: str) -> None:
    found = read(text)
    (row,) = found.screenings
    assert found.problems == []
    assert (row.title, row.screen, row.status) == ("Salt", "Odeon", "")
    assert iso(row.start) == "2026-11-06T19:30"


@pytest.mark.parametrize(
    "text",
    [
        "Venue,Screen,Seats,Opens,Closes\nLyric,One,320,10:00,23:00\n",
        "Lieu;Salle;Places;Ouverture;Fermeture\nLyric;One;320;10h;23h\n",
        "Kino;Saal;Plätze;Öffnet;Schließt\nLyric;One;320;10 Uhr;23 Uhr\n",
        "Sede;Sala;Aforo;Apertura;Cierre\nLyric;One;320;10:00;23:00\n",
        "Luogo;Sala;Posti;Apertura;Chiusura\nLyric;One;320;10.00;23.00\n",
        "Local;Sala;Lotação;Abertura;Encerramento\nLyric;One;320;10h00;23h00\n",
        "影院,影厅,座位数,开门,关门\nLyric,One,320,上午10:00,晚上11:00\n",
    ],
    ids=LANGUAGES,
)
def test_screens_with_their_hours(text: str) -> None:
    found = read(text)
    (row,) = found.screens
    assert found.problems == []
    assert (row.venue, row.screen, row.seats, row.opens, row.closes) == (
        "Lyric", "One", 320, 600, 1380,
    )  # fmt: skip


@pytest.mark.parametrize("word", ["yes", "oui", "Ja", "sí", "sì", "Sim", "是", "x", "TRUE"])
def test_yes_in_every_language(word: str) -> None:
    (row,) = read(f"title,screen,start,cancelled\nSalt,1,2026-11-06 10:00,{word}\n").screenings
    assert row.status == "cancelled"


@pytest.mark.parametrize(
    "cell", ["1 heure et 33 minutes", "1 Std. 33 Min.", "1 hora y 33 minutos", "1 ora e 33 minuti",
             "1h33", "1小时33分钟", "1 hora 33 minutos"],
)  # fmt: skip
def test_lengths(cell: str) -> None:
    assert read(f"title;year;runtime\nSalt;2001;{cell}\n").films[0].runtime_seconds == 5580


@pytest.mark.parametrize("word", ["confirmé", "Bestätigt", "confirmado", "confermato", "已确认"])
def test_statuses(word: str) -> None:
    assert read(f"title,year,status\nSalt,2001,{word}\n").films[0].status == "confirmed"
    (row,) = read(f"title,screen,start,status\nSalt,1,2026-11-06 10:00,{word}\n").screenings
    assert row.status == "confirmed"


def test_every_field_has_its_names_once_in_each_language() -> None:
    said = [(field, language, name.casefold()) for field, language, name in names()]
    assert {language for _field, language, _name in said} == {*LANGUAGES, "ja"}
    twice = {one for one in said if said.count(one) > 1}
    assert twice == set()


def test_two_languages_in_one_heading() -> None:
    (film,) = read("片名 / Title,导演 (Director),Jahr | Year\nSalt,Ann Sol,2001\n").films
    assert (film.title, film.credits[0].name, film.year) == ("Salt", "Ann Sol", 2001)


JAPANESE_DAYS = "2026-11-06", "2026年11月6日(金)", "11月6日（金）", "11月6日 金曜日", "2026/11/6"
JAPANESE_TIMES = "19:30", "19時30分", "午後7時30分", "夜7時30分", "19:30〜21:10"


@pytest.mark.parametrize("day", JAPANESE_DAYS)
@pytest.mark.parametrize("time", JAPANESE_TIMES)
def test_japanese_timetables(day: str, time: str) -> None:
    text = f"上映日,開始時刻,会場,スクリーン,作品名,備考\n{day},{time},海辺,1,塩,満席\n"
    found = Tables().read(Source("t.csv", text, ".csv", names=Names(days=(date(2026, 11, 5),))))
    assert [problem.sentence() for problem in found.problems] == []
    (row,) = found.screenings
    assert (row.title, row.screen, iso(row.start)) == ("塩", "海辺 / 1", "2026-11-06T19:30")


@pytest.mark.parametrize("length", ["93分", "93", "1時間33分", "1:33:00"])
def test_japanese_films_and_screens(length: str) -> None:
    found = read(
        "作品名,原題,英題,監督,製作国,製作年,上映時間,部門,言語\n"
        f"塩,Sal,Salt,安 太陽,チリ,2001年,{length},夜,スペイン語\n"
    )
    (film,) = found.films
    assert (film.title, film.original_title, film.alternate_titles) == ("塩", "Sal", ("Salt",))
    assert (film.year, film.runtime_seconds, film.section) == (2001, 5580, "夜")
    assert (film.countries, film.credits[0].name) == (("チリ",), "安 太陽")
    (screen,) = read("会場,スクリーン,座席数,開場,閉場\n海辺,1,320,10:00,23:00\n").screens
    assert (screen.venue, screen.screen, screen.seats, screen.opens) == ("海辺", "1", 320, 600)


def test_japanese_guests() -> None:
    text = "名前,役割,メール,到着,出発\n李 安,通訳,a@b.org,2026-11-05 10:00,2026-11-07 10:00\n"
    found = read(text)
    (row,) = found.listed
    assert (row.table, row.values["name"], row.values["roles"]) == (
        "people", "李 安", ("interpreter",),
    )  # fmt: skip
    assert found.problems == []
