"""The far end of ``ui.tasks``: what the worker process runs. Free of Qt, so that it starts fast."""

from __future__ import annotations

import traceback
from multiprocessing.connection import Connection

from planner.errors import UserError


def serve(pipe: Connection) -> None:
    """Answer one call after the other until the window goes.

    A call is a function and its arguments; the answer says ``done`` with the value, ``failed``
    with the sentence of a UserError, or ``broken`` with the traceback of anything else.
    """
    while True:
        try:
            function, arguments = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            answer = ("done", function(*arguments))
        except UserError as error:
            answer = ("failed", str(error))
        except Exception:  # noqa: BLE001 - whatever it is, the window must hear of it
            answer = ("broken", traceback.format_exc())
        pipe.send(answer)
