"""The colours of sections on web pages, mixed beforehand so that every browser shows them."""

from __future__ import annotations

from collections.abc import Iterable

from planner.hues import HUES

NO_SECTION = ("#8D8D99", "#777783")
SURFACES = ("#FFFFFF", "#1B1B1F")
_TINTS = (0.17, 0.28)
_INKS = ((0.48, "#000000"), (0.45, "#FFFFFF"))


def mixed(ground: str, colour: str, share: float) -> str:
    """The ground with that share (0 to 1) of the colour in it."""
    pairs = zip(_parts(ground), _parts(colour), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def inks(pair: tuple[str, str], *, dark: bool) -> tuple[str, str, str]:
    """Bar, ground under text, and the colour of the section's code, in light or in dark."""
    bar, surface, (share, towards) = pair[dark], SURFACES[dark], _INKS[dark]
    return bar, mixed(surface, bar, _TINTS[dark]), mixed(bar, towards, share)


def style_sheet(starts: Iterable[int], lengths: Iterable[int], columns: int) -> str:
    """The colours of all sections, and the places of the day grid in minutes and columns."""
    classes = {"h-none": NO_SECTION, **{f"h{i}": HUES[i % len(HUES)] for i in range(24)}}
    lines = [_hue(name, pair, dark=False) for name, pair in classes.items()]
    lines.append("@media screen and (prefers-color-scheme: dark) {")
    lines += [_hue(name, pair, dark=True) for name, pair in classes.items()]
    lines.append("}")
    lines += [f".t{n} {{ --start: {n} }}" for n in sorted(set(starts))]
    lines += [f".l{n} {{ --length: {n} }}" for n in sorted(set(lengths))]
    lines += [f".c{n} {{ --column: {n} }}" for n in range(1, columns + 1)]
    lines += [f".n{n} {{ --columns: {n} }}" for n in range(1, columns + 1)]
    return "\n".join(lines) + "\n"


def _hue(name: str, pair: tuple[str, str], *, dark: bool) -> str:
    bar, tint, ink = inks(pair, dark=dark)
    return f".{name} {{ --bar: {bar}; --tint: {tint}; --ink: {ink} }}"
