"""``marquee doctor``: what is wrong, which backups there are, and both ways back."""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

from planner.cli import main
from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.store import list_backups
from tests.planner.cli.conftest import Marquee


def spoil(path: Path) -> None:
    """A broken page in the middle of the file, of which a backup was made before."""
    Document.open(path).close()
    data = path.read_bytes()
    path.write_bytes(data[:8192] + bytes(4096) + data[12288:])


def test_a_sound_file_is_sound(marquee: Marquee, file: Path) -> None:
    said = marquee("doctor", file)
    assert (said.code, said.out) == (0, f"{file} is sound.\n")
    assert marquee("doctor", file, "--json").json == {
        "sound": True,
        "problems": [],
        "remedies": [],
    }


def test_backups_are_listed(marquee: Marquee, file: Path) -> None:
    with Document.open(file) as document:
        document.run(AddFilm("Later"))
    rows = marquee("doctor", file, "--backups", "--json").json
    assert [row["id"] for row in rows] == [backup.id for backup in list_backups(file)]
    newest = rows[0]
    assert newest["why"] == "when it was opened"
    assert newest["path"] == str(file)
    assert (newest["films"], newest["screenings"], newest["sound"]) == (2, 0, True)
    assert newest["id"] in marquee("doctor", file, "--backups").out
    Path(newest["file"]).write_bytes(b"")
    spoilt = marquee("doctor", file, "--backups", "--json").json
    assert [row["sound"] for row in spoilt] == [False, *[True] * (len(rows) - 1)]


def test_a_damaged_file_ends_with_the_commands_that_help(marquee: Marquee, file: Path) -> None:
    spaced = file.with_name("my festival.marquee")
    file.rename(spaced)
    spoil(spaced)
    newest = list_backups(spaced)[0]
    said = marquee("doctor", spaced)
    assert said.code == 1
    assert f"The newest sound backup is of {newest.when}, when it was opened" in said.out
    commands = [
        shlex.split(line) for line in said.out.splitlines() if line.startswith("  marquee doctor ")
    ]
    restore, salvage = commands
    assert restore == ["marquee", "doctor", str(spaced), "--restore", newest.id]
    before = spaced.read_bytes()
    assert main(salvage[1:]) == 0
    assert marquee("films", salvage[-1], "--json").code == 0
    assert main(restore[1:]) == 0
    assert marquee("doctor", spaced).code == 0
    assert before in [other.read_bytes() for other in file.parent.glob("*put aside*.marquee")]
    assert len(marquee("films", spaced, "--json").json) == 2


def test_a_file_that_is_gone_is_restored_by_its_name(marquee: Marquee, file: Path) -> None:
    Document.open(file).close()
    file.unlink()
    said = marquee("doctor", file)
    assert said.code == 1
    assert "There is no file" in said.out
    assert "--salvage" not in said.out
    newest = list_backups(file)[0]
    out = file.with_name("again.marquee")
    said = marquee("doctor", file, "--restore", newest.id, "--out", out, "--json")
    assert said.json == {"file": str(out), "put_aside": None}
    assert len(marquee("films", out, "--json").json) == 2
    assert not file.exists()


def test_a_foreign_file_is_imported_as_its_refusal_says(marquee: Marquee, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TRIGGER spy AFTER INSERT ON film BEGIN SELECT 1; END")
    refused = marquee("films", file)
    assert refused.code == 2
    command = shlex.split(refused.err[refused.err.index("marquee doctor") :])
    out = file.with_name("NEW.marquee")
    assert command == ["marquee", "doctor", str(file), "--salvage", "--out", "NEW.marquee"]
    assert main([*command[1:-1], str(out)]) == 0
    assert len(marquee("films", out, "--json").json) == 2


def test_what_is_left_out_is_said(marquee: Marquee, file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE film SET year=7 WHERE title='Ritoma'")
        connection.commit()
    out = file.with_name("new.marquee")
    said = marquee("doctor", file, "--salvage", "--out", out)
    assert said.code == 0
    assert "2 films, 0 screenings" in said.out
    assert "“Ritoma”. Year: 7 is too small" in said.out
    out.unlink()
    told = marquee("doctor", file, "--salvage", "--out", out, "--json").json
    assert told["rows"]["film"] == 2
    (left,) = told["left_out"]
    assert left["table"] == "film"


def test_what_makes_no_sense_is_refused(marquee: Marquee, file: Path) -> None:
    said = marquee("doctor", file, "--restore", "yesterday")
    assert (said.code, "There is no backup “yesterday”" in said.err) == (2, True)
    assert marquee("doctor", file, "--salvage").code == 2
    assert marquee("doctor", file, "--out", "x.marquee").code == 2
    assert marquee("doctor", file, "--salvage", "--backups").code == 2
    assert marquee("doctor", file, "--salvage", "--out", file).code == 2
