"""Files that cannot be imported are refused with one sentence; encodings are proved or doubted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.document import Document
from planner.errors import UserError
from planner.exchange import plan_import
from planner.exchange.pictures import has_pictures
from planner.exchange.source import MAX_BYTES, Source
from tests.build import a_festival, start_festival

FRENCH = "title,director\nÉtoile filante à l'été,Hélène Lefèvre\nL'Âge d'or,Noël\n"
CHINESE = "title,director\n封锁,江天宇\n重庆蓝调,王小帅\n我们在一起的日子,陈凯歌\n"
TRADITIONAL = "title,director\n封鎖,江天宇\n長春,陳凱歌\n我們在一起的日子,王小帥\n"
JAPANESE = "title,director\nわたしのなつやすみ,これえだ\nとなりのひと,やまだ\n"
KOREAN = "title,director\n마이 웨이,강제규\n우리들의 여름,김민정\n"


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "a.csv is empty"),
        ("a.txt", b" \n\t\r\n", "a.txt is empty"),
        ("a.csv", b"\xef\xbb\xbf", "a.csv is empty"),
        ("a.xlsx", b"PK\x03\x04rest", "damaged"),
        ("a.pdf", b"%PDF-1.7\nrest", "copy its text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.txt", bytes(range(256)) * 20, "a.txt is not text"),
        ("a.txt", b"a\x00b\x00\x01" * 50, "a.txt is not text"),
        ("a.xyz", b"Some text.", "a.xyz is of a type that cannot be imported"),
        ("a.txt", b"Nothing here but a short sentence that nobody needs.", "no film was found"),
        ("a.csv", b"colour,weight\nred,12\n", "headings"),
        ("a.csv", b"title,director\n", "a.csv"),
    ],
)
def test_a_file_that_cannot_be_imported(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(UserError) as caught:
        plan_import(a_festival(), [file(tmp_path, name, content)])
    assert words in str(caught.value)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        Source.load(tmp_path)
    with pytest.raises(UserError, match="does not exist"):
        Source.load(tmp_path / "gone.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", b"title\nSalt\n")
    path.chmod(0)
    with pytest.raises(UserError, match="may not be read"):
        Source.load(path)


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as out:
        out.truncate(MAX_BYTES + 1)
        out.write(b"title\n")
    with pytest.raises(UserError, match="larger than 32 MB"):
        Source.load(path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    with pytest.raises(UserError, match="is not a file"):
        Source.load(pipe)


ANOTHER = """
import sys
from pathlib import Path
from planner.document import Document
from planner.errors import FestivalHeld
try:
    Document.open(Path(sys.argv[1])).close()
except FestivalHeld:
    print("held")
"""


@pytest.mark.parametrize("way", ["itself", "link", "hard link"])
def test_the_festival_that_is_open_is_refused_and_stays_held(tmp_path: Path, way: str) -> None:
    path, given = tmp_path / "f.marquee", tmp_path / "films.csv"
    Document.create(path, start_festival()).close()
    if way == "itself":
        given = path
    elif way == "link":
        given.symlink_to(path)
    else:
        os.link(path, given)
    with Document.open(path) as document:
        with pytest.raises(UserError, match=f"{given.name} is the festival that is open; choose"):
            Source.load(given)
        with pytest.raises(UserError):
            plan_import(document.festival, [given])
        (tmp_path / ".f.marquee.lock").unlink()  # SQLite's own locks, not the note of the holder
        other = subprocess.run(
            [sys.executable, "-c", ANOTHER, str(path)], capture_output=True, text=True, check=True
        )
        assert other.stdout == "held\n"
    assert Source.load(given).foreign  # nobody holds it any more


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("text", [FRENCH, CHINESE[:14] + "Salt\n" * 9])
def test_unicode_is_certain(tmp_path: Path, encoding: str, text: str) -> None:
    source = Source.load(file(tmp_path, "a.csv", text.encode(encoding)))
    assert source.text == text
    assert source.doubts == ()


@pytest.mark.parametrize(
    ("text", "encoding", "called"),
    [
        (FRENCH, "cp1252", "Western (Windows-1252)"),
        (CHINESE, "gb18030", "Chinese (GB18030)"),
        (TRADITIONAL, "big5", "Chinese (Big5)"),
        (JAPANESE, "shift_jis", "Japanese (Shift JIS)"),
        (KOREAN, "euc_kr", "Korean (EUC-KR)"),
    ],
)
def test_an_older_encoding_is_guessed_and_doubted(
    tmp_path: Path, text: str, encoding: str, called: str
) -> None:
    source = Source.load(file(tmp_path, "a.csv", text.encode(encoding)))
    assert source.text == text
    (doubt,) = source.doubts
    assert doubt.field == "encoding"
    assert called in doubt.message


def test_line_ends_of_every_system_are_the_same(tmp_path: Path) -> None:
    source = Source.load(file(tmp_path, "a.txt", b"one\r\ntwo\rthree\n"))
    assert source.text == "one\ntwo\nthree\n"


def test_a_path_that_no_file_can_have_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / ("a" * 300), Path("a\x00b.csv"), tmp_path / "a.csv" / "b.csv"):
        (tmp_path / "a.csv").write_text("title\nSalt\n")
        with pytest.raises(UserError, match=r"could not be read|does not exist"):
            Source.load(path)
        assert has_pictures(path) is False


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    with (tmp_path / "sparse.csv").open("wb") as file:
        file.truncate(4 * 1024**3)
    for name, said in (
        ("pipe.csv", "is not a file"),
        ("zero.csv", "is not a file"),
        ("loop.csv", "could not be read"),
        ("sparse.csv", "is larger than 32 MB"),
    ):
        with pytest.raises(UserError, match=said):
            Source.load(tmp_path / name)
