"""Translation of every sentence a user reads, by the standard library's gettext (no Qt).

There are two catalogues. ``marquee`` has the sentences of the window; ``documents`` has the words
that printed documents say of themselves, which follow the language of their texts.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from planner.assets import resource

_WINDOW, _DOCUMENTS = "marquee", "documents"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_speaking: ContextVar[gettext.NullTranslations | None] = ContextVar("_speaking", default=None)
"""What the document speaks that is being printed; other threads, which may be writing the file
meanwhile, say what they have to say in the window's language.
"""

_CHINESE = ("zh", "cmn", "yue")
_TRADITIONAL = ("zh_hant", "zh_tw", "zh_hk", "zh_mo", "yue")


def use_language(code: str | None = None) -> None:
    """Switch the language of all later sentences; ``None`` follows the environment.

    A language without a catalogue falls back to English, the language of the source.
    """
    global _catalogue  # noqa: PLW0603 - one process speaks one language
    languages = [code] if code else [os.environ.get("LANGUAGE", "").split(":")[0] or "en"]
    _catalogue = gettext.translation(
        _WINDOW, localedir=str(resource("locale")), languages=languages, fallback=True
    )


class Unsaid(gettext.NullTranslations):
    """What a document has to say and cannot in its language; the window's language helps out.

    ``messages`` are the keys of those sentences, in English, in the order in which they came.
    """

    def __init__(self, instead: gettext.NullTranslations) -> None:
        super().__init__()
        self.messages: dict[str, None] = {}
        self._instead = instead

    def gettext(self, message: str) -> str:
        """The sentence as the window would say it."""
        self.messages[message] = None
        return self._instead.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The sentence as the window would say it, in the form that fits the number."""
        self.messages[msgid1] = None
        return self._instead.ngettext(msgid1, msgid2, n)


@contextmanager
def speaking(code: str) -> Iterator[Unsaid]:
    """Sentences are words of a print for a while, in that language (BCP 47) or, without one, in
    the window's. Yields what there is no translation of.
    """
    unsaid = Unsaid(_catalogue)
    before = _speaking.set(_words_in(code, unsaid) if code else None)
    try:
        yield unsaid
    finally:
        _speaking.reset(before)


def print_languages() -> list[str]:
    """The codes (BCP 47) of the languages that words of a print can come in."""
    found = resource("locale").glob(f"*/LC_MESSAGES/{_DOCUMENTS}.mo")
    return sorted({"en", *(path.parts[-3].replace("_", "-") for path in found)})


def _words_in(code: str, unsaid: Unsaid) -> gettext.NullTranslations:
    tag = code.replace("-", "_")
    primary = tag.split("_", maxsplit=1)[0].lower()
    if primary == "en":
        return gettext.NullTranslations()
    if primary in _CHINESE:
        tag = "zh_Hant" if tag.lower().startswith(_TRADITIONAL) else "zh_Hans"
    folder, names = str(resource("locale")), [tag, primary]
    if not gettext.find(_DOCUMENTS, folder, names):
        return unsaid
    words = gettext.translation(_DOCUMENTS, folder, names)
    words.add_fallback(unsaid)
    return words


def language() -> str:
    """The code of the language that sentences come in."""
    spoken = _speaking.get() or _catalogue
    if isinstance(spoken, Unsaid):
        spoken = _catalogue
    return spoken.info().get("language", "en").replace("_", "-")


def _(message: str) -> str:
    """The sentence in the user's language; while a document is printed, in the document's."""
    return (_speaking.get() or _catalogue).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The sentence in that language, in the form that fits the number."""
    return (_speaking.get() or _catalogue).ngettext(singular, plural, number)


def remark(message: str) -> str:
    """A sentence *about* a print, for who makes it: in the user's language, whatever is printed."""
    return _catalogue.gettext(message)


def nremark(singular: str, plural: str, number: int) -> str:
    """A sentence about a print, in the form that fits the number."""
    return _catalogue.ngettext(singular, plural, number)


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """Mark a sentence for translation where it is declared; it is translated where it is shown."""
    return message


def and_more(count: int) -> str:
    """“and 3 more”, where a list would be too long."""
    return ngettext("and {n} more", "and {n} more", count).format(n=count)
