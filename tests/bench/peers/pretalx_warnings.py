"""Run by the Python of an environment that has pretalx: its schedule warnings, timed.

    make peers
    .venv/bin/python -m tests.bench pretalx

Nothing of Marquee is imported here. Standard input holds the slots as JSON (rooms, guests, and for
each slot its room, start and end in minutes, and guests); the answer is one line of JSON. Its
database is SQLite in a temporary folder, in memory where the system has such a folder.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_FIRST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def main() -> None:
    """Set pretalx up, fill it, and time ``schedule.warnings``."""
    given = json.load(sys.stdin)
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        _start(Path(folder))
        from django.core.management import call_command
        from django.db import transaction
        from django_scopes import scopes_disabled

        call_command("migrate", verbosity=0)
        with scopes_disabled():
            with transaction.atomic():
                event = _filled(given)
            print(json.dumps(_timed(event)))


def _start(folder: Path) -> None:
    os.environ.update(
        PRETALX_DATA_DIR=str(folder),
        PRETALX_DB_TYPE="sqlite3",
        PRETALX_DB_NAME=str(folder / "peer.sqlite"),
        DJANGO_SETTINGS_MODULE="pretalx.settings",
    )
    import django

    django.setup()


def _filled(given: dict[str, Any]) -> Any:
    from pretalx.event.models import Event, Organiser
    from pretalx.person.models import SpeakerProfile, User
    from pretalx.schedule.models import Availability, Room, TalkSlot
    from pretalx.submission.models import Submission, SubmissionStates

    first, last = _moment(given["first"]), _moment(given["last"])
    organiser = Organiser.objects.create(name="Peer", slug="peer")
    event = Event.objects.create(
        name="Peer",
        slug="peer",
        organiser=organiser,
        date_from=first.date(),
        date_to=last.date(),
        timezone="UTC",
        email="peer@example.org",
        locale_array="en",
        content_locale_array="en",
        locale="en",
    )
    event.build_initial_data()
    rooms = [Room.objects.create(event=event, name=name) for name in given["rooms"]]
    people = [
        User.objects.create(email=f"g{n}@example.org", name=f"Guest {n}", code=f"G{n:05d}")
        for n in range(given["guests"])
    ]
    profiles = [SpeakerProfile.objects.create(user=user, event=event) for user in people]
    whole = {"event": event, "start": first, "end": last}
    Availability.objects.bulk_create([Availability(room=room, **whole) for room in rooms])
    Availability.objects.bulk_create([Availability(person=one, **whole) for one in profiles])
    kind = event.submission_types.first()
    for number, slot in enumerate(given["slots"]):
        talk = Submission.objects.create(
            event=event,
            title=f"Film {number}",
            code=f"S{number:05d}",
            submission_type=kind,
            state=SubmissionStates.CONFIRMED,
            content_locale="en",
        )
        talk.speakers.set([people[guest] for guest in slot["guests"]])
        TalkSlot.objects.create(
            submission=talk,
            schedule=event.wip_schedule,
            room=rooms[slot["room"]],
            start=_moment(slot["start"]),
            end=_moment(slot["end"]),
            is_visible=True,
        )
    return Event.objects.get(pk=event.pk)


def _moment(minutes: int) -> dt.datetime:
    return _FIRST + dt.timedelta(minutes=minutes)


def _timed(event: Any) -> dict[str, Any]:
    import pretalx

    schedule = event.wip_schedule
    slots = schedule.talks.filter(submission__isnull=False, start__isnull=False).count()
    start = time.process_time()
    found = schedule.warnings
    seconds = time.process_time() - start
    overlaps = sum(
        any(warning["type"] == "room_overlap" for warning in talk["warnings"])
        for talk in found["talk_warnings"]
    )
    return {
        "version": pretalx.__version__,
        "slots": slots,
        "seconds": seconds,
        "overlapping": overlaps,
    }


if __name__ == "__main__":
    main()
