"""Which cases stand before which meetings, and what waits for the next of a kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from casework.cases import Case
from casework.matters import MatterType
from casework.meetings import JOINT_CHANNELS, Gathering, Meeting, MeetingKind
from casework.people import Officer
from casework.workflow import MOVES, OPEN_STAGES, Move
from storage.cases import value_of
from storage.meetings import value_of as meeting_of
from storage.tables import AgendaRow, MeetingRow, PartRow, PutForwardRow, core
from storage.unit import Reader, Unit
from storage.visible import CASE, select_cases

_MEETING = core(MeetingRow)
_AGENDA = core(AgendaRow)
_WISH = core(PutForwardRow)
_PART = core(PartRow)
_UNDECIDED = and_(
    _AGENDA.c.decided_at.is_(None), _AGENDA.c.off_at.is_(None), _AGENDA.c.carried_at.is_(None)
)
# As an agenda is read.
_ORDER = (CASE.c.due_on, CASE.c.id)


@dataclass(frozen=True, slots=True)
class OnAgenda:
    """A case on an agenda, and why it is there; ``decided_at`` is none while nothing is decided."""

    case: Case
    late: bool
    joint: bool
    decided_at: datetime | None
    carried: bool = False


def _is_joint() -> ColumnElement[bool]:
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

    Those put forward or carried over, and of late and joint ones those that the kind gathers. What
    stands before another meeting of the kind is left out, and what was on this agenda before,
    also when it was taken off.
    """
    wished = exists().where(_WISH.c.case_id == CASE.c.id, _WISH.c.kind == meeting.kind.value)
    wanted = _is_joint()
    if gathers.late:
        wanted = or_(wanted, is_late(view))
    accuses = CASE.c.type == MatterType.ACCUSATION.value
    if not gathers.accusations:
        wanted = and_(wanted, ~accuses)
    if not gathers.plain:
        wanted = and_(wanted, accuses)
    live, spoken_of = (_stages(move) for move in (Move.PUT_ON_AGENDA, Move.TAKE_OFF_AGENDA))
    known = select(_AGENDA.c.case_id).where(_AGENDA.c.meeting_id == meeting.id)
    elsewhere = select(_AGENDA.c.case_id).where(
        _UNDECIDED, _AGENDA.c.meeting_id.in_(_open_meetings(meeting.kind))
    )
    question = select_cases(officer).where(
        or_(and_(wished, CASE.c.stage.in_(spoken_of)), and_(wanted, CASE.c.stage.in_(live))),
        CASE.c.place_path.startswith(meeting.path, autoescape=True),
        CASE.c.id.not_in(known),
        CASE.c.id.not_in(elsewhere),
    )
    rows = view.run(question.order_by(CASE.c.due_on, CASE.c.id).limit(limit))
    return [value_of(row) for row in rows]


def _stages(move: Move) -> list[str]:
    return [stage.value for stage in MOVES[move].sources if stage]


def _open_meetings(kind: MeetingKind) -> Select[Any]:
    return select(_MEETING.c.id).where(
        _MEETING.c.kind == kind.value, _MEETING.c.closed_at.is_(None)
    )


def put_on(unit: Unit, meeting: Meeting, case_id: int) -> None:
    """Put a case on an agenda, again where it was taken off; it waits for the kind no more."""
    here = (_AGENDA.c.meeting_id == meeting.id) & (_AGENDA.c.case_id == case_id)
    fresh = {"put_at": unit.now, "decided_at": None, "off_at": None, "carried_at": None}
    if unit.run(update(_AGENDA).where(here).values(**fresh)).rowcount == 0:
        unit.run(insert(_AGENDA).values(meeting_id=meeting.id, case_id=case_id, put_at=unit.now))
    forget(unit, case_id, meeting.kind)


def put_forward(unit: Unit, case_id: int, kind: MeetingKind) -> None:
    """Let a case wait for the next meeting of a kind."""
    forget(unit, case_id, kind)
    unit.run(insert(_WISH).values(case_id=case_id, kind=kind.value, put_at=unit.now))


def forget(unit: Unit, case_id: int, kind: MeetingKind | None = None) -> None:
    """A case waits for a kind of meeting no more, or for none."""
    question = delete(_WISH).where(_WISH.c.case_id == case_id)
    unit.run(question if kind is None else question.where(_WISH.c.kind == kind.value))


def waits_for(view: Reader, case_id: int) -> list[MeetingKind]:
    """The kinds of meeting that a case waits for."""
    rows = view.run(select(_WISH.c.kind).where(_WISH.c.case_id == case_id))
    return sorted(MeetingKind(row.kind) for row in rows)


def standing_on(view: Reader, case_id: int) -> list[Meeting]:
    """The meetings, not closed, before which a case stands undecided, by their day."""
    rows = view.run(
        select(_MEETING)
        .join(_AGENDA, _AGENDA.c.meeting_id == _MEETING.c.id)
        .where(_AGENDA.c.case_id == case_id, _UNDECIDED, _MEETING.c.closed_at.is_(None))
        .order_by(_MEETING.c.held_on, _MEETING.c.id)
    )
    return [meeting_of(row) for row in rows]


def before(view: Reader, case_id: int) -> set[MeetingKind]:
    """The kinds of meeting before which a case stands undecided, or for which it waits."""
    return {*waits_for(view, case_id), *(one.kind for one in standing_on(view, case_id))}


def undecided(view: Reader, meeting_id: int) -> list[int]:
    """The cases of an agenda on which nothing has been decided."""
    rows = view.run(
        select(_AGENDA.c.case_id)
        .where(_AGENDA.c.meeting_id == meeting_id, _UNDECIDED)
        .order_by(_AGENDA.c.case_id)
    )
    return [row.case_id for row in rows]


def note(unit: Unit, case_id: int, meeting_ids: Sequence[int], what: str) -> None:
    """Note that a case was decided on, taken off or carried over, where it stood undecided.

    ``what`` names the column.
    """
    unit.run(
        update(_AGENDA)
        .where(
            _AGENDA.c.case_id == case_id, _AGENDA.c.meeting_id.in_(list(meeting_ids)), _UNDECIDED
        )
        .values({what: unit.now})
    )


def count_undecided(view: Reader, officer: Officer, meeting_id: int) -> int:
    """On how many cases of an agenda that an officer may see nothing has been decided."""
    here = _of_case(meeting_id)
    question = select_cases(officer).where(exists().where(here, _UNDECIDED))
    return view.run(question.with_only_columns(func.count(CASE.c.id))).scalar() or 0


def decided_at(view: Reader, officer: Officer, case_id: int) -> tuple[int, int] | None:
    """The open meeting that has decided on a case last, and the case's place on its agenda.

    The place is among those that an officer may see, from 0.
    """
    meeting_id = view.run(
        select(_AGENDA.c.meeting_id)
        .join(_MEETING, _MEETING.c.id == _AGENDA.c.meeting_id)
        .where(
            _AGENDA.c.case_id == case_id,
            _AGENDA.c.decided_at.is_not(None),
            _MEETING.c.closed_at.is_(None),
        )
        .order_by(_AGENDA.c.decided_at.desc(), _MEETING.c.held_on, _MEETING.c.id)
        .limit(1)
    ).scalar()
    if meeting_id is None:
        return None
    rows = view.run(_on(officer, meeting_id).with_only_columns(CASE.c.id).order_by(*_ORDER))
    ids = [row.id for row in rows]
    return (meeting_id, ids.index(case_id)) if case_id in ids else None


def _of_case(meeting_id: int) -> ColumnElement[bool]:
    return (_AGENDA.c.case_id == CASE.c.id) & (_AGENDA.c.meeting_id == meeting_id)


def _on(officer: Officer, meeting_id: int) -> Select[Any]:
    """The cases of an agenda that an officer may see."""
    here = exists().where(_of_case(meeting_id), _AGENDA.c.off_at.is_(None))
    return select_cases(officer).where(here)


def page(
    view: Reader, officer: Officer, meeting_id: int, offset: int, limit: int
) -> tuple[list[OnAgenda], int]:
    """A page of an agenda's cases that an officer may see, and how many there are."""
    of_case = _of_case(meeting_id)
    decided = select(_AGENDA.c.decided_at).where(of_case).scalar_subquery()
    carried = exists().where(of_case, _AGENDA.c.carried_at.is_not(None))
    question = _on(officer, meeting_id)
    total = view.run(question.with_only_columns(func.count(CASE.c.id))).scalar() or 0
    rows = view.run(
        question.add_columns(
            is_late(view).label("late"),
            _is_joint().label("joint"),
            decided.label("decided_at"),
            carried.label("carried"),
        )
        .order_by(*_ORDER)
        .offset(offset)
        .limit(limit)
    )
    return [
        OnAgenda(
            value_of(row),
            bool(row.late),
            bool(row.joint),
            row.decided_at,
            carried=bool(row.carried),
        )
        for row in rows
    ], total
