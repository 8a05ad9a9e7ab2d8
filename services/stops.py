"""Long stops of the program: what Telegram let go of meanwhile is told, once.

Telegram keeps an update for 24 hours (architecture.md, How an update flows). Nobody knows what was
dropped, so every officer is asked to send again what was not answered.
"""

from datetime import datetime, timedelta

from casework.matters import Subject
from casework.pushes import PushKind
from storage import people, pushes, settings
from storage.unit import Reader, Unit

DROPPED_AFTER = timedelta(hours=24)
# Who walks through time notes at least so often that the program runs.
_AT_LEAST = timedelta(hours=12)
_RUNS = "runs_at"


def look(unit: Unit) -> None:
    """Note that the program runs; after a stop of more than a day owe everybody a word."""
    last = settings.get(unit, _RUNS)
    settings.put(unit, _RUNS, unit.now.isoformat())
    if last is None or unit.now - datetime.fromisoformat(last) <= DROPPED_AFTER:
        return
    for officer in people.everybody(unit):
        if officer.telegram_id is not None:
            subject = (Subject.OFFICER, officer.id)
            pushes.owe(
                unit, PushKind.UPDATES_DROPPED, [officer.id], subject, cause=f"stopped:{last}"
            )


def next_moment(view: Reader) -> datetime:
    """When it is to be noted again at the latest."""
    last = settings.get(view, _RUNS)
    return view.now if last is None else datetime.fromisoformat(last) + _AT_LEAST
