from __future__ import annotations

import time

import pytest

from planner.edit.programmes import ArrangeProgramme
from planner.errors import UserError
from planner.model import Festival, Programme
from planner.shorts import balanced, facts, length_of, limits, running, strictest, suggested_order
from tests.build import FestivalBuilder, applied, the_programme, the_screening


def minutes(festival: Festival, programme_id: int, films: tuple[int, ...] | None = None) -> int:
    ids = films or tuple(e.film_id for e in festival.entries(programme_id))
    return sum(festival.films[i].runtime_seconds or 0 for i in ids) // 60


def test_the_clock_runs_over_films_and_gaps_and_agrees_with_the_length_of_the_programme() -> None:
    builder = FestivalBuilder()
    one, two, three = (
        builder.film(name, length) for name, length in (("A", 6), ("B", None), ("C", 20))
    )
    shorts = builder.shorts("Shorts", one, two, three)
    entries = ((one.id, 60), (two.id, None), (three.id, 300))

    festival = applied(builder.festival, ArrangeProgramme(shorts.id, entries, 30))

    clock = running(festival, entries, 30)
    assumed = festival.edition.assumed_runtime_seconds
    assert [item.begins for item in clock] == [0, 6 * 60 + 60, 6 * 60 + 60 + assumed + 30]
    assert [item.known for item in clock] == [True, False, True]
    assert clock[-1].gap == 0, "after the last film there is no gap, whatever it says"
    assert length_of(clock) == festival.length(shorts.id).seconds


def test_certificate_formats_and_guests_of_a_programme() -> None:
    builder = FestivalBuilder()
    one = builder.film("A", 6, certificate="12")
    two = builder.film("B", 9, certificate="FSK 16")
    three = builder.film("C", 9)
    for film, formats in ((one, ("DCP", "file")), (two, ("35 mm", "dcp"))):
        for carrier in formats:
            builder.copy(film, carrier)
    ann = builder.person("Ann", one, two)

    found = facts(builder.festival, (one.id, two.id, three.id))

    assert (found.certificate, found.unrated) == ("FSK 16", 1)
    assert found.formats == (("DCP",),)
    assert found.uncopied == 1
    assert found.guests == (ann,)
    builder.copy(three, "16 mm")
    apart = facts(builder.festival, (one.id, two.id, three.id)).formats
    assert apart == (("DCP", "file"), ("35 mm", "dcp"), ("16 mm",))
    assert strictest(["U", "PG"]) in {"U", "PG"}
    assert strictest([]) == ""


def test_limits_are_its_own_or_the_rule_s() -> None:
    builder = FestivalBuilder()
    shorts = builder.shorts("S", builder.film("A", 6), builder.film("B", 6))
    assert limits(builder.festival, shorts) == (None, None)
    own = builder.set(shorts, least_minutes=60, most_minutes=95)
    assert limits(builder.festival, own) == (60, 95)


def test_a_short_film_opens_the_longest_closes_and_neighbours_differ() -> None:
    builder = FestivalBuilder()
    china = {"countries": ("China",)}
    ids = {
        name: builder.film(name, length, **values).id
        for name, length, values in (
            ("Long", 30, {}),
            ("China 1", 8, china),
            ("China 2", 9, china),
            ("France", 10, {"countries": ("France",)}),
        )
    }
    order = suggested_order(builder.festival, tuple(ids.values()))
    names = [builder.festival.films[i].title for i in order]
    assert names[-1] == "Long"
    assert abs(names.index("China 1") - names.index("China 2")) > 1
    assert suggested_order(builder.festival, order) == order, "what is good already stays"


def test_films_with_guests_stand_near_the_talk() -> None:
    builder = FestivalBuilder()
    films = [builder.film(name, 10) for name in "ABCD"]
    builder.person("Ann", films[0])
    order = suggested_order(builder.festival, tuple(film.id for film in films))
    assert order[-1] == films[0].id


def test_many_films_are_ordered_in_no_time_and_none_is_lost() -> None:
    builder = FestivalBuilder()
    films = [builder.film(f"F{n}", 5 + n % 13, countries=(f"C{n % 3}",)).id for n in range(16)]
    before = time.process_time()
    order = suggested_order(builder.festival, films)
    assert time.process_time() - before < 1.0
    assert sorted(order) == sorted(films)


def test_balance_evens_lengths_moves_few_and_loses_none() -> None:
    builder = FestivalBuilder()
    long = builder.shorts("Long", *(builder.film(f"L{n}", 30) for n in range(5)))
    short = builder.shorts("Short", *(builder.film(f"S{n}", 10) for n in range(3)))
    festival = builder.festival

    found = balanced(festival, (long.id, short.id))

    assert set(found) == {long.id, short.id}
    assert (
        abs(
            minutes(festival, long.id, found[long.id])
            - minutes(festival, short.id, found[short.id])
        )
        <= 20
    )
    every = sorted((*found[long.id], *found[short.id]))
    assert every == sorted(e.film_id for p in (long, short) for e in festival.entries(p.id))
    assert len(set(found[long.id]) ^ {e.film_id for e in festival.entries(long.id)}) <= 4


def test_even_programmes_single_ones_and_shared_films_stay() -> None:
    builder = FestivalBuilder()
    one = builder.shorts("One", *(builder.film(f"A{n}", 20) for n in range(3)))
    two = builder.shorts("Two", *(builder.film(f"B{n}", 20) for n in range(3)))
    assert balanced(builder.festival, (one.id, two.id)) == {}
    assert balanced(builder.festival, (one.id,)) == {}
    shared = builder.film("Shared", 60)
    both = [
        builder.shorts("Three", shared, builder.film("C", 50), builder.film("D", 50)),
        builder.shorts("Four", shared, builder.film("E", 5)),
    ]
    found = balanced(builder.festival, [p.id for p in both])
    assert all(shared.id in films for films in found.values())


def test_arranging_is_one_step_that_times_screenings_anew() -> None:
    builder = FestivalBuilder()
    one, two, three = (builder.film(n, m) for n, m in (("A", 10), ("B", 20), ("C", 30)))
    shorts = builder.shorts("Shorts", one, two)
    builder.screening("Shorts", "15:00")
    festival = applied(
        builder.festival,
        ArrangeProgramme(shorts.id, ((three.id, None), (one.id, 120)), 60, qa_minutes=15),
    )
    screening = the_screening(festival, "Shorts")
    assert [film.title for film in festival.films_of(shorts.id)] == ["C", "A"]
    assert festival.span(screening).end - screening.start == 30 + 1 + 10 + 15
    assert festival.programmes_with(two.id)[0].kind == "film", "what is taken out can be placed"


def test_what_no_programme_can_have_is_refused() -> None:
    builder = FestivalBuilder()
    one, two = builder.film("A", 10), builder.film("B", 20)
    shorts: Programme = builder.shorts("Shorts", one, two)
    for films, gap in (((), 0), (((one.id, -5), (two.id, None)), 0), (((one.id, None),), -1)):
        with pytest.raises(UserError):
            applied(builder.festival, ArrangeProgramme(shorts.id, films, gap))
    assert the_programme(builder.festival, "Shorts").gap_seconds == 0
