"""``--key value`` options that a document, a reader or a writer declares as settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.errors import UserError
from planner.i18n import _
from planner.settings import Setting, Value


def parse_options(declared: Sequence[Setting], arguments: Sequence[str]) -> dict[str, Value]:
    """The values given for declared options; a switch needs no value, and a name may be shortened
    as long as no other begins so.

    Raises UserError for an option that was not declared, or a value it does not take.
    """
    by_flag = {flag(setting): setting for setting in declared}
    values: dict[str, Value] = {}
    waiting = list(arguments)
    while waiting:
        name, _equals, value = waiting.pop(0).partition("=")
        setting = by_flag.get(name) or _shortened(name, by_flag)
        if setting is None:
            known = " ".join(by_flag) or _("none")
            raise UserError(
                _("There is no option {name} here; the options are: {known}.").format(
                    name=name, known=known
                )
            )
        if not value:
            bare = not waiting or waiting[0].startswith("--")
            if bare and not isinstance(setting.default, bool):
                raise UserError(_("{name} needs a value.").format(name=name))
            value = "yes" if bare else waiting.pop(0)
        values[setting.key] = setting.parse(value)
    return values


def _shortened(name: str, by_flag: Mapping[str, Setting]) -> Setting | None:
    """The only setting whose flag begins so, as argparse has it for the options of a command."""
    found = [one for known, one in by_flag.items() if len(name) > 2 and known.startswith(name)]
    return found[0] if len(found) == 1 else None


def flag(setting: Setting) -> str:
    """The option's name on the command line."""
    return "--" + setting.key.replace("_", "-")


def _default(value: Value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _("all") if value == () else str(value)


def describe(declared: Sequence[Setting]) -> str:
    """One line for each option: its flag, what it does, its choices and default."""
    lines = []
    for setting in declared:
        choices = "|".join(value for value, _label in setting.choices) or setting.range
        default = _default(setting.default)
        lines.append(
            f"  {flag(setting):<24} {_(setting.label)}"
            + (f" ({choices})" if choices else "")
            + f" [{default}]"
        )
    return "\n".join(lines)
