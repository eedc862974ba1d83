"""``marquee import``: bring in catalogues and tables."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from planner.cli.command import Command, add_file, add_json, opened
from planner.cli.counts import summed_up
from planner.cli.output import as_json
from planner.errors import UserError
from planner.exchange import (
    LEFT_OUT,
    Corrections,
    ImportPlan,
    Mappings,
    import_kinds,
    known_fields,
    plan_import,
)
from planner.exchange.bring.missing import KEEP, PREFIX, REMOVE, WITHDRAW
from planner.exchange.corrections import key_of
from planner.exchange.questions import require_known
from planner.exchange.record_tables import RECORD_TABLES
from planner.exchange.tables.rows import ROW_READERS
from planner.i18n import N_, _, ngettext
from planner.model import Festival, Language
from planner.text import folded


class Import(Command):
    """Read films, screens and screenings from files, as one undoable step."""

    id = "import"
    help = N_("Bring in films, screens and screenings from catalogues and tables.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The file, the sources, and how to look at them first."""
        add_file(parser, plan=True)
        parser.add_argument("sources", nargs="+", type=Path, metavar=_("SOURCE"))
        parser.add_argument(
            "--as",
            dest="kind",
            choices=import_kinds(),
            help=_("read every source as this kind, instead of looking at it"),
        )
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar=_("HEADING=FIELD"),
            help=_("read the column of this heading as that field, or “-” for not at all"),
        )
        parser.add_argument(
            "--table",
            action="append",
            default=[],
            metavar=_("SHEET=KIND"),
            help=_("read the sheet of this name as that kind of table, or “-” for not at all"),
        )
        parser.add_argument(
            "--dry-run", action="store_true", help=_("say what would come in, and change nothing")
        )
        parser.add_argument(
            "--partly",
            action="store_true",
            help=_("leave out what cannot be read, instead of importing nothing"),
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help=_("let the files win over what was changed by hand, instead of keeping it"),
        )
        parser.add_argument(
            "--language",
            default="",
            metavar=_("CODE"),
            help=_("the festival language that all texts of films in the files are in"),
        )
        parser.add_argument(
            "--take",
            action="append",
            default=[],
            metavar=_("NUMBER[.FIELD]"),
            help=_(
                "let the file win over the hand in this row, or in one field of it; "
                "--dry-run --json numbers the rows"
            ),
        )
        parser.add_argument(
            "--set",
            dest="typed",
            action="append",
            default=[],
            metavar=_("NUMBER.FIELD=VALUE"),
            help=_(
                "bring in another value than was understood, empty for none; "
                "--dry-run --json numbers the rows"
            ),
        )
        parser.add_argument(
            "--leave-out",
            action="append",
            default=[],
            metavar=_("NUMBER"),
            help=_("do not bring in the row of this number"),
        )
        parser.add_argument(
            "--leftover",
            action="append",
            default=[],
            metavar=_("PLACE=NUMBER.FIELD"),
            help=_(
                "put text that was left over (the first is 0) into a field of a row, "
                "or make a film of it: PLACE=film"
            ),
        )
        parser.add_argument(
            "--missing",
            choices=(KEEP, WITHDRAW, REMOVE),
            help=_("what becomes of films that an earlier file had and this one has no more"),
        )
        parser.add_argument(
            "--answer",
            action="append",
            default=[],
            metavar=_("ID=CHOICE"),
            help=_("answer a question that the files leave open; --dry-run --json lists them"),
        )
        add_json(parser)

    def run(self, given: Namespace) -> int:
        """Import, or only say what would come in."""
        given.changes = not given.dry_run
        with opened(given) as document:
            codes = [row.code for row in document.festival.rows(Language).values()]
            meant = Mappings(
                headings=_pairs("--map", given.map, known_fields(codes)),
                sheets=_pairs("--table", given.table, (*ROW_READERS, *RECORD_TABLES)),
            )
            plan = plan_import(document.festival, given.sources, given.kind, meant, given.language)
            _require_all_met(plan, meant)
            said = dict(map(_answer, given.answer))
            if given.missing:
                missing = [one.id for one in plan.questions if one.id.startswith(PREFIX)]
                said = {**dict.fromkeys(missing, given.missing), **said}
            if said:
                plan = plan.answered(document.festival, said=said)
                require_known(plan.questions, said)
            rows, fields = _taken(given.take, plan)
            if given.overwrite:
                rows = set(range(len(plan.decisions)))
            out = {_row_number(number, plan) for number in given.leave_out}
            corrections = _corrected(given.typed, given.leftover, plan)
            if rows or fields or out or corrections:
                plan = _said(plan, document.festival, corrections, rows, fields, out)
            if not given.dry_run:
                if not given.partly:
                    plan.require_whole()
                document.run(plan.as_edit(document.festival), "command line")
                document.flush()
                plan.remember()
        print(as_json(plan.to_json()) if given.json else _summary(plan, dry_run=given.dry_run))
        return 0


def _answer(text: str) -> tuple[str, str]:
    """Question and choice; the id of a question may have any mark in it, that of a choice none."""
    question, equals, choice = text.rpartition("=")
    if not equals:
        raise UserError(_("“{text}” is no answer; write it as ID=CHOICE.").format(text=text))
    return question, choice


def _pairs(flag: str, given: list[str], allowed: tuple[str, ...]) -> dict[str, str]:
    """“Name=value” as a dictionary; raises UserError for a value that means nothing."""
    found = {}
    for text in given:
        name, equals, value = text.rpartition("=")
        if not equals or value not in {*allowed, LEFT_OUT}:
            message = _("{flag} “{text}” is not understood; write NAME=VALUE with one of {known}.")
            known = ", ".join((*allowed, LEFT_OUT))
            raise UserError(message.format(flag=flag, text=text, known=known))
        found[name.strip()] = value
    return found


def _require_all_met(plan: ImportPlan, said: Mappings) -> None:
    """Raise UserError for a heading or sheet that no table has, as a slip of the pen makes it."""
    headings = {folded(c.heading) for table in plan.rows.tables for c in table.columns}
    sheets = {folded(table.sheet) for table in plan.rows.tables}
    missing = [name for name in said.headings if folded(name) not in headings]
    missing += [name for name in said.sheets if folded(name) not in sheets]
    if missing:
        message = _("No table has a heading or sheet “{name}”; look at the spelling.")
        raise UserError(message.format(name=missing[0]))


def _row_number(text: str, plan: ImportPlan) -> int:
    """The number of a row; raises UserError where there is none."""
    if not (text.isascii() and text.isdecimal()) or int(text) >= len(plan.decisions):
        message = _("There is no row {number}; “marquee import --dry-run --json” numbers them.")
        raise UserError(message.format(number=text))
    return int(text)


def _corrected(typed: Iterable[str], leftovers: Iterable[str], plan: ImportPlan) -> Corrections:
    """What --leftover and --set say, in this order; raises UserError for what cannot be."""
    found = Corrections()
    for text in leftovers:
        place, equals, home = text.partition("=")
        if not equals or not place.isdecimal() or int(place) >= len(plan.leftovers):
            message = _("There is no left-over text “{text}”; write PLACE=NUMBER.FIELD.")
            raise UserError(message.format(text=text))
        piece = plan.leftovers[int(place)]
        if home == "film":
            found = found.make_film(piece, plan.understood)
        else:
            number, _dot, name = home.partition(".")
            row = found.on(plan.row_of(_row_number(number, plan)))
            found = found.give(piece, row, name)
    for text in typed:
        target, equals, value = text.partition("=")
        number, dot, name = target.partition(".")
        if not equals or not dot:
            message = _("--set “{text}” is not understood; write it as NUMBER.FIELD=VALUE.")
            raise UserError(message.format(text=text))
        row = found.on(plan.row_of(_row_number(number, plan)))
        found = found.type(row, name, value)
    return found


def _said(
    plan: ImportPlan,
    festival: Festival,
    corrections: Corrections,
    taken: set[int],
    fields: set[tuple[int, str]],
    out: set[int],
) -> ImportPlan:
    """The plan with all this; a correction may change the numbers, so rows are found again."""
    before = [(one.table, key_of(one.row)) for one in plan.decisions]
    again = plan.answered(festival, corrections=corrections) if corrections else plan
    now = {(one.table, key_of(one.row)): at for at, one in enumerate(again.decisions)}
    if before != list(now):
        taken = {now[before[number]] for number in taken if before[number] in now}
        fields = {(now[before[n]], name) for n, name in fields if before[n] in now}
        out = {now[before[number]] for number in out if before[number] in now}
    return again.answered(festival, taken=taken, fields=fields, skipped=out)


def _taken(given: Iterable[str], plan: ImportPlan) -> tuple[set[int], set[tuple[int, str]]]:
    """The rows, and the single fields, in which the file wins; raises UserError for others."""
    rows, fields = set[int](), set[tuple[int, str]]()
    for text in given:
        number, dot, field = text.partition(".")
        _row_number(number, plan)
        known = [change.field for change in plan.decisions[int(number)].changes if change.kept]
        if dot and field not in known:
            message = _("Row {number} keeps no field “{field}”; it keeps {known}.")
            raise UserError(
                message.format(number=number, field=field, known=", ".join(known) or _("none"))
            )
        if dot:
            fields.add((int(number), field))
        else:
            rows.add(int(number))
    return rows, fields


def _summary(plan: ImportPlan, *, dry_run: bool) -> str:
    lines = [summed_up(plan.counts, dry_run=dry_run, changes=plan.changes_anything)]
    lines += plan.known
    lines += [problem.sentence() for problem in plan.problems]
    if plan.leftovers:
        lines.append(
            ngettext(
                "{count} piece of text belongs to no film; --json shows it.",
                "{count} pieces of text belong to no film; --json shows them.",
                len(plan.leftovers),
            ).format(count=len(plan.leftovers))
        )
    return "\n".join(lines)
