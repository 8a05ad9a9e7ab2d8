"""Whose command menu no longer fits what they may do, since posts or a leave have changed.

Noted in the same transaction as the change, and kept until Telegram has the new menu.
"""

from collections.abc import Iterable
from datetime import datetime

from casework.people import Officer
from storage import people, settings
from storage.unit import Reader, Unit

_PREFIX = "menu."


def note(unit: Unit, officer_ids: Iterable[int]) -> None:
    """The menus of these officers are to be set anew, of their stand-ins too."""
    for officer_id in officer_ids:
        officer = people.get(unit, officer_id)
        for who in {officer_id, officer.stand_in_id if officer is not None else None} - {None}:
            settings.put(unit, f"{_PREFIX}{who}", "due")


def due(view: Reader) -> list[tuple[int, Officer | None]]:
    """Whose menu is to be set, by id; none who is no officer any more."""
    ids = sorted(int(name) for name in settings.under(view.connection, _PREFIX))
    return [(officer_id, people.get(view, officer_id)) for officer_id in ids]


def done(unit: Unit, officer_id: int) -> None:
    """Telegram has the menu."""
    settings.forget(unit, f"{_PREFIX}{officer_id}")


def next_moment(view: Reader) -> datetime | None:
    """Now where a menu is to be set, else never."""
    return view.now if settings.under(view.connection, _PREFIX) else None
