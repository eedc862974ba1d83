"""The manual: written chapters, with reference parts generated from what the program declares.

A chapter is a Markdown file under ``resources/manual``. A line ``<!-- generated: rules -->`` in it
is replaced by the reference of that name, so that nothing which is discovered is listed by hand.
"""

from __future__ import annotations

import inspect
import re
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from functools import partial

from planner.assets import resource
from planner.edit import Edit, named_edits
from planner.i18n import _
from planner.rules import Rule
from planner.settings import Setting

_MARK = re.compile(r"^<!-- generated: (\w+) -->$", re.MULTILINE)
_SPACE = re.compile(r"\s+")


def chapters() -> dict[str, str]:
    """The whole manual as Markdown, chapter by chapter in reading order, by the chapter's title."""
    texts = [path.read_text("utf-8") for path in sorted(resource("manual").glob("*.md"))]
    return {chapter_title(text): _MARK.sub(_generated, text) for text in texts}


def chapter_title(text: str) -> str:
    """The first heading of a chapter."""
    return text.lstrip().partition("\n")[0].removeprefix("#").strip()


def parts() -> dict[str, Callable[[], str]]:
    """The generated references by the name under which a chapter asks for them."""
    return {
        "rules": rules,
        "readers": readers,
        "writers": writers,
        "documents": documents,
        "commands": commands,
        "edits": edits,
    }


def _generated(mark: re.Match[str]) -> str:
    return parts()[mark[1]]()


def rules() -> str:
    """Every conflict rule: what it checks, why, usual remedies, severity and options."""
    from planner.rules import all_rules

    return "\n\n".join(
        _entry(_(rule.title), rule_id, _severity(str(rule.severity)), _rule(rule), rule.options)
        for rule_id, rule in all_rules().items()
    )


def _rule(rule: Rule) -> str:
    """The parts of a rule's help, each under its own words."""
    told = rule.help
    return (
        f"{_(told.summary)}\n\n**{_('Checks')}:** {_(told.checks)}\n\n"
        f"**{_('Why it matters')}:** {_(told.why)}\n\n"
        f"**{_('Usual remedies')}:** {_(told.remedies)}"
    )


def documents() -> str:
    """Every printed document with its options, and those that all of them have."""
    from planner.pdf.base import FOR_ALL
    from planner.pdf.documents import all_documents

    told = [
        _entry(
            _(document.title),
            document_id,
            "",
            _doc(document) + _page_of(document_id, _(document.title)),
            document.options,
        )
        for document_id, document in all_documents().items()
    ]
    common = "\n".join(map(_option, FOR_ALL))
    return "\n\n".join(
        (*told, "\n\n".join(("### " + _("For the printer"), _("Every document:"), common)))
    )


def _page_of(document_id: str, title: str) -> str:
    """A page of a document as a picture, where one was made (``make pages``)."""
    picture = f"pictures/print-{document_id}.png"
    return f"\n\n![{title}]({picture})" if (resource("manual") / picture).is_file() else ""


def readers() -> str:
    """Everything that can be imported."""
    from planner.exchange import all_readers

    return _formats(all_readers())


def writers() -> str:
    """Everything that can be exported, with its options."""
    from planner.exchange.writers import all_writers

    return "\n\n".join(
        _entry(_(writer.title), name, "", _doc(writer), writer.options)
        for name, writer in all_writers().items()
    )


def edits() -> str:
    """Every edit that has a name, with its parameters."""
    return "\n\n".join(_edit(name, cls) for name, cls in named_edits().items())


def commands() -> str:
    """Every command of the command line, as its own help describes it."""
    from planner.cli import make_parser

    return "\n\n".join(
        f"### `{name}`\n\n```\n{_help(parser)}\n```"
        for name, parser in subcommands(make_parser()).items()
    )


def subcommands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """The commands that a parser knows, by name."""
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way to them
        if isinstance(action.choices, dict):
            return dict(action.choices)
    return {}


def _help(parser: ArgumentParser) -> str:
    """What ``--help`` prints, as wide as a page whatever the terminal."""
    parser.formatter_class = partial(HelpFormatter, width=80)
    return parser.format_help().strip()


def _formats(known: Mapping[str, object]) -> str:
    return "\n".join(f"- **`{name}`**: {_one_line(_doc(thing))}" for name, thing in known.items())


def _edit(name: str, cls: type[Edit]) -> str:
    lines = [f"### `{name}`", "", _doc(cls)]
    given = [_parameter(field.name, field.default) for field in fields(cls)]
    if given:
        lines += ["", _("Parameters: {names}.").format(names=", ".join(given))]
    return "\n".join(lines)


def _parameter(name: str, default: object) -> str:
    if default is MISSING:
        return f"`{name}`"
    if default is None or default == "":
        return _("`{name}` (may be left out)").format(name=name)
    return _("`{name}` (otherwise {default})").format(name=name, default=_shown(default))


def _entry(title: str, name: str, note: str, doc: str, options: Iterable[Setting]) -> str:
    lines = [f"### {title}", "", f"`{name}`" + (f" · {note}" if note else ""), "", doc]
    declared = [_option(setting) for setting in options]
    return "\n".join([*lines, "", *declared] if declared else lines)


def _option(setting: Setting) -> str:
    """“- `paper`: Paper (A3 unless you choose; A3, A4). The sheet …”."""
    allowed = (
        "; " + ", ".join(value for value, _label in setting.choices) if setting.choices else ""
    )
    unit = f" {setting.unit}" if setting.unit else ""
    shown = _("{default} unless you say otherwise").format(default=_shown(setting.default) + unit)
    help_ = f" {_(setting.help)}" if setting.help else ""
    return f"- `{setting.key}`: {_(setting.label)} ({shown}{allowed}).{help_}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or _("nothing")
    return str(value) or _("nothing")


def _severity(severity: str) -> str:
    names = {
        "blocker": _("● a blocker"),
        "warning": _("▲ a warning"),
        "notice": _("◆ a notice"),
        "off": _("off unless you turn it on"),
    }
    return names[severity]


def _doc(thing: object) -> str:
    """What a class says about itself; Markdown lists in it stay lists."""
    cls = thing if isinstance(thing, type) else type(thing)
    return (inspect.getdoc(cls) or "").strip().replace("``", "`")


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text.partition("\n\n")[0])
