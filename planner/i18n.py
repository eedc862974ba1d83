"""Translation of every sentence a user reads, by the standard library's gettext (no Qt)."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from planner.assets import resource

_DOMAIN = "marquee"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str | None = None) -> None:
    """Switch the language of all later sentences; ``None`` follows the environment.

    A language without a catalogue falls back to English, the language of the source.
    """
    global _catalogue  # noqa: PLW0603 - one process speaks one language
    languages = [code] if code else [os.environ.get("LANGUAGE", "").split(":")[0] or "en"]
    _catalogue = gettext.translation(
        _DOMAIN, localedir=str(resource("locale")), languages=languages, fallback=True
    )


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Sentences come in that language (BCP 47) for a while, if there is a catalogue of it."""
    global _catalogue  # noqa: PLW0603 - one process speaks one language at a time
    before, names = _catalogue, [code.replace("-", "_"), code.split("-", maxsplit=1)[0]]
    if code and code.split("-", maxsplit=1)[0] != "en":
        found = gettext.find(_DOMAIN, str(resource("locale")), names)
        _catalogue = (
            gettext.translation(_DOMAIN, str(resource("locale")), names) if found else before
        )
    elif code:
        _catalogue = gettext.NullTranslations()
    try:
        yield
    finally:
        _catalogue = before


def language() -> str:
    """The code of the language that sentences come in."""
    return _catalogue.info().get("language", "en").replace("_", "-")


def _(message: str) -> str:
    """The sentence in the user's language."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The sentence in the user's language, in the form that fits the number."""
    return _catalogue.ngettext(singular, plural, number)


def N_(message: str) -> str:  # noqa: N802 - the name every gettext tool knows
    """Mark a sentence for translation where it is declared; it is translated where it is shown."""
    return message


def and_more(count: int) -> str:
    """“and 3 more”, where a list would be too long."""
    return ngettext("and {n} more", "and {n} more", count).format(n=count)
