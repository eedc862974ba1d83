"""What an import counts, in words: “1 language, 2 films; all of it is there already.”"""

from __future__ import annotations

from collections.abc import Mapping

from planner.i18n import _, ngettext

_NOUNS = {
    "films": ("{n} film", "{n} films"),
    "screens": ("{n} screen", "{n} screens"),
    "programmes": ("{n} programme", "{n} programmes"),
    "screenings": ("{n} screening", "{n} screenings"),
    "holds": ("{n} hold", "{n} holds"),
    "slots": ("{n} slot", "{n} slots"),
    "festival": ("{n} festival", "{n} festivals"),
    "languages": ("{n} language", "{n} languages"),
    "sections": ("{n} section", "{n} sections"),
    "kinds": ("{n} kind", "{n} kinds"),
    "changeovers": ("{n} changeover", "{n} changeovers"),
    "passes": ("{n} pass", "{n} passes"),
    "pass_sections": ("{n} section of a pass", "{n} sections of passes"),
    "venues": ("{n} venue", "{n} venues"),
    "travel": ("{n} way", "{n} ways"),
    "pages": ("{n} page of the catalogue", "{n} pages of the catalogue"),
    "sponsors": ("{n} sponsor", "{n} sponsors"),
    "people": ("{n} person", "{n} people"),
    "hours": ("{n} day of opening hours", "{n} days of opening hours"),
    "blackouts": ("{n} blackout", "{n} blackouts"),
    "copies": ("{n} copy", "{n} copies"),
    "kdms": ("{n} KDM", "{n} KDMs"),
    "availability": ("{n} day of a person", "{n} days of people"),
    "film_people": ("{n} person with a film", "{n} people with films"),
    "juries": ("{n} jury", "{n} juries"),
    "jury_members": ("{n} juror", "{n} jurors"),
    "jury_films": ("{n} film for a jury", "{n} films for juries"),
    "relations": ("{n} wish about two programmes", "{n} wishes about two programmes"),
    "wanted": ("{n} number of screenings wanted", "{n} numbers of screenings wanted"),
    "gaps": ("{n} gap", "{n} gaps"),
    "appearances": ("{n} appearance", "{n} appearances"),
    "texts": ("{n} text in another language", "{n} texts in other languages"),
    "others": ("{n} other row", "{n} other rows"),
    "added": ("{n} added", "{n} added"),
    "updated": ("{n} updated", "{n} updated"),
    "same": ("{n} the same", "{n} the same"),
    "duplicates": ("{n} duplicate", "{n} duplicates"),
    "skipped": ("{n} skipped", "{n} skipped"),
    "refused": ("{n} refused", "{n} refused"),
    "waiting": ("{n} waiting for an answer", "{n} waiting for an answer"),
    "missing": ("{n} missing", "{n} missing"),
    "removed": ("{n} removed", "{n} removed"),
}


def counted(counts: Mapping[str, int]) -> str:
    """The counts of ``ImportPlan.counts`` that are not zero, apart at commas."""
    said = ((number, _NOUNS[name]) for name, number in counts.items() if number)
    return ", ".join(ngettext(*nouns, number).format(n=number) for number, nouns in said)


def summed_up(counts: Mapping[str, int], *, dry_run: bool, changes: bool) -> str:
    """One sentence about what came in, or would."""
    if not changes:
        message = _("Nothing comes in; the files have: {counts}.")
    elif dry_run:
        message = _("Would bring in: {counts}.")
    else:
        message = _("Brought in: {counts}.")
    return message.format(counts=counted(counts) or _("nothing"))
