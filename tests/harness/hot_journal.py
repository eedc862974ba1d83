"""Journals as a crash leaves them, and as only somebody who means harm would write them."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_LOCK_PAGE = 0x40000000 // 4096 + 1


DIE_WRITING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")  # so that pages reach the file early
connection.execute("BEGIN")
connection.execute("UPDATE film SET note=hex(randomblob(2000))")
os._exit(9)
"""


def hot_journal(content: bytes, folder: Path) -> bytes:
    """What lies beside a festival when the program that writes to it dies."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        path = Path(place, "dying.marquee")
        path.write_bytes(content)
        died = subprocess.run([sys.executable, "-c", DIE_WRITING, str(path)], check=False)
        assert died.returncode == 9
        journal = path.with_name(path.name + "-journal").read_bytes()
    assert journal.startswith(_MAGIC)  # or there was too little to write for it to count
    return journal


def naming_another_file(journal: bytes, victim: Path) -> bytes:
    """The journal, saying that it is part of a change to several databases which ``victim`` lists:
    SQLite deletes that file when it has rolled the journal back.
    """
    name = os.fsencode(victim)
    check = sum(struct.unpack(f"{len(name)}b", name)) & 0xFFFFFFFF
    end = struct.pack(">II", len(name), check) + _MAGIC
    return journal + struct.pack(">I", _LOCK_PAGE) + name + end
