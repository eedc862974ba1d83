"""Wounds that any text or any bytes can have, and the encodings in which a text may lie."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

SPLINTERS = (
    "\n", "\n\n", "\r", "\t", " ", "\x00", "\x0b", "\x0c", "\x1b[2J", "\x1f", "\x85", "\u2028",
    "\u202e", "\ufeff", "\ufffd", "\U0001f3ac", "́", "é", "長", "年", "٣", "²", "½", "𝟗",
    '"', '""', "'", "“", "”", "(", ")", "[", "]", "{", "}", "<", ">", "&", "&x;", "<b>", ";", ",",
    ":", "|", "/", "\\", "-", "–", "—", " - ", "=", "==", "=1+1", "+", "@", "#", "*", "%s", "{0}",
    "0", "-1", "1e999", "NaN", "99999999999999999999", "9" * 400, "2026-02-30", "2026-11-05T25:61",
    "25:99", "0000-00-00", "9999-12-31", "0001-01-01T00:00", "NULL", "null", "true", "am", "24:00",
    "a" * 300, "- " * 60, "(" * 80, '"' * 81, "min " * 60,
)  # fmt: skip
"""Pieces of what people and programs write, where nobody expects them."""

_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "gb18030", "big5",
              "shift_jis", "euc_kr", "mac_roman")  # fmt: skip


def torn(text: str, chance: random.Random, splinters: Sequence[str] = SPLINTERS) -> str:
    """The text with a piece cut out, doubled, moved, repeated or replaced."""
    one = chance.randrange(len(text) + 1)
    two = min(len(text), one + chance.choice((0, 1, 1, 5, 40, 400)))
    other = chance.randrange(len(text) + 1)
    piece = text[one:two]
    wounds: tuple[Callable[[], str], ...] = (
        lambda: text[:one] + text[two:],
        lambda: text[:two] + piece + text[two:],
        lambda: text[:other] + piece + text[other:],
        lambda: text[:one] + piece * chance.choice((2, 9, 40)) + text[two:],
        lambda: text[:one] + chance.choice(splinters) + text[one:],
        lambda: text[:one] + chance.choice(splinters) + text[two:],
        lambda: text[:one] + chr(chance.randrange(1, 0xD800)) + text[one + 1 :],
        lambda: text[: max(one, len(text) // 2)],
    )
    return chance.choice(wounds)()


def torn_bytes(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them lost, changed, moved or repeated."""
    made = bytearray(data)
    for _wound in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(made) + 1)
        cut = chance.choice((0, 1, 1, 2, 4, 40))
        made[at : at + cut] = chance.choice(
            (b"", bytes([chance.randrange(256)]), b"9999999", b'"', b"\x00" * 4, b"\xff" * 4)
        )
    if chance.random() < 0.1:
        del made[chance.randrange(len(made) + 1) :]
    return bytes(made)


def encoded(text: str, chance: random.Random) -> bytes:
    """The text as UTF-8, mostly; else in another encoding, or with bytes that are in none."""
    if chance.random() < 0.9:
        return text.encode("utf-8", "surrogatepass")
    raw = text.encode(chance.choice(_ENCODINGS), "replace")
    return torn_bytes(raw, chance) if chance.random() < 0.5 else raw


def shuffled(items: Sequence[T], chance: random.Random) -> list[T]:
    """Some of them out of their order: one lost, doubled or moved."""
    made = list(items)
    if made:
        one, two = chance.randrange(len(made)), chance.randrange(len(made))
        how = chance.randrange(4)
        if how == 0:
            del made[one]
        elif how == 1:
            made.insert(two, made[one])
        elif how == 2:
            made[one], made[two] = made[two], made[one]
        else:
            made[one : one + 1] = [made[one]] * chance.choice((2, 3, 12))
    return made
