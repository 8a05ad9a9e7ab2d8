"""Meetings, their agendas and action items."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, false, func, insert, or_, select, update

from casework.cases import Case
from casework.matters import MatterType
from casework.meetings import JOINT_CHANNELS, ActionItem, Gathering, Meeting, MeetingKind
from casework.people import Officer
from casework.workflow import MOVES, OPEN_STAGES, Flag, Move
from storage.cases import value_of
from storage.tables import ActionRow, AgendaRow, MeetingRow, PartRow, core
from storage.unit import Reader, Unit
from storage.visible import CASE, select_cases

_MEETING = core(MeetingRow)
_AGENDA = core(AgendaRow)
_ACTION = core(ActionRow)
_PART = core(PartRow)


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """A case on an agenda, and why it is there."""

    case: Case
    late: bool
    joint: bool
    decided: bool


def _meeting(row: Row[Any]) -> Meeting:
    return Meeting(
        row.id, MeetingKind(row.kind), row.held_on, row.path, row.opened_by, row.opened_at
    )


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


def add(unit: Unit, kind: MeetingKind, held_on: date, path: str, opened_by: int) -> Meeting:
    """Enter a meeting."""
    found = Meeting(unit.new_id(), kind, held_on, path, opened_by, unit.now)
    unit.run(
        insert(_MEETING).values(
            id=found.id,
            kind=kind.value,
            held_on=held_on,
            path=path,
            opened_by=opened_by,
            opened_at=unit.now,
        )
    )
    return found


def get(view: Reader, meeting_id: int) -> Meeting | None:
    """A meeting, for a use case that checks rights itself."""
    row = view.run(select(_MEETING).where(_MEETING.c.id == meeting_id)).one_or_none()
    return None if row is None else _meeting(row)


def page(view: Reader, scopes: Sequence[str], offset: int, limit: int) -> tuple[list[Meeting], int]:
    """Meetings held within some scopes, the newest day first."""
    here = or_(false(), *(_MEETING.c.path.startswith(one, autoescape=True) for one in scopes))
    total = view.run(select(func.count(_MEETING.c.id)).where(here)).scalar() or 0
    rows = view.run(
        select(_MEETING)
        .where(here)
        .order_by(_MEETING.c.held_on.desc(), _MEETING.c.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [_meeting(row) for row in rows], total


# Agenda


def is_joint() -> ColumnElement[bool]:
    """The condition on cases that several units handle, or several people raised together."""
    shared = exists().where(_PART.c.case_id == CASE.c.id, _PART.c.released_at.is_(None))
    return or_(shared, CASE.c.channel.in_([one.value for one in JOINT_CHANNELS]))


def is_late(view: Reader) -> ColumnElement[bool]:
    """The condition on open cases past their due day."""
    open_ = CASE.c.stage.in_([stage.value for stage in OPEN_STAGES])
    return open_ & (CASE.c.due_on < view.today)


def to_gather(
    view: Reader, officer: Officer, meeting: Meeting, gathers: Gathering, limit: int
) -> list[Case]:
    """The cases that belong on an agenda and that the officer may see, those due first first.

    What was on this agenda before is left out, also when it was taken off.
    """
    wanted = is_joint()
    if gathers.late:
        flagged = CASE.c.flags.contains(f" {Flag.ON_AGENDA.value} ", autoescape=True)
        wanted = or_(wanted, is_late(view), flagged)
    known = select(_AGENDA.c.case_id).where(_AGENDA.c.meeting_id == meeting.id)
    question = select_cases(officer).where(
        wanted,
        CASE.c.stage.in_([one.value for one in MOVES[Move.PUT_ON_AGENDA].sources if one]),
        CASE.c.place_path.startswith(meeting.path, autoescape=True),
        CASE.c.id.not_in(known),
    )
    accuses = CASE.c.type == MatterType.ACCUSATION.value
    if not gathers.accusations:
        question = question.where(~accuses)
    if not gathers.plain:
        question = question.where(accuses)
    rows = view.run(question.order_by(CASE.c.due_on, CASE.c.id).limit(limit))
    return [value_of(row) for row in rows]


def put_on(unit: Unit, meeting_id: int, case_id: int) -> None:
    """Put a case on an agenda."""
    unit.run(insert(_AGENDA).values(meeting_id=meeting_id, case_id=case_id, put_at=unit.now))


def agenda(
    view: Reader, officer: Officer, meeting_id: int, offset: int, limit: int
) -> tuple[list[OnAgenda], int]:
    """A page of an agenda's cases that an officer may see, and how many there are."""
    of_case = (_AGENDA.c.case_id == CASE.c.id) & (_AGENDA.c.meeting_id == meeting_id)
    decided = exists().where(of_case, _AGENDA.c.decided_at.is_not(None))
    question = select_cases(officer).where(exists().where(of_case, _AGENDA.c.off_at.is_(None)))
    total = view.run(question.with_only_columns(func.count(CASE.c.id))).scalar() or 0
    rows = view.run(
        question.add_columns(
            is_late(view).label("late"), is_joint().label("joint"), decided.label("decided")
        )
        .order_by(CASE.c.due_on, CASE.c.id)
        .offset(offset)
        .limit(limit)
    )
    return [
        OnAgenda(value_of(row), bool(row.late), bool(row.joint), bool(row.decided)) for row in rows
    ], total


def leave_agendas(unit: Unit, case_id: int, *, decided: bool) -> None:
    """Note that a case was decided on, or taken off, wherever it still stands on an agenda."""
    column = "decided_at" if decided else "off_at"
    unit.run(
        update(_AGENDA)
        .where(
            _AGENDA.c.case_id == case_id,
            _AGENDA.c.decided_at.is_(None),
            _AGENDA.c.off_at.is_(None),
        )
        .values({column: unit.now})
    )


# Action items


def add_action(unit: Unit, item: ActionItem) -> None:
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


def action(view: Reader, action_id: int) -> ActionItem | None:
    """An action item, for a use case that checks rights itself."""
    row = view.run(select(_ACTION).where(_ACTION.c.id == action_id)).one_or_none()
    return None if row is None else _action(row)


def actions_of(view: Reader, meeting_id: int) -> list[ActionItem]:
    """What a meeting has asked for, that due first first."""
    rows = view.run(
        select(_ACTION)
        .where(_ACTION.c.meeting_id == meeting_id)
        .order_by(_ACTION.c.due_on, _ACTION.c.id)
    )
    return [_action(row) for row in rows]


def open_actions(view: Reader, owner_ids: Sequence[int], under: Sequence[str]) -> list[ActionItem]:
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


def finish_action(unit: Unit, action_id: int, by: int) -> bool:
    """Note that an action item is done; false when somebody was first."""
    done = unit.run(
        update(_ACTION)
        .where(_ACTION.c.id == action_id, _ACTION.c.done_at.is_(None))
        .values(done_at=unit.now, done_by=by)
    )
    return done.rowcount == 1
