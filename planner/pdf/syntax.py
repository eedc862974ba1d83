"""How PDF writes numbers, texts and references to objects (ISO 32000-1, 7.3)."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from planner.pdf.layout import Frame

_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"})
_OF_ADDRESSES = "!#$%&'*+,-./:;=?@[]_~"
"""What stays as it is in an address: brackets and strokes would end or change a PDF string."""


@lru_cache(4096)
def decimal(value: float) -> str:
    """A number: no exponent, two digits at most behind the point, and no needless ones."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def reference(number_of_object: int) -> str:
    """What stands for another object."""
    return f"{number_of_object} 0 R"


def text_string(text: str) -> str:
    """A text for readers, in any script."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def box(frame: Frame, height: float, around: float = 0.0) -> str:
    """A rectangle of a page of that height, with so many points more on each side."""
    corners = (
        *(frame.left - around, height - frame.bottom - around),
        *(frame.right + around, height - frame.top + around),
    )
    return f"[{' '.join(map(decimal, corners))}]"


def literal(content: bytes) -> str:
    """Bytes as they stand between the brackets of a string, one character for each."""
    return content.decode("latin-1").translate(_ESCAPED)


def uri_string(address: str) -> str:
    """An address of the web; what is no ASCII is written as addresses do (RFC 3987, 3.1)."""
    return f"({quote(address, safe=_OF_ADDRESSES)})"
