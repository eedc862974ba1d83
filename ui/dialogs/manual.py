"""The manual in a window of its own, offline: chapters at the left, the text at the right."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QSizeF, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from planner.assets import resource
from planner.i18n import _
from planner.manual import chapter_title, chapters
from ui.dialogs.shortcuts import as_markdown
from ui.theme import BODY, Theme, appearance, font, theme
from ui.widgets import HairLine, PlainLabel, SearchField, ring

_PICTURE_PX = 560  # the window is 900 wide when it is first opened
_HIGHEST_PX = 520  # and 680 high


class ManualWindow(QWidget):
    """Shows the manual. It does not block, and stays open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("window")
        self.setWindowTitle(_("Manual"))
        self.resize(900, 680)
        self._texts = all_chapters()
        self.search = SearchField(_("Search the manual"))
        self.list = QListWidget()
        self.page = Page()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda _now, _before: self._show())
        self.search.searched.connect(self._filter)
        self.search.left.connect(self.list.setFocus)
        appearance().changed.connect(self._wear)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self._wear()
        self._filter("")
        self.list.setFocus()
        ring(self.list, self.page)

    def _lay_out(self) -> None:
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("Chapters"))
        left = QVBoxLayout()
        left.setContentsMargins(16, 16, 8, 16)
        left.setSpacing(10)
        left.addWidget(PlainLabel(_("Manual"), 15, 600))
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        side = QWidget()
        side.setFixedWidth(248)
        side.setLayout(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(HairLine(vertical=True))
        row.addWidget(self.page, 1)

    def _filter(self, text: str) -> None:
        """Leave the chapters in which the words occur."""
        chosen = self._chapter()
        words = text.casefold().split()
        found = [
            title
            for title, chapter in self._texts.items()
            if all(word in chapter.casefold() for word in words)
        ]
        self.list.clear()
        self.list.addItems(found)
        self.list.setCurrentRow(found.index(chosen) if chosen in found else 0)
        self.page.mark(text)

    def _wear(self) -> None:
        """Put list and page into the colours in use."""
        now = theme()
        self.list.setStyleSheet(
            "QListWidget { background: transparent } "
            "QListWidget::item { padding: 5px 8px; border-radius: 6px } "
            f"QListWidget::item:selected {{ background: {now.accent_soft.name()};"
            f" color: {now.text.name()} }}"
        )
        self.page.setStyleSheet(
            f"QTextBrowser {{ background: {now.surface.name()}; border: none; border-radius: 0 }}"
        )
        self._show()

    def _show(self) -> None:
        self.page.show_markdown(self._texts.get(self._chapter(), ""))

    def _chapter(self) -> str:
        """The title of the chapter that is chosen; empty when none is left by the search."""
        index = self.list.currentIndex()
        return str(index.data()) if index.isValid() else ""

    def show_chapter(self, title: str, heading: str = "") -> None:
        """Open the chapter of that title, at the heading in it where one is named."""
        self.search.clear()
        self._filter("")
        for found in self.list.findItems(title, Qt.MatchFlag.MatchExactly):
            self.list.setCurrentItem(found)
        if heading:  # when the page has its width, which it gets with the first look at it
            QTimer.singleShot(0, self.page, lambda: self.page.go_to(heading))


class Page(QTextBrowser):
    """One chapter. It loads nothing but what lies in the manual's own folder, and follows no link
    that leads out of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(28)
        self.setAccessibleName(_("Chapter"))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures of the manual and nothing else."""
        url, folder = QUrl(name), resource("manual").resolve()
        path = (folder / url.path().lstrip("/")).resolve()
        wanted = kind == QTextDocument.ResourceType.ImageResource.value
        inside = path.is_relative_to(folder) and path.is_file()
        if wanted and inside and url.scheme() in {"", "file"}:
            return self._fitted(QImage(str(path)))
        return None

    def _fitted(self, picture: QImage) -> QImage:
        """A picture no wider than a line of the text and no higher than the window, and sharp."""
        ratio = self.devicePixelRatioF()
        room = (QSizeF(_PICTURE_PX, _HIGHEST_PX) * ratio).toSize()
        if picture.width() > room.width() or picture.height() > room.height():
            kept, smooth = (
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            picture = picture.scaled(room, kept, smooth)
            picture.setDevicePixelRatio(ratio)
        return picture

    def show_markdown(self, text: str) -> None:
        """Show a chapter from its beginning."""
        self.document().setDefaultStyleSheet(sheet(theme()))
        self.document().setDefaultFont(font(BODY))
        self.setHtml(as_html(text))

    def go_to(self, heading: str) -> None:
        """Show a heading at the top; the beginning where there is none of these words."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - 12)
                return
            block = block.next()

    def mark(self, words: str) -> None:
        """Go to the first place of the words."""
        first = words.split()
        if first:
            self.find(first[0])


def all_chapters() -> dict[str, str]:
    """The manual with the chapter that only the window can write: the shortcuts."""
    shortcuts = as_markdown()
    return {**chapters(), chapter_title(shortcuts): shortcuts}


def as_html(text: str) -> str:
    """A chapter's Markdown as HTML."""
    from markdown import markdown

    html = str(markdown(text, extensions=["tables", "fenced_code", "sane_lists"]))
    html = re.sub(r"<kbd>(.*?)</kbd>", r"<code>\1</code>", html)
    return html.replace("<table>", '<table cellspacing="0" cellpadding="5">')


def sheet(now: Theme) -> str:
    """How the text looks in these colours."""
    return f"""
    body {{ color: {now.text.name()}; line-height: 150%; }}
    h1 {{ font-size: 20px; font-weight: 600; margin-bottom: 12px; }}
    h2 {{ font-size: 15px; font-weight: 600; margin-top: 22px; margin-bottom: 6px; }}
    h3 {{ font-size: 13px; font-weight: 600; margin-top: 18px; margin-bottom: 2px; }}
    p, li {{ line-height: 150%; margin-bottom: 6px; }}
    code {{ background-color: {now.field.name()}; }}
    pre {{ font-family: monospace; font-size: 12px; line-height: 100%;
           background-color: {now.field.name()}; margin: 8px 0 12px 0; }}
    h3 code {{ background-color: transparent; }}
    th {{ color: {now.text2.name()}; font-weight: 600; text-align: left; }}
    a {{ color: {now.accent.name()}; }}
    """
