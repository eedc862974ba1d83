from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from ui.memory import Memory


def a_file(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(b"")
    return path


def test_what_is_kept_is_there_tomorrow(tmp_path: Path) -> None:
    where = tmp_path / "window.ini"
    today = Memory(where)
    today.keep("scheme", "dark")
    today.keep("zoom", 1.25)
    today.keep("panels", value=False)
    today.keep("geometry", QByteArray(b"\x00\x01where"))
    today.keep_now()

    tomorrow = Memory(where)

    assert tomorrow.text("scheme") == "dark"
    assert tomorrow.number("zoom") == 1.25
    assert tomorrow.flag("panels", default=True) is False
    assert tomorrow.state("geometry") == QByteArray(b"\x00\x01where")


def test_without_memory_defaults_hold(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")

    assert memory.text("scheme", "system") == "system"
    assert memory.number("zoom", 1.0) == 1.0
    assert memory.flag("panels", default=True)
    assert memory.state("geometry").isEmpty()


def test_a_number_spoilt_by_hand_falls_back(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    memory.keep("zoom", "large")

    assert memory.number("zoom", 2.0) == 2.0


def test_recent_files_are_newest_first_once_each_and_exist(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    first, second, third = (a_file(tmp_path, name) for name in ("a b.marquee", "b", "c, d"))
    for path in (first, second, third, first):
        memory.add_recent(path)
    second.unlink()

    assert memory.recent() == (first, third)
    memory.forget_recent(first)
    assert memory.recent() == (third,)


def test_ten_recent_files_are_enough(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    paths = [a_file(tmp_path, f"{number}") for number in range(12)]
    for path in paths:
        memory.add_recent(path)

    assert memory.recent() == tuple(reversed(paths[2:]))


def test_each_file_has_a_memory_of_its_own(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    one, other = memory.of_file(tmp_path / "a"), memory.of_file(tmp_path / "b")
    one.keep("day", 9806)

    assert one.number("day") == 9806
    assert other.number("day", -1) == -1
