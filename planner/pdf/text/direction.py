"""Reading direction: the embedding level of each character by the Unicode bidirectional algorithm.

python-bidi resolves everything but paired brackets (rule N0), without which the brackets around a
year after a Hebrew title point the wrong way; that rule is here.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff]")
_BRACKETS = dict(zip("([{（「『【《〈", ")]}）」』】》〉", strict=True))
_TO_RIGHT = frozenset({"R", "AL", "EN", "AN"})


def levels(text: str) -> list[int]:
    """The level of each character; odd ones are read right to left."""
    if not _RIGHT_TO_LEFT.search(text):
        return [0] * len(text)
    # The algorithm drops boundary-neutral characters; they take the level of what they follow.
    kept = [i for i, c in enumerate(text) if unicodedata.bidirectional(c) not in {"BN", ""}]
    base, resolved = _resolved("".join(text[i] for i in kept))
    found = dict(zip(kept, resolved, strict=True))
    result: list[int] = []
    for i in range(len(text)):
        result.append(found.get(i, result[-1] if result else base))
    return result


def has_right_to_left(text: str) -> bool:
    """Whether a text has letters that are read from the right."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def reads_from_left(text: str) -> bool:
    """Whether a line begins at the left: its first letter says so (rules P2 and P3)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind == "L" for kind in kinds if kind in {"L", "R", "AL"}), True)


def _resolved(text: str) -> tuple[int, list[int]]:
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    base: int = algorithm.get_base_level(text)
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage, False)  # noqa: FBT003 - positional there
    algorithm.resolve_weak_types(storage, False)  # noqa: FBT003
    _resolve_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, False)  # noqa: FBT003
    algorithm.resolve_implicit_levels(storage, False)  # noqa: FBT003
    return base, [int(part["level"]) for part in storage["chars"]]


def _resolve_brackets(chars: list[dict[str, Any]], base: str) -> None:
    """Rule N0: a pair of brackets takes the direction of what it encloses."""
    for first, last in _bracket_pairs([part["ch"] for part in chars]):
        inside = {_strong(part["type"]) for part in chars[first + 1 : last]} - {""}
        if not inside:
            continue
        before = [_strong(part["type"]) for part in chars[:first]]
        context = next((direction for direction in reversed(before) if direction), base)
        chosen = base if base in inside else context
        chars[first]["type"] = chars[last]["type"] = chosen


def _strong(kind: str) -> str:
    return "R" if kind in _TO_RIGHT else kind if kind == "L" else ""


def _bracket_pairs(text: list[str]) -> list[tuple[int, int]]:
    open_brackets: list[tuple[str, int]] = []
    pairs = []
    for i, character in enumerate(text):
        if character in _BRACKETS:
            open_brackets.append((_BRACKETS[character], i))
        elif character in _BRACKETS.values():
            closers = [closer for closer, _position in open_brackets]
            if character in closers:
                depth = len(closers) - 1 - closers[::-1].index(character)
                pairs.append((open_brackets[depth][1], i))
                del open_brackets[depth:]
    return sorted(pairs)
