"""A joint team's trips, with what was counted on them and who was there."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update

from casework.outreach import Count, Outreach, Tally
from storage.tables import OutreachCountRow, OutreachMemberRow, OutreachRow, core
from storage.unit import Reader, Unit
from storage.visible import below

_TRIP = core(OutreachRow)
_COUNT = core(OutreachCountRow)
_MEMBER = core(OutreachMemberRow)


def add(unit: Unit, trip: Outreach) -> None:
    """Enter a trip."""
    unit.run(
        insert(_TRIP).values(
            id=trip.id,
            path=trip.path,
            entered_by=trip.entered_by,
            entered_at=unit.now,
            removed=False,
            **_told(trip),
        )
    )
    _put(unit, trip)


def correct(unit: Unit, trip: Outreach) -> None:
    """Put a trip right; what stood there stays on record with its events."""
    unit.run(update(_TRIP).where(_TRIP.c.id == trip.id).values(**_told(trip)))
    for table in (_COUNT, _MEMBER):
        unit.run(delete(table).where(table.c.outreach_id == trip.id))
    _put(unit, trip)


def remove(unit: Unit, trip_id: int, *, removed: bool) -> None:
    """Take a trip back, or enter it again."""
    unit.run(update(_TRIP).where(_TRIP.c.id == trip_id).values(removed=removed))


def _told(trip: Outreach) -> dict[str, Any]:
    return {
        "place_code": trip.place_code,
        "first_day": trip.first,
        "last_day": trip.last,
        "note_id": trip.note_id,
    }


def _put(unit: Unit, trip: Outreach) -> None:
    for kind, one in trip.counts.items():
        values = {"kind": kind.value, "n": one.n, "at_least": one.at_least}
        unit.run(insert(_COUNT).values(outreach_id=trip.id, **values))
    members: list[dict[str, Any]] = [{"officer_id": one} for one in trip.officer_ids]
    members += [{"unit_code": code} for code in trip.unit_codes]
    for member in members:
        unit.run(insert(_MEMBER).values(id=unit.new_id(), outreach_id=trip.id, **member))


def get(view: Reader, trip_id: int) -> Outreach | None:
    """A trip in whatever state, for a use case that checks rights itself."""
    found = _find(view, _TRIP.c.id == trip_id)
    return found[0] if found else None


def between(view: Reader, scopes: Sequence[str], first: date, last: date) -> list[Outreach]:
    """The trips that began from first to last, of units within some scopes, the newest first."""
    begun = _TRIP.c.first_day.between(first, last)
    return _find(view, begun, _TRIP.c.removed.is_(False), below(_TRIP.c.path, scopes))


def _find(view: Reader, *where: ColumnElement[bool]) -> list[Outreach]:
    newest = (_TRIP.c.first_day.desc(), _TRIP.c.id.desc())
    rows = list(view.run(select(_TRIP).where(*where).order_by(*newest)))
    counts, members = _counts(view, *where), _members(view, *where)
    return [
        Outreach(
            row.id,
            row.path,
            row.place_code,
            row.first_day,
            row.last_day,
            row.note_id,
            counts[row.id],
            tuple(one for one, _ in members[row.id] if one is not None),
            tuple(code for _, code in members[row.id] if code is not None),
            row.entered_by,
            row.removed,
        )
        for row in rows
    ]


def _counts(view: Reader, *where: ColumnElement[bool]) -> dict[int, dict[Count, Tally]]:
    of = select(_COUNT).join(_TRIP, _TRIP.c.id == _COUNT.c.outreach_id).where(*where)
    found: dict[int, dict[Count, Tally]] = defaultdict(dict)
    for row in view.run(of):
        found[row.outreach_id][Count(row.kind)] = Tally(row.n, row.at_least)
    return found


def _members(
    view: Reader, *where: ColumnElement[bool]
) -> dict[int, list[tuple[int | None, str | None]]]:
    of = select(_MEMBER).join(_TRIP, _TRIP.c.id == _MEMBER.c.outreach_id).where(*where)
    found: dict[int, list[tuple[int | None, str | None]]] = defaultdict(list)
    for row in view.run(of.order_by(_MEMBER.c.id)):
        found[row.outreach_id].append((row.officer_id, row.unit_code))
    return found
