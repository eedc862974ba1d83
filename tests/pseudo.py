"""A language that nobody speaks: every sentence marked, accented and a third longer.

What shows without the marks was never translated; what no longer fits would be clipped in German.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

OPEN, CLOSE = "⟦", "⟧"
_ACCENTED = str.maketrans("aeiouycnAEIOUYCN", "àéîöùýçñÀÉÎÖÙÝÇÑ")
_FIELD = re.compile(r"\{[^}]*\}|<[^>]*>|&\w+;")


class PseudoLocale(gettext.NullTranslations):
    """Every message as ⟦Éxpörted tò {path}.~~~⟧, with as many words as it had."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


def pseudo(message: str) -> str:
    """The message in that language; placeholders stay."""
    if not message.strip():
        return message
    parts, last = [], 0
    for field in _FIELD.finditer(message):
        parts += [message[last : field.start()].translate(_ACCENTED), field[0]]
        last = field.end()
    parts.append(message[last:].translate(_ACCENTED))
    longer = "~" * max(1, len(message) // 3)
    return f"{OPEN}{''.join(parts)}{longer}{CLOSE}"


_MARKED = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*(?:{CLOSE}|…\Z)")
"""A sentence, whole or cut by an ellipsis at the end of the line."""

_WORD = re.compile(r"[A-Za-z]{3,}")


def untranslated(text: str, data: frozenset[str]) -> str:
    """The words of a text that are neither marked nor among the words of the data."""
    rest = re.sub(r"<[^>]*>|&\w+;", " ", text)
    while (shorter := _MARKED.sub(" ", rest)) != rest:
        rest = shorter
    return " ".join(word for word in _WORD.findall(rest) if word.casefold() not in data)


def is_pseudo(text: str) -> bool:
    """Whether a text, or a part of one, is in that language."""
    return any(letter in text for letter in "àéîöùýçñÀÉÎÖÙÝÇÑ~")


def words_of(*texts: str) -> frozenset[str]:
    """The words of texts, as ``untranslated`` compares them."""
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that a widget shows or says, with what it is."""
    name = type(widget).__name__
    if isinstance(widget.parent(), QTabBar):  # its arrows, whose words Qt has for itself
        return
    yield f"{name} tooltip", widget.toolTip()
    yield f"{name} spoken", widget.accessibleName()
    if isinstance(widget, QLabel):
        yield f"{name} text", widget.text()
    elif isinstance(widget, QAbstractButton):
        yield f"{name} text", widget.text().replace("&&", "&")
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield f"{name} placeholder", widget.placeholderText()
    elif isinstance(widget, QComboBox):
        for row in range(widget.count()):
            yield f"{name} item", widget.itemText(row)
    elif isinstance(widget, QMenu):
        for action in widget.actions():
            yield f"{name} action", action.text()
    if widget.isWindow():
        yield f"{name} title", widget.windowTitle()


def clipped(widget: QWidget) -> str:
    """What a label or button cannot show whole without saying so by an ellipsis."""
    if not widget.isVisible() or widget.width() < 4:
        return ""
    if isinstance(widget, QLabel):
        text = getattr(widget, "whole_text", widget.text)()
        if getattr(widget, "_elided", False) or not widget.text() or "…" in widget.text():
            return ""
        if widget.wordWrap():
            short = widget.heightForWidth(widget.width()) > widget.height() + 2
            return text if short else ""
        room = widget.contentsRect().width() + 1
        wide = QFontMetricsF(widget.font()).horizontalAdvance(widget.text())
        return text if wide > room else ""
    if isinstance(widget, QAbstractButton) and widget.text() and "…" not in widget.text():
        return widget.text() if widget.sizeHint().width() > widget.width() + 1 else ""
    return ""
