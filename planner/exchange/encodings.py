"""Bytes to text: what a mark or strict UTF-8 proves is certain, anything else is a named guess.

The guess looks at the shape of the bytes: accents of a Western alphabet stand alone between plain
letters, characters of East Asian encodings come in pairs whose first byte has a favourite range.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff][\x40-\xff]*")
_LONE_ACCENT = re.compile(
    rb"(?<![\x80-\xff])(?![\xb0-\xd7][\xa1-\xfe](?![\x80-\xff]))[\x80-\xff]{1,2}(?![\x80-\xff])"
)
"""One or two accents between plain letters; not one Chinese character between digits, as 4月8日."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN_IN_CHINESE = re.compile(rb"\xa8[\xa1-\xc0]|\xa1[\xa1-\xbf]")
"""Accents and quotation marks of GB18030: alone between plain letters, and no sign of Western."""

_EAST_ASIAN = (
    # encoding, name for people, the range in which the first bytes of common characters lie
    ("euc_kr", "Korean (EUC-KR)", 0xB0, 0xC8, 0.9),
    ("gb18030", "Chinese (GB18030)", 0xB0, 0xD7, 0.6),
    ("big5hkscs", "Chinese (Big5)", 0xA4, 0xC6, 0.6),
    ("shift_jis", "Japanese (Shift JIS)", 0x82, 0x9F, 0.5),
)
_SAMPLE = 200_000


def decoded(raw: bytes) -> tuple[str | None, str]:
    """The text, and the encoding's name where it is only a guess; no text when it is binary."""
    text, guess = _decoded(raw)
    if text is None or "\x00" in text or _binary(text):
        return None, ""
    return text, guess


def _decoded(raw: bytes) -> tuple[str | None, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding), ""
    if b"\x00" in raw:
        return _strictly(raw, _wide(raw)), ""
    text = _strictly(raw, "utf-8")
    return (text, "") if text is not None else _guessed(raw)


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding) if encoding else None
    except UnicodeDecodeError:
        return None


def _wide(raw: bytes) -> str:
    """Which UTF-16 without a mark this is, told by where the zero bytes stand; empty if none."""
    sample = raw[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 4 * even and odd > len(sample) // 8:
        return "utf-16-le"
    if even > 4 * odd and even > len(sample) // 8:
        return "utf-16-be"
    return ""


def _guessed(raw: bytes) -> tuple[str | None, str]:
    sample = _WESTERN_IN_CHINESE.sub(b"a", raw[:_SAMPLE])
    high = sum(byte >= 0x80 for byte in sample)
    alone = sum(len(run[0]) for run in _LONE_ACCENT.finditer(sample))
    if alone < 0.7 * high:
        for encoding, name, first, last, needed in _EAST_ASIAN:
            if _share(sample, first, last) >= needed:
                text = _strictly(raw, encoding)
                if text is not None:
                    return text, name
    return raw.decode("cp1252", errors="replace"), "Western (Windows-1252)"


def _share(sample: bytes, first: int, last: int) -> float:
    """How many first bytes of two-byte characters lie in the favourite range."""
    leads = [lead for run in _HIGH_RUN.findall(sample) for lead in _leads(run)]
    return sum(first <= lead <= last for lead in leads) / len(leads) if leads else 0.0


def _leads(run: bytes) -> list[int]:
    leads, position = [], 0
    while position < len(run):
        if run[position] >= 0x80:
            leads.append(run[position])
            position += 1
        position += 1
    return leads


def _binary(text: str) -> bool:
    return len(_CONTROL.findall(text[:_SAMPLE])) > max(2, len(text[:_SAMPLE]) // 100)
