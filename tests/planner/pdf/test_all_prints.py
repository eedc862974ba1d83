"""Every file of ``marquee print FILE all``, as printers and readers get it; the large festivals are
in ``make soak SOAK=all_prints``.
"""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from planner.model import Festival
from tests.build import building
from tests.planner.pdf import festivals
from tests.planner.pdf.all_prints import faults, print_all
from tests.planner.pdf.test_documents import with_codes

QUICK = ("empty", "one film", "peopled")


def all_faults(festival: Festival, folder: Path) -> dict[str, list[str]]:
    """What is wrong with each document that has something wrong, as printed into a folder."""
    printed = print_all(festival, folder).items()
    found = {name: list(faults(name, path, festival)) for name, path in printed}
    return {name: own for name, own in found.items() if own}


@pytest.mark.parametrize("make", QUICK)
def test_all_files_of_a_festival_are_sound_and_complete(make: str, tmp_path: Path) -> None:
    assert all_faults(with_codes(festivals.FESTIVALS[make]()), tmp_path) == {}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Festival, dict[str, Path]]:
    festival = with_codes(festivals.peopled())
    return festival, print_all(festival, tmp_path_factory.mktemp("prints"))


def test_a_control_misses_none_of_the_faults_planted_into_files(
    printed: tuple[Festival, dict[str, Path]], tmp_path: Path
) -> None:
    festival, files = printed
    whole = files["day-list"].read_bytes()
    for planted, fault in (
        (whole[:-400], "qpdf: "),
        (whole.replace(b"/Type /Font\n", b"/Type /Fond\n", 1), ""),
        (whole.replace(b"/FontFile2", b"/FontFileX"), " is not inside"),
        (without_first_text(files["day-list"], tmp_path), "not every letter can be copied"),
        (whole.replace(b"%%EOF\n", b"%%EOF\n\n"), "something stands behind the end"),
    ):
        assert planted != whole
        path = tmp_path / "spoilt.pdf"
        path.write_bytes(planted)
        assert any(fault in one for one in faults_or_crash(path, festival))


def test_a_control_misses_no_screening_that_is_missing_or_not_for_its_readers(
    printed: tuple[Festival, dict[str, Path]],
) -> None:
    festival, files = printed
    said = "\n".join(faults("run-sheets", files["day-list"], festival))
    assert " stands 0 times in it" in said  # the press screening is the staff's alone
    said = "\n".join(faults("day-list", files["run-sheets"], festival))
    assert " is not for its readers" in said
    builder = building(festival)
    builder.screening(next(iter(festival.films.values())), "09:00", code="Z99")
    said = "\n".join(faults("day-list", files["day-list"], builder.festival))
    assert "Z99 stands 0 times in it" in said


def without_first_text(path: Path, folder: Path) -> bytes:
    """The file without the text that its first page begins with."""
    with pikepdf.open(path) as document:
        page = document.pages[0]
        steps = list(pikepdf.parse_content_stream(page))
        first = next(n for n, step in enumerate(steps) if str(step.operator) == "TJ")
        content = pikepdf.unparse_content_stream([*steps[:first], *steps[first + 1 :]])
        page.Contents = document.make_stream(content)
        document.save(folder / "less.pdf")
    return (folder / "less.pdf").read_bytes()


def faults_or_crash(path: Path, festival: Festival) -> list[str]:
    """What is found before a reader gives up."""
    found: list[str] = []
    try:
        found += faults("day-list", path, festival)
    except (pikepdf.PdfError, AttributeError, KeyError) as error:
        found.append(str(error))
    return found
