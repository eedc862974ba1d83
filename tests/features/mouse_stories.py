"""Stories that a real mouse tells; ``test_mouse`` plays them."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.robot import Robot


def from_catalogue_to_plan(robot: Robot, festival: str, catalogue: str) -> None:
    """Start a festival, bring the catalogue in, place films, mend a conflict, undo, close."""
    robot.starts_festival(
        "Lantern Days", "Odeon / Odeon 1, 310\nOdeon / Odeon 2, 140", Path(festival)
    )
    robot.imports(Path(catalogue))
    robot.drag_film("Eternal Spring", to="Odeon 1", at="11:00")
    robot.drag_film("Ritoma", to="Odeon 2", at="12:00")
    robot.drag_film("Under the Bridge", to="Odeon 1", at="12:00")
    robot.sees_conflict("overlap")
    robot.mends("overlap")
    robot.sees_no_conflict("overlap")
    robot.undoes()
    robot.sees_conflict("overlap")
    robot.drag_screening("Under the Bridge", to="Odeon 1", at="13:30")
    robot.sees_no_conflict("overlap")
    robot.takes_off("Ritoma")
    robot.undoes()
    robot.sees_screening("Ritoma", on="Odeon 2", at="12:00")
    robot.drag_to_day("Ritoma", day=1, to="Odeon 1", at="14:00")
    robot.undoes()
    robot.shows_day(0)
    robot.drags_off("Ritoma")
    robot.undoes()
    robot.sees_screening("Ritoma", on="Odeon 2", at="12:00")
    robot.leaves()


def open_again_and_print(robot: Robot, festival: str, pdf: str) -> None:
    """Open the festival from the welcome page, find everything there, undo further, print."""
    robot.opens_recent(Path(festival).stem)
    robot.sees_screening("Eternal Spring", on="Odeon 1", at="11:00")
    robot.sees_screening("Under the Bridge", on="Odeon 1", at="13:30")
    robot.undoes()
    robot.sees_screening("Under the Bridge", on="Odeon 1", at="12:00")
    robot.prints(Path(pdf))
    robot.leaves()


def the_first_day_again(robot: Robot, festival: str, wanted: str) -> None:
    """Open the sample without its first day, and place what stood there, screening by screening."""
    robot.opens_recent(Path(festival).stem)
    robot.shows_day(0)
    robot.zooms_out(4)
    places = json.loads(Path(wanted).read_text(encoding="utf-8"))
    gestures = [robot.places(title, to=screen, at=clock) for title, screen, clock in places]
    assert len(gestures) == len(places)
    assert max(gestures) <= 3
    assert not robot.ask(lambda: [w for w in QApplication.topLevelWidgets() if w.isModal()])
    robot.leaves()


def keys_in_the_hand(robot: Robot, festival: str, catalogue: str) -> None:
    """One more with Ctrl, a swap with Shift, the best place with N, Q&A by the edge."""
    robot.starts_festival(
        "Lantern Days", "Odeon / Odeon 1, 310\nOdeon / Odeon 2, 140", Path(festival)
    )
    robot.imports(Path(catalogue))
    robot.drag_film("Eternal Spring", to="Odeon 1", at="12:00")
    robot.copies_screening("Eternal Spring", to="Odeon 2", at="14:30")
    robot.undoes()
    robot.drag_film("Under the Bridge", to="Odeon 2", at="15:00")
    robot.swaps("Under the Bridge", "Eternal Spring")
    robot.undoes()
    robot.sees_screening("Eternal Spring", on="Odeon 1", at="12:00")
    robot.stretches("Eternal Spring", minutes=30)
    robot.sees_minutes_of_talk("Eternal Spring", 30)
    robot.takes_off("Under the Bridge")
    robot.drops_on_best("Ritoma", hops=2)
    robot.undoes()
    robot.sees_nothing_of("Ritoma")
    robot.clicks_film("Ritoma")
    robot.presses("b")
    robot.finds_screening("Ritoma")
    robot.undoes()
    robot.clicks_film("Ritoma")
    robot.presses("m", "n", "n", "Escape")
    robot.sees_nothing_of("Ritoma")
    robot.leaves()
