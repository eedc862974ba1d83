"""Opens one workbook after the other as ``marquee import`` does, each in a process of its own with
its limits, and without starting Python for each: this process has all that is needed, and forks.

It runs by itself and imports nothing of Marquee but the module that it is about.
"""

from __future__ import annotations

import os
import struct
import sys
from importlib import util
from types import ModuleType

_SIZE = struct.Struct(">Q")


def main(path: str) -> int:
    """Answer for each workbook on stdin with the exit code and what was written."""
    module = _loaded(path)
    came, goes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    while len(head := came.read(_SIZE.size)) == _SIZE.size:
        code, said = _answer(module, came.read(_SIZE.unpack(head)[0]))
        goes.write(_SIZE.pack(len(said)) + struct.pack(">i", code) + said)
        goes.flush()
    return 0


def _loaded(path: str) -> ModuleType:
    import defusedxml.ElementTree
    import python_calamine

    assert defusedxml.ElementTree, python_calamine
    spec = util.spec_from_file_location("workbook", path)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules["workbook"] = module
    spec.loader.exec_module(module)
    return module


def _answer(module: ModuleType, data: bytes) -> tuple[int, bytes]:
    given, made = os.memfd_create("given"), os.memfd_create("made")
    try:
        os.write(given, data)
        os.lseek(given, 0, os.SEEK_SET)
        child = os.fork()
        if child == 0:
            _be_child(module, given, made)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        size = os.lseek(made, 0, os.SEEK_END)
        return code, os.pread(made, size, 0)
    finally:
        os.close(given)
        os.close(made)


def _be_child(module: ModuleType, given: int, made: int) -> None:
    code = 1
    try:
        os.dup2(given, 0)
        os.dup2(made, 1)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        sys.stdin, sys.stdout = open(0, closefd=False), open(1, "w", closefd=False)  # noqa: SIM115
        code = module.main()
        sys.stdout.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
