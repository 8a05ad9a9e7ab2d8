"""What meetings have asked for: action items with owners and dates."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, false, insert, or_, select, update

from casework.meetings import ActionItem
from storage.tables import ActionRow, core
from storage.unit import Reader, Unit

_ACTION = core(ActionRow)


def _action(row: Row[Any]) -> ActionItem:
    return ActionItem(
        row.id,
        row.meeting_id,
        row.path,
        row.owner_id,
        row.due_on,
        row.shared,
        row.set_by,
        row.case_id,
        row.done_at,
        row.done_by,
    )


def add(unit: Unit, item: ActionItem) -> None:
    """Enter an action item."""
    unit.run(
        insert(_ACTION).values(
            id=item.id,
            meeting_id=item.meeting_id,
            path=item.path,
            owner_id=item.owner_id,
            due_on=item.due_on,
            shared=item.shared,
            set_by=item.set_by,
            case_id=item.case_id,
            set_at=unit.now,
        )
    )


def get(view: Reader, action_id: int) -> ActionItem | None:
    """An action item, for a use case that checks rights itself."""
    row = view.run(select(_ACTION).where(_ACTION.c.id == action_id)).one_or_none()
    return None if row is None else _action(row)


def of(view: Reader, meeting_id: int) -> list[ActionItem]:
    """What a meeting has asked for, that due first first."""
    rows = view.run(
        select(_ACTION)
        .where(_ACTION.c.meeting_id == meeting_id)
        .order_by(_ACTION.c.due_on, _ACTION.c.id)
    )
    return [_action(row) for row in rows]


def open_(view: Reader, owner_ids: Sequence[int], under: Sequence[str]) -> list[ActionItem]:
    """What is still to be done by these officers, and what is shared with bodies under a unit.

    ``under`` are the bodies' own paths.
    """
    above = {path[: end + 1] for path in under for end in range(len(path)) if path[end] == "/"}
    shared = _ACTION.c.shared & _ACTION.c.path.in_(sorted(above))
    rows = view.run(
        select(_ACTION)
        .where(
            _ACTION.c.done_at.is_(None),
            or_(_ACTION.c.owner_id.in_(list(owner_ids)), shared),
        )
        .order_by(_ACTION.c.due_on, _ACTION.c.id)
    )
    return [_action(row) for row in rows]


def finish(unit: Unit, action_id: int, by: int) -> bool:
    """Note that an action item is done; false when somebody was first."""
    done = unit.run(
        update(_ACTION)
        .where(_ACTION.c.id == action_id, _ACTION.c.done_at.is_(None))
        .values(done_at=unit.now, done_by=by)
    )
    return done.rowcount == 1


def late(view: Reader, scopes: Sequence[str]) -> list[ActionItem]:
    """What is past its day of what units within some scopes have asked for, the oldest first."""
    here = or_(false(), *(_ACTION.c.path.startswith(one, autoescape=True) for one in scopes))
    rows = view.run(
        select(_ACTION)
        .where(here, _ACTION.c.done_at.is_(None), _ACTION.c.due_on < view.today)
        .order_by(_ACTION.c.due_on, _ACTION.c.id)
    )
    return [_action(row) for row in rows]
