"""``marquee edit``: every edit there is, found by discovery."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter

from planner.cli.command import Command, add_file, opened
from planner.cli.edit_values import keys_of, make_edit
from planner.edit import Edit, SetField, named_edits
from planner.edit.screenings import AcceptConflict
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Festival
from planner.rules import accept, check


class EditCommand(Command):
    """Change a festival by any named edit."""

    id = "edit"
    help = N_("Change a festival: move, pin, cancel, accept and every other edit.")
    changes = True

    def arguments(self, parser: ArgumentParser) -> None:
        """The edit's name and its parameters; the help lists them all."""
        add_file(parser, plan=True)
        parser.add_argument("name", metavar=_("NAME"), choices=sorted(named_edits()))
        parser.add_argument("values", nargs="*", metavar="key=value")
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = edit_reference()

    def run(self, given: Namespace) -> int:
        """Run the edit as one undoable step."""
        with opened(given) as document:
            edit = _edit(document.festival, given)
            changes = document.run(edit, "command line")
        print(
            _("{title}: done.").format(title=edit.label())
            if changes.rows
            else _("Nothing to change.")
        )
        return 0


def _edit(festival: Festival, given: Namespace) -> Edit:
    made = make_edit(named_edits()[given.name], festival, given.values)
    return _with_facts(festival, made) if isinstance(made, AcceptConflict) else made


def _with_facts(festival: Festival, wanted: AcceptConflict) -> Edit:
    """An acceptance covers the facts as they now are."""
    for conflict in check(festival).conflicts:
        if conflict.key == wanted.key:
            return accept(conflict, wanted.reason)
    raise UserError(
        _("There is no conflict “{key}”; “marquee check FILE --json” gives the keys.").format(
            key=wanted.key
        )
    )


def edit_reference() -> str:
    """Every edit with its keys and what it does, one a line."""
    lines = []
    for name, cls in sorted(named_edits().items()):
        keys = "table, row, field, value" if cls is SetField else keys_of(cls)
        summary = (cls.__doc__ or "").strip().splitlines()[0]
        lines.append(f"  {name} ({keys})\n      {summary}")
    return "\n".join(lines)
