"""By what a screening differs besides place and start, a phrase each, which prints say, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.i18n import _
from planner.model import Screening, column

if TYPE_CHECKING:
    from planner.document.difference import Standing


def details(before: Standing, after: Standing, fields: Sequence[str]) -> list[str]:
    """What is changed in these fields: “lasts 95 instead of 90 minutes”."""
    said = {
        "title": _("was called “{old}”").format(old=before.title),
        "programme_id": _("was “{old}”").format(old=before.title),
        "films": _other_films(before.films, after.films),
        "length": _("lasts {new} instead of {old} minutes").format(
            new=after.minutes, old=before.minutes
        ),
        "qa": _other_qa(before.qa, after.qa),
        "kind_id": _("is {new} instead of {old}").format(
            new=after.kind or "–", old=before.kind or "–"
        ),
        "code": _("has the code {new} instead of {old}").format(
            new=after.screening.code or "–", old=before.screening.code or "–"
        ),
        "cancelled": _("takes place after all"),
    }
    known = [said[name] for name in fields if name in said]
    others = [name for name in fields if name not in said]
    labels = [_(column(Screening, name).meta.label) for name in others]
    if labels:
        known.append(_("differs in {fields}").format(fields=", ".join(labels)))
    return known


def _other_films(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    quoted = _("“{title}”")  # each language has quotation marks of its own
    gone = ", ".join(quoted.format(title=title) for title in before if title not in after)
    come = ", ".join(quoted.format(title=title) for title in after if title not in before)
    if gone and come:
        return _("plays {new} instead of {old}").format(new=come, old=gone)
    if come:
        return _("plays {new}, too").format(new=come)
    if gone:
        return _("no longer plays {old}").format(old=gone)
    return _("plays its films in another order")


def _other_qa(before: int, after: int) -> str:
    if not after:
        return _("has no Q&A any more")
    if not before:
        return _("has a Q&A of {new} minutes").format(new=after)
    return _("has a Q&A of {new} instead of {old} minutes").format(new=after, old=before)
