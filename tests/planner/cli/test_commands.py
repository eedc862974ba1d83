"""Commands on a small festival, and the sentences with which they refuse."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planner.cli import all_commands
from planner.cli.counts import counted
from planner.exchange.plan import _OTHERS, _OUTCOMES, _TABLES
from planner.exchange.record_tables import NAMES
from tests.build import FestivalBuilder, document_of
from tests.planner.cli.conftest import Marquee


def test_place_lists_and_checks(marquee: Marquee, file: Path) -> None:
    said = marquee("place", file, "Ritoma", "--screen", "Screen 1", "--start", "2026-11-06T19:30")
    assert said.code == 0
    assert "Ritoma: Fri 6 Nov 19:30, Odeon / Screen 1" in said.out
    (row,) = marquee("screenings", file, "--json").json
    assert (row["title"], row["start"], row["end"]) == (
        "Ritoma",
        "2026-11-06T19:30",
        "2026-11-06T19:36",
    )
    assert (row["venue"], row["screen"], row["festival_day"]) == ("Odeon", "Screen 1", "2026-11-06")
    assert marquee("check", file).code == 0


def test_overlap_makes_check_exit_1_until_accepted(marquee: Marquee, file: Path) -> None:
    marquee("place", file, "Maineland", "--screen", "Screen 1", "--start", "2026-11-06T19:00")
    said = marquee("place", file, "Ritoma", "--screen", "Screen 1", "--start", "2026-11-06T19:30")
    assert "blocker" in said.out
    checked = marquee("check", file, "--json")
    assert checked.code == 1
    blockers = [c for c in checked.json if c["severity"] == "blocker"]
    assert [len(c["screening_ids"]) for c in blockers] == [2]
    accept = ("edit", file, "accept", f"key={blockers[0]['key']}", "reason=one ticket for both")
    assert marquee(*accept).code == 0
    checked = marquee("check", file, "--json")
    assert checked.code == 0
    assert [c["accepted"] for c in checked.json if c["severity"] == "blocker"] == [True]


def test_undo_redo_and_log_survive_between_commands(marquee: Marquee, file: Path) -> None:
    marquee("place", file, "Ritoma", "--screen", "Screen 2", "--start", "2026-11-06T19:30")
    assert "Place screening" in marquee("undo", file).out
    assert marquee("screenings", file, "--json").json == []
    assert marquee("redo", file).code == 0
    assert len(marquee("screenings", file, "--json").json) == 1
    titles = [step["title"] for step in marquee("log", file, "--json").json]
    assert titles[0] == "Place screening"
    assert "New festival" in titles


def test_swap(marquee: Marquee, file: Path) -> None:
    marquee("place", file, "Ritoma", "--screen", "Screen 1", "--start", "2026-11-06T19:30")
    marquee("place", file, "Maineland", "--screen", "Screen 2", "--start", "2026-11-07T12:00")
    swap = ("edit", file, "swap", "screening=Ritoma", "other_screening=Maineland")
    assert marquee(*swap).code == 0
    rows = marquee("screenings", file, "--json").json
    assert [(row["title"], row["screen"], row["start"]) for row in rows] == [
        ("Maineland", "Screen 1", "2026-11-06T19:30"),
        ("Ritoma", "Screen 2", "2026-11-07T12:00"),
    ]
    assert marquee("edit", file, "pin", "screening=Ritoma").code == 0
    said = marquee(*swap)
    assert said.code == 2
    assert "“Ritoma” is pinned and stays where it is" in said.err


def test_move_pin_and_set(marquee: Marquee, file: Path) -> None:
    marquee("place", file, "Ritoma", "--screen", "Screen 2", "--start", "2026-11-06T19:30")
    move = ("edit", file, "move", "screening=Ritoma", "screen=Screen 1", "start=2026-11-06 24:30")
    assert marquee(*move).code == 0
    assert marquee("edit", file, "pin", "screening=Ritoma").code == 0
    set_qa = ("table=screening", "row=Ritoma", "field=qa_minutes", "value=20")
    assert marquee("edit", file, "set", *set_qa).code == 0
    (row,) = marquee("screenings", file, "--json").json
    assert (row["start"], row["festival_day"]) == ("2026-11-07T00:30", "2026-11-06")
    assert (row["pinned"], row["qa_minutes"], row["end"]) == (True, 20, "2026-11-07T00:56")


def test_print_and_export(marquee: Marquee, file: Path, tmp_path: Path) -> None:
    marquee("place", file, "Ritoma", "--screen", "Screen 2", "--start", "2026-11-06T19:30")
    out = tmp_path / "grid.pdf"
    assert marquee("print", file, "day-grid", "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    said = marquee("export", file, "--to", "json", "--out", tmp_path / "all.json")
    assert said.code == 0, said.err
    assert "Ritoma" in (tmp_path / "all.json").read_text(encoding="utf-8")


def test_all_documents_are_printed_into_a_folder(
    marquee: Marquee, file: Path, tmp_path: Path
) -> None:
    from planner.pdf.documents import all_documents

    run = marquee("print", file, "all", "--out", tmp_path / "prints", "--unconfirmed", "yes")
    assert run.code == 0
    printed = sorted((tmp_path / "prints").glob("*.pdf"))
    assert len(printed) == len(all_documents())
    assert all(path.read_bytes().startswith(b"%PDF-") for path in printed)


def test_the_documents_of_some_readers_are_printed_with_their_remarks(
    marquee: Marquee, file: Path, tmp_path: Path
) -> None:
    marquee("place", file, "Ritoma", "--screen", "Screen 2", "--start", "2026-11-06T19:30")
    out = tmp_path / "press"
    said = marquee("print", file, "all", "--for", "industry", "--out", out, "--day", "2026-11-06")
    assert said.code == 0
    assert [path.name for path in out.glob("*.pdf")] == ["Test press-schedule.pdf"]
    assert all(line.startswith("Press schedule: ") for line in said.err.splitlines())


def test_what_cannot_be_written_is_refused_before_anything_is_printed(
    marquee: Marquee, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_arguments: object) -> None:
        pytest.fail("it was printed although it could be written nowhere")

    monkeypatch.setattr("planner.cli.commands.print_._render", never)
    taken, pipe = tmp_path / "taken", tmp_path / "pipe"
    taken.write_text("mine")
    os.mkfifo(pipe)
    for document, out, sentence in (
        ("all", taken, "is a file; name a folder"),
        ("day-grid", tmp_path, "is a folder; name a file in it"),
        ("day-grid", pipe, "is a device and no file"),
    ):
        said = marquee("print", file, document, "--out", out)
        assert (said.code, said.err.count("\n")) == (2, 1)
        assert sentence in said.err
    assert taken.read_text() == "mine"
    assert pipe.is_fifo()


def test_a_full_disk_is_said_in_a_sentence_and_leaves_nothing(
    marquee: Marquee, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("planner.writing.os.fsync", full)
    for document, out in (("all", tmp_path / "prints"), ("day-list", tmp_path / "list.pdf")):
        said = marquee("print", file, document, "--out", out)
        assert said.code == 2
        assert said.err.splitlines()[-1] == (
            f"{out} could not be written: No space left on device; choose another place."
        )
        assert not out.exists()


def test_a_festival_of_a_long_name_loses_no_document(marquee: Marquee, tmp_path: Path) -> None:
    from planner.pdf.documents import all_documents

    path = tmp_path / "long.marquee"
    document_of(FestivalBuilder(name="Ü" * 100).festival, path).close()
    assert marquee("print", path, "all", "--out", tmp_path / "prints").code == 0
    assert len(list((tmp_path / "prints").glob("*.pdf"))) == len(all_documents())


def test_print_and_export_never_overwrite_a_festival(
    marquee: Marquee, file: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(file)
    before = file.read_bytes()
    for out in (file, link):
        for words in (("print", file, "day-grid"), ("export", file, "--to", "json")):
            said = marquee(*words, "--out", out)
            assert said.code == 2
            assert f"“{out}” is a Marquee festival and was left as it is" in said.err
    assert marquee("export", file, "--to", "csv", "--out", file).code == 2
    assert file.read_bytes() == before


def test_doctor_finds_a_sound_file_sound(marquee: Marquee, file: Path) -> None:
    said = marquee("doctor", file)
    assert (said.code, "is sound" in said.out) == (0, True)


REFUSALS = [
    (("place", "F", "Nothing", "--screen", "Screen 1", "--start", "2026-11-06T19:30"), "Nothing"),
    (("place", "F", "Ritoma", "--screen", "Sreen", "--start", "2026-11-06T19:30"), "Sreen"),
    (("place", "F", "Ritoma", "--screen", "Screen 1", "--start", "2026-13-06T19:30"), "2026-13-06"),
    (("place", "F", "Ritoma", "--screen", "Screen 1", "--start", "evening"), "evening"),
    (("place", "F", "Ritoma"), "--screen"),
    (("edit", "F", "move", "screening=Ritoma"), "Ritoma"),
    (("edit", "F", "pin"), "screening"),
    (("edit", "F", "nonsense"), "nonsense"),
    (("edit", "F", "add-screen", "screen_name=X", "colour=red"), "colour"),
    (("print", "F", "poster"), "poster"),
    (("print", "F", "day-grid", "--tint", "red"), "--tint"),
    (("print", "F", "day-grid", "--orient", "sideways"), "sideways"),
    (("print", "F", "wall-cards", "--s", "1"), "--s"),
    (("print", "F", "day-grid", "--for", "public"), "--for"),
    (("print", "F", "all", "--for", "friends"), "friends"),
    (("undo", "missing.marquee"), "missing.marquee"),
    (("check", "F", "--plan", "B"), "B"),
    (("films", "F", "--purple"), "--purple"),
    (("frobnicate",), "frobnicate"),
    (("open", "F"), "marquee open FILE"),
]


@pytest.mark.parametrize(("words", "named"), REFUSALS, ids=[" ".join(w) for w, _n in REFUSALS])
def test_refuses_with_one_sentence_and_changes_nothing(
    marquee: Marquee, file: Path, words: tuple[str, ...], named: str
) -> None:
    before = marquee("log", file, "--json").json
    said = marquee(*(file if word == "F" else word for word in words))
    assert said.code == 2
    assert named in said.err
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert marquee("log", file, "--json").json == before


@pytest.mark.parametrize(
    ("first", "last", "zone", "named"),
    [
        ("2026-11-08", "2026-11-05", "Asia/Shanghai", "--from"),
        ("2026-02-30", "2026-11-05", "Asia/Shanghai", "2026-02-30"),
        ("2026-11-05", "2062-11-08", "Asia/Shanghai", "year"),
        ("2026-11-05", "2026-11-08", "Asia/Shangai", "Asia/Shangai"),
    ],
)
def test_new_refuses_impossible_days_and_zones(
    marquee: Marquee, tmp_path: Path, first: str, last: str, zone: str, named: str
) -> None:
    path = tmp_path / "f.marquee"
    said = marquee("new", path, "--name", "X", "--from", first, "--to", last, "--zone", zone)
    assert said.code == 2
    assert named in said.err
    assert not path.exists()


def test_new_never_overwrites(marquee: Marquee, file: Path) -> None:
    before = file.read_bytes()
    dates = ("--from", "2026-11-06", "--to", "2026-11-08")
    said = marquee("new", file, "--name", "Other", *dates, "--zone", "Asia/Shanghai")
    assert said.code == 2
    assert str(file) in said.err or file.name in said.err
    assert file.read_bytes() == before


def test_a_start_that_the_clocks_skip_is_refused(marquee: Marquee, tmp_path: Path) -> None:
    path = tmp_path / "helsinki.marquee"
    dates = ("--from", "2026-03-28", "--to", "2026-03-29")
    marquee("new", path, "--name", "Night", *dates, "--zone", "Europe/Helsinki")
    marquee("edit", path, "add-screen", "screen_name=Kino")
    marquee("edit", path, "add-film", "film_title=Marathon", "runtime_seconds=90")
    said = marquee("place", path, "Marathon", "--screen", "Kino", "--start", "2026-03-29T03:15")
    assert said.code == 2
    assert "03:15 does not exist" in said.err


def test_an_ambiguous_name_lists_the_candidates(marquee: Marquee, file: Path) -> None:
    marquee("edit", file, "add-film", "film_title=Ritoma", "runtime_seconds=100")
    said = marquee("place", file, "Ritoma", "--screen", "Screen 1", "--start", "2026-11-06T19:30")
    assert said.code == 2
    assert said.err.count("(id ") == 2


@pytest.mark.parametrize("name", sorted(all_commands()))
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    from planner.cli import main

    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert all_commands()[name].help.split(",")[0].split(";")[0][:20] in capsys.readouterr().out


def test_tickets_and_moves_come_in_by_code(marquee: Marquee, file: Path, tmp_path: Path) -> None:
    marquee("place", file, "Ritoma", "--screen", "Screen 1", "--start", "2026-11-06T19:30")
    code = marquee("screenings", file, "--json").json[0]["code"]
    table = tmp_path / "sold.csv"
    table.write_text(f"code,tickets_sold\n{code},184\n", encoding="utf-8")
    assert marquee("import", file, table).code == 0
    assert marquee("screenings", file, "--json").json[0]["tickets_sold"] == 184
    table.write_text("code,tickets_sold\nX9,184\n", encoding="utf-8")
    said = marquee("import", file, table)
    assert said.code == 2
    assert "sold.csv, line 2, code: There is no screening with the code X9" in said.err
    table.write_text(
        f"code,title,screen,start\n{code},Ritoma,Screen 2,2026-11-06T21:00\n", encoding="utf-8"
    )
    said = marquee("import", file, table)
    assert "was changed by hand and differs; it is kept" in said.out
    (row,) = marquee("screenings", file, "--json").json
    assert row["start"] == "2026-11-06T19:30"
    assert marquee("import", file, table, "--overwrite").code == 0
    (row,) = marquee("screenings", file, "--json").json
    assert (row["code"], row["screen"], row["start"]) == (code, "Screen 2", "2026-11-06T21:00")
    assert marquee("undo", file).code == 0
    assert marquee("screenings", file, "--json").json[0]["start"] == "2026-11-06T19:30"


def test_imports_are_listed_and_single_fields_taken(marquee: Marquee, tmp_path: Path) -> None:
    file, table = tmp_path / "f.marquee", tmp_path / "films.csv"
    start = ("--from", "2026-11-05", "--to", "2026-11-07", "--zone", "Europe/Paris")
    assert marquee("new", file, "--name", "Fest", *start).code == 0
    table.write_text("title,director,year,runtime\nSalt,Ann Sol,2001,93\n")
    assert marquee("import", file, table).code == 0
    (row,) = marquee("imports", file, "--json").json
    assert (row["file"], row["reader"], row["added"]) == ("films.csv", "tables", 1)
    assert "has not changed since" in marquee("import", file, table).out
    (film,) = marquee("films", file, "--json").json
    for name, value in (("year", 2000), ("runtime_seconds", "1:40:00")):
        given = (f"row={film['id']}", f"field={name}", f"value={value}")
        assert marquee("edit", file, "set", "table=film", *given).code == 0
    table.write_text("title,director,year,runtime\nSalt,Ann Sol,2002,95\n")
    assert "keeps no field “title”" in marquee("import", file, table, "--take", "0.title").err
    assert marquee("import", file, table, "--take", "0.year").code == 0
    (film,) = marquee("films", file, "--json").json
    assert (film["year"], film["runtime_seconds"]) == (2002, 6000)
    table.write_text("title,director,year,runtime\nReed,Bo Li,2003,8\n")
    assert marquee("import", file, table, "--missing", "withdraw").code == 0
    statuses = {f["title"]: f["status"] for f in marquee("films", file, "--json").json}
    assert statuses == {"Salt": "withdrawn", "Reed": "invited"}


def test_what_was_understood_is_corrected_by_a_flag(marquee: Marquee, tmp_path: Path) -> None:
    file, text = tmp_path / "f.marquee", tmp_path / "films.txt"
    begin = ("--name", "Q", "--from", "2026-11-05", "--to", "2026-11-07", "--zone", "Europe/Paris")
    assert marquee("new", file, *begin).code == 0
    text.write_text(
        "All times may change; see our web site.\n\n"
        "Slat – Director: Ann Sol\n26 minutes\nTwo sisters sell what the lake leaves behind.\n\n"
        "Reed – Director: Cy Dee\n9 minutes\nA flute is cut, and the marsh listens.\n"
    )
    for flag, value, said in [
        ("--set", "0.year=soon", "Year: “soon” is not a whole number."),
        ("--set", "0.year", "write it as NUMBER.FIELD=VALUE"),
        ("--set", "9.year=2001", "There is no row 9"),
        ("--set", "0.colour=red", "is no field that can be corrected"),
        ("--leave-out", "x", "There is no row x"),
        ("--leftover", "4=0.note", "There is no left-over text"),
    ]:
        assert said in marquee("import", file, text, flag, value).err
    flags = ("--set", "0.title=Salt", "--set", "0.year=2001", "--leftover", "0=0.statement")
    assert marquee("import", file, text, *flags, "--leave-out", "1").code == 0
    (film,) = marquee("films", file, "--json").json
    assert (film["title"], film["year"]) == ("Salt", 2001)
    assert film["statement"] == "All times may change; see our web site."
    assert marquee("import", file, text, "--leftover", "0=film").code == 0
    titles = {film["title"] for film in marquee("films", file, "--json").json}
    assert titles == {"Salt", "Reed", "All times may change; see our web site."}


def test_a_question_of_an_import_is_answered_by_a_flag(marquee: Marquee, tmp_path: Path) -> None:
    file, shows = tmp_path / "q.marquee", tmp_path / "shows.csv"
    shows.write_text(
        "start,venue,film,director\n2026-11-05 14:00,Odeon,Salt,Ann Sol\n", encoding="utf-8"
    )
    begin = ("--name", "Q", "--from", "2026-11-05", "--to", "2026-11-07", "--zone", "Asia/Shanghai")
    assert marquee("new", file, *begin).code == 0
    asked = marquee("import", file, shows, "--dry-run", "--json")
    assert '"id": "screens:shows.csv"' in asked.out
    wrong = marquee("import", file, shows, "--answer", "screens:shows.csv=never")
    assert wrong.code != 0
    assert "use one of add, leave" in wrong.err
    assert marquee("import", file, shows, "--answer", "screens:shows.csv=add").code == 0


def test_an_import_says_in_words_what_it_counts(
    marquee: Marquee, file: Path, tmp_path: Path
) -> None:
    table = tmp_path / "films.csv"
    table.write_text("title,year\nSalt,2026\n", encoding="utf-8")
    assert "Would bring in: 1 film, 1 added." in marquee("import", file, table, "--dry-run").out
    assert "Brought in: 1 film, 1 added." in marquee("import", file, table).out
    assert (
        "Nothing comes in; the files have: 1 film, 1 the same."
        in marquee("import", file, table).out
    )


def test_every_count_of_an_import_has_words() -> None:
    names = {*_TABLES.values(), *_OUTCOMES.values(), *NAMES.values(), _OTHERS}
    assert counted(dict.fromkeys(names, 2)).count(", ") == len(names) - 1
