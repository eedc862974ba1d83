"""How long files and functions are, beside the guide of CONTRIBUTING.md: a report, not a gate.

Run it with ``python -m tests.size_guide``; ``./test`` prints it each time.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
FILE_LIMIT = 400
FUNCTION_LIMIT = 40


@dataclass(frozen=True)
class Size:
    """One file or function and its length in lines."""

    lines: int
    where: str


def python_files(*folders: str) -> list[Path]:
    """Every Python file below these folders of the project, in order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def file_sizes(paths: list[Path]) -> list[Size]:
    """The lines of each file; files that hold no more than a docstring do not count."""
    sizes = (
        Size(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(ROOT)))
        for path in paths
    )
    return [size for size in sizes if size.lines > 3]


def functions(path: Path) -> Iterator[Size]:
    """The functions and methods of a file; a docstring is not length, nor is a decorator."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node, clean=False) else node.body
            lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            yield Size(lines + 1, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")


def summary(what: str, sizes: list[Size], limit: int) -> Iterator[str]:
    """A line with median and 95th percentile, then everything over the limit."""
    if len(sizes) < 2:
        return
    lines = [size.lines for size in sizes]
    p95 = quantiles(lines, n=20)[-1]
    yield f"{what:<20}{len(sizes):>6}   median {median(lines):>4.0f}   p95 {p95:>4.0f}"
    for size in sorted(sizes, key=lambda size: -size.lines):
        if size.lines > limit:
            yield f"    over {limit}: {size.lines:>4}  {size.where}"


def report() -> str:
    """The whole report, for planner, ui and tests."""
    lines = []
    for folder in ("planner", "ui", "tests"):
        paths = python_files(folder)
        found = [function for path in paths for function in functions(path)]
        lines += summary(f"{folder} files", file_sizes(paths), FILE_LIMIT)
        lines += summary(f"{folder} functions", found, FUNCTION_LIMIT)
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())
