"""Invites, each the way in for one officer, known again by their codes alone."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlmodel import col

from storage import code_marks
from storage.tables import InviteRow
from storage.unit import Reader, Unit

_UNUSED = col(InviteRow.used_at).is_(None)
_GOOD = _UNUSED & col(InviteRow.revoked_at).is_(None)


def add(unit: Unit, officer_id: int, code: str, expires_at: datetime) -> int:
    """Keep an invite, but not its code; earlier open ones of the officer are revoked."""
    revoke(unit, officer_id)
    invite_id = unit.new_id()
    unit.run(
        insert(InviteRow).values(
            id=invite_id,
            officer_id=officer_id,
            made_at=unit.now,
            expires_at=expires_at,
            **code_marks.values(unit, code_marks.INVITE, invite_id, code),
        )
    )
    return invite_id


def of_code(view: Reader, code: str) -> InviteRow | None:
    """The invite with this code as it was typed, whatever its state."""
    table = code_marks.INVITE
    same = code_marks.is_code(view, table, code.strip().upper())
    row = view.run(select(table).where(same)).one_or_none()
    return None if row is None else InviteRow(**row._mapping)


def use(unit: Unit, invite_id: int) -> bool:
    """Use up an invite; false when somebody else was first."""
    of_it = col(InviteRow.id) == invite_id, _GOOD
    return unit.run(update(InviteRow).where(*of_it).values(used_at=unit.now)).rowcount == 1


def still_open(view: Reader, officer_ids: set[int]) -> dict[int, datetime]:
    """Until when the unused invites of these officers are good, past or to come."""
    question = select(col(InviteRow.officer_id), col(InviteRow.expires_at))
    rows = view.run(question.where(col(InviteRow.officer_id).in_(officer_ids), _GOOD))
    return {row.officer_id: row.expires_at for row in rows}


def revoke(unit: Unit, officer_id: int) -> None:
    """Make an officer's unused invites worthless."""
    theirs = col(InviteRow.officer_id) == officer_id, _GOOD
    unit.run(update(InviteRow).where(*theirs).values(revoked_at=unit.now))


def restore(unit: Unit, officer_id: int, revoked_at: datetime) -> None:
    """Make the invites good again that became worthless at a moment."""
    theirs = col(InviteRow.officer_id) == officer_id, _UNUSED
    then = col(InviteRow.revoked_at) == revoked_at
    unit.run(update(InviteRow).where(*theirs, then).values(revoked_at=None))
