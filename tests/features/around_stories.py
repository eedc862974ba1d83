"""What a real mouse and real keys do around the timetable; ``test_around`` plays it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer

from tests.robot import Robot


def around_the_timetable(robot: Robot) -> None:
    """Order a shorts programme, edit a cell of the film table, drag the hours of a screen."""
    robot.ask(lambda: QTimer.singleShot(0, robot.window, robot.window.open_sample))
    robot.eventually(lambda: robot.window.session.is_open, "the sample opens")
    robot.is_in_front()
    _orders_shorts(robot)
    _drags_a_film_from_the_list_into_the_programme(robot)
    _drags_hours(robot)
    _edits_in_the_table(robot)
    robot.leaves()


def _orders_shorts(robot: Robot) -> None:
    from ui.shorts import ShortsPanel

    robot.presses("F3")
    panel = robot.part(ShortsPanel)
    robot.eventually(panel.isVisible, "the builder")
    festival = robot.window.session.festival
    longest = max(festival.programmes, key=lambda i: len(festival.entries(i)))
    robot.ask(lambda: robot.window.session.select(programme_ids=(longest,)))
    robot.eventually(lambda: len(panel.model.rows) > 2, "a programme of several films")
    first = robot.ask(lambda: panel.model.rows[0].title)
    robot.drag_at(_row(robot, panel, 0), _row(robot, panel, 1) + QPoint(0, 20))
    robot.eventually(lambda: panel.model.rows[1].title == first, "the first film is the second")
    robot.presses("alt+Down")
    robot.eventually(lambda: panel.model.rows[2].title == first, "and by keys the third")
    robot.presses("ctrl+Return")
    robot.eventually(
        lambda: robot.window.session.undo_title == "Arrange programme", "it is kept as one step"
    )
    robot.undoes()
    robot.eventually(lambda: panel.model.rows[0].title == first, "undone, it is the first again")


def _drags_a_film_from_the_list_into_the_programme(robot: Robot) -> None:
    from ui.shorts import ShortsPanel

    panel = robot.part(ShortsPanel)
    before = robot.ask(lambda: len(panel.model.rows))
    robot.drag_at(robot._film("Maineland"), _row(robot, panel, 1) + QPoint(0, -22))
    robot.eventually(lambda: panel.model.rows[1].title == "Maineland", "it is the second")
    robot.presses("Delete")
    robot.eventually(lambda: len(panel.model.rows) == before, "and out again")
    robot.presses("Escape")


def _row(robot: Robot, panel: object, row: int) -> QPoint:
    from ui.shorts import ShortsPanel

    assert isinstance(panel, ShortsPanel)

    def find() -> QPoint:
        rect = panel.rows.visualRect(panel.model.index(row))
        return panel.rows.viewport().mapToGlobal(rect.center())

    return robot.ask(find)


def _drags_hours(robot: Robot) -> None:
    from ui.venues import VenuesPanel
    from ui.venues.view import x_of

    robot.presses("shift+F5")
    panel = robot.part(VenuesPanel)
    robot.eventually(lambda: panel.isVisible() and panel.model.bars, "the bars")

    def end(minute: int | None) -> QPoint:
        bar = panel.model.bars[0]
        assert bar.span is not None
        rect = panel.view.visualRect(panel.model.index(0))
        at = bar.span[1] if minute is None else minute
        x = x_of(at, panel.model.limits, panel.view.viewport().width())
        return panel.view.viewport().mapToGlobal(QPoint(round(x), rect.center().y()))

    robot.drag_at(robot.ask(lambda: end(None)), robot.ask(lambda: end(23 * 60)))
    robot.eventually(lambda: panel.model.bars[0].words.endswith("–23:00"), "it closes at 23:00")
    robot.undoes()
    robot.eventually(lambda: not panel.model.bars[0].words.endswith("–23:00"), "and does not")
    robot.presses("shift+F5")


def _edits_in_the_table(robot: Robot) -> None:
    from ui.films import FilmsPanel

    panel = robot.part(FilmsPanel)
    robot.clicks("Show films as a table")
    robot.eventually(panel.table.isVisible, "the table")

    def cell() -> QPoint:
        model = panel.table_model
        row = next(n for n, e in enumerate(model.entries) if e.title == "Maineland")
        column = [c.key for c in model.columns].index("runtime_seconds")
        index = model.index(row, column)
        panel.table.scrollTo(index)
        return panel.table.viewport().mapToGlobal(panel.table.visualRect(index).center())

    at = robot.ask(cell)
    robot.do("mousemove", at.x(), at.y(), "click", "--repeat", 2, "--delay", 60, 1)
    robot.eventually(
        lambda: panel.table.state() == panel.table.State.EditingState, "a field in the cell"
    )
    robot.presses("ctrl+a")
    robot.types("91")
    robot.presses("Return")
    robot.eventually(
        lambda: any(
            f.runtime_seconds == 91 * 60 for f in robot.window.session.festival.films.values()
        ),
        "91 minutes",
    )
    robot.undoes()
