"""Replies that the desk may not follow up itself, since it has handled them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, false, not_, or_, select

from casework.people import Officer, Role
from casework.recusal import RecusalState
from casework.stages import Stage
from storage.flavour import begins_with
from storage.tables import HandledRow, RecusalRow, TeamRow, core
from storage.visible import CASE
from storage.written_out import word

_HANDLED, _TEAM, _RECUSAL = core(HandledRow), core(TeamRow), core(RecusalRow)


def left_to(officer: Officer, clerks: Sequence[Officer]) -> ColumnElement[bool]:
    """Whether a case was replied to, and an officer may follow it up but none of the clerks.

    ``officer`` sees the case anyway; the same is asked of one case in `casework.access`.
    """
    kept = [_is_kept(clerk) for clerk in clerks]
    return and_(CASE.c.stage == word(Stage.REPLIED), not_(_has_handled(officer)), *kept)


def _is_kept(clerk: Officer) -> ColumnElement[bool]:
    away = select(_RECUSAL.c.case_id).where(
        _RECUSAL.c.case_id == CASE.c.id,
        _RECUSAL.c.officer_id == clerk.id,
        _RECUSAL.c.state != RecusalState.REFUSED.value,
    )
    within = [begins_with(CASE.c.place_path, scope) for scope in clerk.scopes(Role.CLERK)]
    return _has_handled(clerk) | away.exists() | not_(or_(false(), *within))


def _has_handled(officer: Officer) -> ColumnElement[bool]:
    handled = select(_HANDLED.c.case_id).where(
        _HANDLED.c.case_id == CASE.c.id, _HANDLED.c.officer_id == officer.id
    )
    on_team = select(_TEAM.c.case_id).where(
        _TEAM.c.case_id == CASE.c.id,
        _TEAM.c.officer_id == officer.id,
        _TEAM.c.ended_at.is_(None),
    )
    return handled.exists() | on_team.exists()
