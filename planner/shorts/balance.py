"""Films moved between shorts programmes until these are about equally long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planner.model import Festival

Blocks = dict[int, tuple[int, ...]]
"""The films of each programme, in order."""

_WORTH = 60 * 60
"""Square seconds that a change must save: below a minute or so, nobody moves a film."""

_MOST_STEPS = 60


def balanced(festival: Festival, programme_ids: Iterable[int]) -> Blocks:
    """The films of those programmes that should change; nothing where they are even already.

    Few films move: the programme furthest from the mean gives, takes or exchanges one film at a
    time, whichever makes all lengths most even, and none is left with fewer than two. A film that
    is part of several of them stays.
    """
    blocks: Blocks = {
        i: tuple(entry.film_id for entry in festival.entries(i)) for i in programme_ids
    }
    before = dict(blocks)
    seconds = _seconds(festival, blocks)
    fixed = _shared(blocks)
    for _step in range(_MOST_STEPS):
        now = _unevenness(blocks, seconds)
        tried = min(
            _changes(blocks, seconds, fixed),
            key=lambda found: _unevenness(found, seconds),
            default=None,
        )
        if tried is None or now - _unevenness(tried, seconds) < _WORTH:
            break
        blocks = tried
    return {i: films for i, films in blocks.items() if films != before[i]}


def _seconds(festival: Festival, blocks: Blocks) -> dict[int, int]:
    assumed = festival.edition.assumed_runtime_seconds
    found = {}
    for films in blocks.values():
        for film_id in films:
            runtime = festival.films[film_id].runtime_seconds
            found[film_id] = assumed if runtime is None else runtime
    return found


def _shared(blocks: Blocks) -> frozenset[int]:
    every = [film_id for films in blocks.values() for film_id in films]
    return frozenset(film_id for film_id in every if every.count(film_id) > 1)


def _unevenness(blocks: Blocks, seconds: Mapping[int, int]) -> int:
    lengths = [sum(seconds[i] for i in films) for films in blocks.values()]
    mean = sum(lengths) // len(lengths)
    return sum((length - mean) ** 2 for length in lengths)


def _changes(blocks: Blocks, seconds: Mapping[int, int], fixed: frozenset[int]) -> Iterator[Blocks]:
    if len(blocks) < 2:
        return
    lengths = {i: sum(seconds[f] for f in films) for i, films in blocks.items()}
    mean = sum(lengths.values()) // len(lengths)
    worst = max(lengths, key=lambda i: (abs(lengths[i] - mean), i))
    for other in blocks:
        if other == worst:
            continue
        yield from _moves(blocks, worst, other, fixed)
        yield from _moves(blocks, other, worst, fixed)
        for mine in blocks[worst]:
            for theirs in blocks[other]:
                if mine not in fixed and theirs not in fixed:
                    yield {
                        **blocks,
                        worst: _with(blocks[worst], mine, theirs),
                        other: _with(blocks[other], theirs, mine),
                    }


def _moves(blocks: Blocks, giver: int, taker: int, fixed: frozenset[int]) -> Iterator[Blocks]:
    if len(blocks[giver]) < 3:
        return
    for film_id in blocks[giver]:
        if film_id not in fixed:
            rest = tuple(i for i in blocks[giver] if i != film_id)
            yield {**blocks, giver: rest, taker: (*blocks[taker], film_id)}


def _with(films: tuple[int, ...], gone: int, come: int) -> tuple[int, ...]:
    return tuple(come if film_id == gone else film_id for film_id in films)
