"""A film while its paragraphs come in, and what it is in the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from planner.exchange.base import FilmRow, Problem, Severity
from planner.exchange.prose.facts import Facts
from planner.exchange.prose.runtimes import Runtime, runtime_told
from planner.exchange.prose.titles import parse_title
from planner.i18n import _
from planner.times import runtime_label

_NOTHING = Facts(0, 0)


@dataclass(slots=True)
class Draft:
    """What is known so far. A text behind a logline is a statement, else a synopsis."""

    line: int
    title: str
    section: str
    logline: str = ""
    facts: Facts | None = None
    texts: list[str] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def film(self, file: str) -> FilmRow:
        """The film as it stands."""
        title = parse_title(self.title)
        facts = self.facts or _NOTHING
        text = "\n\n".join(self.texts)
        runtime = self._runtime()
        return FilmRow(
            file=file,
            line=self.line,
            lines=self._lines(),
            title=title.title,
            alternate_titles=title.alternates,
            section=self.section,
            runtime_seconds=runtime.seconds if runtime else None,
            year=facts.year or title.year,
            countries=facts.countries or title.countries,
            credits=tuple(dict.fromkeys(facts.credits)),
            logline=self.logline,
            statement=text if self.logline else "",
            synopsis="" if self.logline else text,
            note=", ".join((*title.remarks, *facts.others)),
        )

    def _runtime(self) -> Runtime | None:
        """The length said among the facts, or else mentioned in the text."""
        facts = self.facts or _NOTHING
        return facts.runtime if facts.runtime_said else runtime_told(self.logline)

    def note_facts(self, facts: Facts | None, line: int) -> None:
        """Remember the line of facts that stand below the title."""
        if facts is None:
            return
        said = {
            "runtime": facts.runtime_said,
            "credits": facts.credits,
            "year": facts.year,
            "countries": facts.countries,
        }
        for name, value in said.items():
            if value:
                self.lines.setdefault(name, line)

    def _lines(self) -> dict[str, int]:
        """The lines of fields that stand elsewhere than the title."""
        lines = dict(self.lines)
        if "text" in lines:
            lines["statement" if self.logline else "synopsis"] = lines["text"]
        if "runtime" in lines:
            lines["runtime_seconds"] = lines["runtime"]
        return lines

    def doubts(self, film: FilmRow) -> list[Problem]:
        """What about its facts should be looked at."""
        facts = self.facts or _NOTHING
        found: list[tuple[str, str]] = []
        if self.logline and self.facts is None:
            found.append(("runtime", _("“{title}” has neither runtime nor people.")))
        if not facts.credits_sure and film.credits[-1].role:
            found.append(("credits", _("{name} was read as the director of “{title}”.")))
        elif not facts.credits_sure:
            found.append(("credits", _("The role of {name} in “{title}” was not understood.")))
        name = film.credits[-1].name if film.credits else ""
        unsure = runtime_doubt(film, self._runtime())
        return [
            *([unsure] if unsure else []),
            *[
                Problem(
                    film.file,
                    film.line_of(about),
                    about,
                    sentence.format(title=film.title, name=name),
                    Severity.DOUBT,
                )
                for about, sentence in found
            ],
        ]


def runtime_doubt(film: FilmRow, runtime: Runtime | None) -> Problem | None:
    """What to ask about a length that was said but is not sure."""
    if runtime is None or runtime.sure:
        return None
    if runtime.seconds is None:
        message = _("The runtime of “{title}” could not be read; it is left unknown.")
    elif runtime.other is None:
        message = _("The runtime of “{title}” was read as {length}; check it.")
    else:
        message = _("The runtime of “{title}” was read as {length}; it could also be {other}.")
    message = message.format(
        title=film.title,
        length=runtime_label(runtime.seconds),
        other=runtime_label(runtime.other),
    )
    name = "runtime_seconds" if "runtime_seconds" in film.lines else "runtime"
    return Problem(film.file, film.line_of(name), "runtime", message, Severity.DOUBT)


def merged(known: Facts | None, new: Facts | None) -> Facts | None:
    """What two places say about one film; the first to speak of something holds."""
    if known is None or new is None:
        return known or new
    runtime = known if known.runtime_said else new
    people = known if known.credits else new
    roles = {credit.role for credit in people.credits}
    more = tuple(c for c in new.credits if people is known and c.role not in roles)
    return replace(
        known,
        runtime_seconds=runtime.runtime_seconds,
        runtime_said=runtime.runtime_said,
        runtime_sure=runtime.runtime_sure,
        runtime_other=runtime.runtime_other,
        credits=people.credits + more,
        credits_sure=people.credits_sure,
        others=known.others + new.others,
        year=known.year or new.year,
        countries=known.countries or new.countries,
    )
