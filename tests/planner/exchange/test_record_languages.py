"""Tables of people, copies, venues, hours, ways, juries, keys, in seven languages."""

from __future__ import annotations

import pytest

from planner.exchange import ImportPlan, plan_import
from planner.exchange.record_tables import RECORD_TABLES
from planner.exchange.source import Source
from planner.exchange.tables.names import LANGUAGES
from planner.exchange.tables.record_headings import record_columns, record_table
from planner.exchange.tables.record_names import record_names, value_names
from planner.model import Appearance, Copy, Festival, Jury, Kdm, Opening, Part, Travel
from planner.times import iso
from tests.build import FestivalBuilder, applied


def festival() -> Festival:
    build = FestivalBuilder()
    build.screening(build.film("Salt", 93), "19:30", code="A1")
    return build.festival


def planned(start: Festival, text: str) -> ImportPlan:
    return plan_import(start, [Source("t.csv", text.replace("\\n", "\n"), ".csv")])


def came(text: str, start: Festival | None = None) -> Festival:
    start = start or festival()
    plan = planned(start, text)
    assert [problem.sentence() for problem in plan.problems] == []
    assert plan.leftovers == ()
    return applied(start, plan.as_edit(start))


PEOPLE = (
    "Name,Role,E-mail,Arrival,Departure,Films\nAn Li,interpreter,a@b.org,{},{},Salt\n",
    "Nom;Rôle;Courriel;Arrivée;Départ;Films\nAn Li;interprète;a@b.org;{};{};Salt\n",
    "Name;Funktion;E-Mail;Anreise;Abreise;Film\nAn Li;Dolmetscherin;a@b.org;{};{};Salt\n",
    "Nombre;Función;Correo;Llegada;Salida;Película\nAn Li;intérprete;a@b.org;{};{};Salt\n",
    "Nome e cognome;Ruolo;E-mail;Arrivo;Partenza;Film\nAn Li;interprete;a@b.org;{};{};Salt\n",
    "Nome;Função;E-mail;Chegada;Partida;Filme\nAn Li;intérprete;a@b.org;{};{};Salt\n",
    "姓名,身份,邮箱,到达,离开,影片\nAn Li,翻译,a@b.org,{},{},Salt\n",
)
COPIES = (
    "Film,Format,Location,Arrival,Departure,Aspect ratio,Sound\nSalt,DCP,Office,{},{},1.85,5.1\n",
    "Film;Support;Lieu;Arrivée;Retour;Ratio d'image;Son\nSalt;DCP;Office;{};{};1.85;5.1\n",
    "Filmtitel;Vorführformat;Standort;Ankunft;Rückversand;Bildformat;Ton\nSalt;DCP;Office;{};{};1.85;5.1\n",
    "Película;Formato;Ubicación;Llegada;Devolución;Aspecto;Sonido\nSalt;DCP;Office;{};{};1.85;5.1\n",
    "Film;Formato;Luogo;Arrivo;Spedizione;Rapporto;Suono\nSalt;DCP;Office;{};{};1.85;5.1\n",
    "Filme;Suporte;Local;Chegada;Devolução;Proporção;Som\nSalt;DCP;Office;{};{};1.85;5.1\n",
    "影片,放映格式,地点,到达,归还,画幅,声音\nSalt,DCP,Office,{},{},1.85,5.1\n",
)
HOURS = (
    "Screen,Day,Opens,Closes\nScreen 1,2026-11-05,10:00,23:30\n",
    "Salle;Jour;Ouverture;Fermeture\nScreen 1;2026-11-05;10h;23h30\n",
    "Saal;Tag;Öffnet;Schließt\nScreen 1;5.11.2026;10.00;23.30\n",
    "Sala;Día;Abre;Cierra\nScreen 1;2026-11-05;10:00;23:30\n",
    "Sala;Giorno;Apertura;Chiusura\nScreen 1;2026-11-05;10.00;23.30\n",
    "Sala;Dia;Abertura;Fecho\nScreen 1;2026-11-05;10h00;23h30\n",
    "影厅,日期,开门时间,关门时间\nScreen 1,2026年11月5日,10:00,23:30\n",
)
WAYS = (
    "From,To,Minutes\nCinema,Odeon,12\n",
    "De;À;Durée (min)\nCinema;Odeon;12\n",
    "Von;Nach;Minuten\nCinema;Odeon;12\n",
    "Desde;Hasta;Minutos\nCinema;Odeon;12\n",
    "Da;A;Minuti\nCinema;Odeon;12\n",
    "De;Para;Minutos\nCinema;Odeon;12\n",
    "从,到,分钟\nCinema,Odeon,12\n",
)
VENUES = (
    "Name,Address\nOdeon,1 High St\n",
    "Nom;Adresse\nOdeon;1 High St\n",
    "Spielstätte;Anschrift\nOdeon;1 High St\n",
    "Sede;Dirección\nOdeon;1 High St\n",
    "Luogo;Indirizzo\nOdeon;1 High St\n",
    "Nome;Morada\nOdeon;1 High St\n",
    "场馆,地址\nOdeon,1 High St\n",
)
JURIES = (
    "Jury,Members\nMain,Bo Li|Cy Tan\n",
    "Jury;Membres\nMain;Bo Li|Cy Tan\n",
    "Jury;Mitglieder\nMain;Bo Li|Cy Tan\n",
    "Jurado;Integrantes\nMain;Bo Li|Cy Tan\n",
    "Giuria;Componenti\nMain;Bo Li|Cy Tan\n",
    "Júri;Membros\nMain;Bo Li|Cy Tan\n",
    "评委会,成员\nMain,Bo Li|Cy Tan\n",
)
KEYS = (
    "Film,Screen,Valid from,Valid until\nSalt,Screen 1,{},{}\n",
    "Film;Salle;Valable du;Jusqu'au\nSalt;Screen 1;{};{}\n",
    "Film;Saal;Gültig ab;Gültig bis\nSalt;Screen 1;{};{}\n",
    "Película;Sala;Válido desde;Válido hasta\nSalt;Screen 1;{};{}\n",
    "Film;Sala;Valido dal;Valido fino al\nSalt;Screen 1;{};{}\n",
    "Filme;Sala;Válido de;Válido até\nSalt;Screen 1;{};{}\n",
    "影片,影厅,生效时间,失效时间\nSalt,Screen 1,{},{}\n",
)
STAGE = (
    "Code,Guest,Role,Part\nA1,An Li,moderator,Q&A\n",
    "Séance;Invitée;Rôle;Moment\nA1;An Li;modératrice;débat\n",
    "Vorstellung;Gast;Rolle;Auftritt\nA1;An Li;Moderatorin;Filmgespräch\n",
    "Función;Invitado;Rol;Momento\nA1;An Li;moderadora;coloquio\n",
    "Proiezione;Ospite;Ruolo;Momento\nA1;An Li;moderatrice;dibattito\n",
    "Sessão;Convidado;Papel;Momento\nA1;An Li;moderadora;debate\n",
    "场次,嘉宾,身份,环节\nA1,An Li,主持人,映后\n",
)
TIMES = "2026-11-05 10:00", "2026-11-07 12:00"
IN_ALL = pytest.mark.parametrize("at", range(7), ids=LANGUAGES)


@IN_ALL
def test_people(at: int) -> None:
    made = came(PEOPLE[at].format(*TIMES))
    (person,) = made.people.values()
    assert (person.name, person.email, person.roles) == ("An Li", "a@b.org", ("interpreter",))
    assert person.arrives is not None
    assert iso(person.arrives) == "2026-11-05T10:00"
    assert [film.title for film in made.films_with(person.id)] == ["Salt"]


@IN_ALL
def test_copies_and_keys(at: int) -> None:
    made = came(COPIES[at].format(*TIMES))
    (copy,) = made.rows(Copy).values()
    assert (copy.format, copy.place) == ("DCP", "Office")
    assert (copy.ratio, copy.sound) == ("1.85", "5.1")
    assert copy.leaves is not None
    (key,) = came(KEYS[at].format(*TIMES), made).rows(Kdm).values()
    assert (key.copy_id, iso(key.valid_until)) == (copy.id, "2026-11-07T12:00")


@IN_ALL
def test_venues_ways_and_hours(at: int) -> None:
    made = came(WAYS[at], came(VENUES[at]))
    assert [way.minutes for way in made.rows(Travel).values()] == [12]
    assert "1 High St" in {venue.address for venue in made.venues.values()}
    (hours,) = came(HOURS[at]).rows(Opening).values()
    assert (hours.opens, hours.closes) == (600, 1410)


@IN_ALL
def test_juries_and_appearances(at: int) -> None:
    made = came(JURIES[at])
    assert [jury.name for jury in made.rows(Jury).values()] == ["Main"]
    assert len(made.people) == 2
    (shown,) = came(STAGE[at], came(PEOPLE[at].format(*TIMES))).rows(Appearance).values()
    assert (shown.part, str(shown.role)) == (Part.QA, "moderator")


def test_first_and_last_names_are_one() -> None:
    made = came("Vorname;Nachname;Anreise;Abreise\nAn;Li;2026-11-05 10:00;2026-11-06 10:00\n")
    assert [person.name for person in made.people.values()] == ["An Li"]


def test_timetables_and_lists_of_films_stay_what_they_are() -> None:
    for headings in (
        "Saal,Datum,Von,Bis,Film", "Nombre,Función,Fecha,Sala", "Titel,Format,Ankunft,Ort",
        "Name,Date,From,To,Venue", "Nom,Jour,De,À,Salle", "Film,Format,Réalisation,Arrivée",
    ):  # fmt: skip
        assert record_table("t.csv", headings.split(",")) is None, headings


def test_each_name_means_one_column_in_its_table() -> None:
    for table, column, language, name in record_names():
        if column:
            found = record_columns(RECORD_TABLES[table], [name])
            assert set(found) == {column}, (table, language, name, found)
        else:
            assert table in RECORD_TABLES
    assert {language for _value, language, _word in value_names()} == {*LANGUAGES, "ja"}
