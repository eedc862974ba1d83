"""Bring in so many inputs of one kind; tell faults apart, and make the input of each small."""

from __future__ import annotations

import io
import random
import signal
import sys
import threading
import time
import traceback
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import FrameType
from typing import Any

from tests.soak.inputs.case import Case, Kind

MOST_SECONDS = 2.0
"""Of the processor, for one input."""

_PROGRESS_SECONDS = 60.0
_PATIENCE_SECONDS = 20.0
"""For making one input small."""

PLANTED = "IndexError"
"""What the planted fault is called; it is met by inputs with this in them."""

_PLANTED = b"99999"
MOST_MEGABYTES = 500.0
"""Of memory, for the process that reads all inputs; before that is its own."""


class TooLong(BaseException):
    """An input kept the processor busy for longer than it may."""


@dataclass(slots=True)
class Fault:
    """Something that went wrong: where it was raised, for how many inputs, which was the first, and
    the smallest input found that does it.
    """

    what: str
    first: int
    smallest: Case
    times: int = 1
    told: str = ""


@dataclass(slots=True)
class Soaked:
    """What came of one kind: how many inputs, how long, how much memory, and the faults."""

    name: str
    count: int = 0
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, 0)
    megabytes: float = 0.0
    faults: dict[str, Fault] = field(default_factory=dict)

    @property
    def is_well(self) -> bool:
        """Whether all was as promised, the memory too."""
        return not self.faults and self.megabytes < MOST_MEGABYTES

    def sentence(self) -> str:
        """The figures in one line."""
        seconds, number = self.slowest
        said = f"{len(self.faults)} FAULTS" if self.faults else "all as promised"
        return (
            f"{self.count:,} inputs, {said}; slowest {seconds:.2f} s (number {number}), "
            f"most memory {self.megabytes:.0f} MB"
        )

    def report(self) -> str:
        """The faults, each with the number that tells it again and its smallest input."""
        lines = []
        for fault in self.faults.values():
            case = fault.smallest
            lines += [
                f"{self.name}: {fault.times:,}× {fault.what}",
                f"  tell it again with: python -m tests.soak --only {fault.first} {self.name}",
                f"  smallest input ({case.name}, kind “{case.kind}”): {case.content[:2000]!r}",
                *(f"  {line}" for line in fault.told.splitlines()),
            ]
        return "\n".join(lines)


def soak(
    name: str,
    kind: Kind,
    count: int,
    first: int = 0,
    *,
    planted: bool = False,
    quiet: bool = False,
    one_whole_in: int = 1,
) -> Soaked:
    """Bring in the inputs from number ``first`` to number ``count``. With ``planted`` there is a
    fault that must be found. Of those that are to go the whole way only ``one_whole_in`` so many
    does, since reading is what must not fail.
    """
    soaked, began, told = Soaked(name), time.monotonic(), time.monotonic()
    for number in range(first, count):
        case = kind.make(random.Random(number))
        if number % one_whole_in:
            case = replace(case, whole=False)
        start = time.process_time()
        fault = failure(kind, case, planted=planted)
        soaked.slowest = max(soaked.slowest, (time.process_time() - start, number))
        soaked.count += 1
        if fault is not None:
            known = len(soaked.faults)
            _note(soaked, kind, case, number, fault, planted=planted)
            if not quiet and len(soaked.faults) > known:  # whoever stops the run knows of it
                sys.stderr.write(f"{name}: input {number} fails: {place_of(fault)}\n")
        soaked.seconds = time.monotonic() - began
        if not quiet and time.monotonic() - told > _PROGRESS_SECONDS:
            told = time.monotonic()
            _say_progress(soaked, number + 1, count)
    soaked.megabytes = _megabytes()
    return soaked


def failure(kind: Kind, case: Case, *, planted: bool = False) -> BaseException | None:
    """What bringing the input in raises; None when all is as promised."""
    try:
        with _watched():
            if planted and _PLANTED in unpacked(case.content):
                raise IndexError("planted")  # noqa: TRY301 - it stands for any fault
            kind.bring(case)
    except (Exception, TooLong) as error:  # noqa: BLE001 - whatever it was is what the run is for
        return error
    return None


def unpacked(content: bytes) -> bytes:
    """The content, with what is in it when it is a zip file that can be opened."""
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return b"".join(parts.read(name) for name in parts.namelist())
    except Exception:  # noqa: BLE001 - a wounded one
        return content


def _note(
    soaked: Soaked, kind: Kind, case: Case, number: int, error: BaseException, *, planted: bool
) -> None:
    what = place_of(error)
    if what in soaked.faults:
        soaked.faults[what].times += 1
        return
    small = smallest(kind, case, what, planted=planted)
    told = "".join(traceback.format_exception(error, limit=-6))
    soaked.faults[what] = Fault(what, number, small, told=told)


def place_of(error: BaseException) -> str:
    """The type of the error and the last line of our own code that it came through."""
    where = ""
    for frame in traceback.extract_tb(error.__traceback__):
        if "planner" in frame.filename or "case.py" in frame.filename:
            where = f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
    if isinstance(error, TooLong):
        where = ""  # it is at another place each time
    return f"{type(error).__name__} at {where}" if where else type(error).__name__


def smallest(kind: Kind, case: Case, what: str, *, planted: bool = False) -> Case:
    """The same fault from fewer bytes: pieces are left out for as long as it stays."""
    end = time.monotonic() + _PATIENCE_SECONDS
    size = max(1, len(case.content) // 2)
    while size and time.monotonic() < end:
        at, shrank = 0, False
        while at < len(case.content) and time.monotonic() < end:
            less = replace(case, content=case.content[:at] + case.content[at + size :])
            error = failure(kind, less, planted=planted)
            if error is not None and place_of(error) == what:
                case, shrank = less, True
            else:
                at += size
        size = size if shrank and size > 1 else size // 2
    return case


@contextmanager
def _watched() -> Iterator[None]:
    """Raise TooLong inside when the processor was busy for too long; only POSIX can."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TooLong


def _say_progress(soaked: Soaked, done: int, count: int) -> None:
    rate = soaked.count / max(soaked.seconds, 1e-9)
    sys.stderr.write(
        f"{soaked.name}: {done:,} of {count:,}, {rate:.0f}/s, {len(soaked.faults)} faults; "
        f"go on from here with --from {done} {soaked.name}\n"
    )


def _megabytes() -> float:
    """The most memory that this process, or a child of it, has ever had; 0 where none can say."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit: Any = 1024 * 1024 if sys.platform == "darwin" else 1024
    most = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return float(most / unit)
