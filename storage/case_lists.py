"""Lists of cases: by stage, by place, by whoever has them, by the day they are due."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_

from casework.access import goes_by_unit
from casework.cases import Case
from casework.matters import Channel
from casework.people import Officer, Post
from casework.statistics import Period
from casework.workflow import OPEN_STAGES, Flag, Stage
from storage import following_up, recusals
from storage.cases import value_of
from storage.flavour import begins_with
from storage.unit import Reader
from storage.visible import CASE, any_case, owned_cases, select_cases
from storage.written_out import one_of


def page(
    view: Reader, question: Select[Any], order: Any, offset: int, limit: int
) -> tuple[list[Case], int]:
    """A page of cases, and how many there are."""
    total = view.run(question.with_only_columns(func.count(CASE.c.id))).scalar() or 0
    rows = view.run(question.order_by(order, CASE.c.id).offset(offset).limit(limit))
    return [value_of(row) for row in rows], total


def in_stages(
    view: Reader,
    officer: Officer,
    stages: frozenset[Stage],
    *,
    flags: frozenset[Flag] = frozenset(),
    path: str | None = None,
    owned: bool = False,
    also: frozenset[Stage] = frozenset(),
    clerks: Sequence[Officer] | None = None,
    kept_from: int | None = None,
    offset: int = 0,
    limit: int = 5,
) -> tuple[list[Case], int]:
    """A page of the cases in some stages that an officer may know of, those due first first.

    With ``flags`` those that have one of them as well. ``path`` narrows to those that a unit's
    subtree handles, ``owned`` to those handled by the officer or by the officer's own units, beside
    whoever's are in the stages of ``also``. With ``clerks`` those as well whose reply the officer
    may follow up and none of these. ``kept_from`` narrows to those that another may not know of.
    """
    wanted = one_of(CASE.c.stage, stages)
    for flag in sorted(flags):
        wanted = wanted | CASE.c.flags.contains(f" {flag.value} ", autoescape=True)
    if clerks is not None:
        wanted = wanted | following_up.left_to(officer, clerks)
    if path is not None:
        wanted = wanted & touches(path)
    if owned:
        wanted = wanted & owned_cases(officer)
    if also:
        wanted = wanted | one_of(CASE.c.stage, also)
    if kept_from is not None:
        wanted = wanted & CASE.c.id.in_(recusals.kept_from(kept_from))
    question = select_cases(officer).where(wanted)
    return page(view, question, CASE.c.due_on, offset, limit)


def with_section(view: Reader, section: str, path: str, stages: Collection[Stage]) -> list[Case]:
    """The cases in some stages that a section has in hand and that arose under a unit."""
    rows = view.run(
        any_case().where(
            CASE.c.section == section,
            begins_with(CASE.c.place_path, path),
            one_of(CASE.c.stage, stages),
        )
    )
    return [value_of(row) for row in rows]


def received_through(
    view: Reader, officer: Officer, channel: Channel, path: str, first: date, last: date
) -> list[Case]:
    """Cases of a place and channel that came between two days and that an officer may know of.

    The newest first; both days are counted.
    """
    question = select_cases(officer).where(
        CASE.c.channel == channel.value,
        CASE.c.place_path.startswith(path, autoescape=True),
        CASE.c.received_on.between(first, last),
    )
    newest = (CASE.c.received_on.desc(), CASE.c.id.desc())
    return [value_of(row) for row in view.run(question.order_by(*newest))]


def of_place(view: Reader, officer: Officer, place_code: str, limit: int) -> list[Case]:
    """The newest cases of a place that an officer may know of, and that stand by themselves."""
    rows = view.run(
        select_cases(officer)
        .where(CASE.c.place_code == place_code, CASE.c.stage != Stage.JOINED.value)
        .order_by(CASE.c.registered_at.desc(), CASE.c.id.desc())
        .limit(limit)
    )
    return [value_of(row) for row in rows]


def held_by(view: Reader, officer: Officer, owner_id: int, unit_codes: Sequence[str]) -> list[Case]:
    """Open and held cases, of those an officer may know of, given to somebody or to some units."""
    of_units = and_(CASE.c.owner_id.is_(None), CASE.c.owner_code.in_(list(unit_codes)))
    stages = OPEN_STAGES | {Stage.SUSPENDED}
    question = select_cases(officer).where(
        one_of(CASE.c.stage, stages),
        or_(CASE.c.owner_id == owner_id, of_units),
    )
    return [value_of(row) for row in view.run(question.order_by(CASE.c.due_on, CASE.c.id))]


def left_headless(
    view: Reader, heads: Sequence[Post], officer: Officer | None = None
) -> list[Case]:
    """What waits for the heads of these posts, of what an officer may know of if one is given.

    Of a section what it has in hand; of a township or county unit the results to review.
    """
    if not heads:
        return []
    question = (any_case() if officer is None else select_cases(officer)).where(
        one_of(CASE.c.stage, OPEN_STAGES | {Stage.SUSPENDED}),
        or_(*(_waits_for(post) for post in heads)),
    )
    return [value_of(row) for row in view.run(question.order_by(CASE.c.due_on, CASE.c.id))]


def _waits_for(head: Post) -> Any:
    if goes_by_unit(head):
        checked = CASE.c.flags.contains(f" {Flag.CHECKED.value} ", autoescape=True)
        there = begins_with(CASE.c.owner_path, head.unit_path)
        return and_(there, CASE.c.stage == Stage.REPLY_REVIEW.value, ~checked)
    here = begins_with(CASE.c.place_path, head.unit_path)
    return and_(here, CASE.c.section == head.section)


def overdue(
    view: Reader,
    officer: Officer,
    path: str | None,
    period: Period | None = None,
    *,
    offset: int = 0,
    limit: int = 5,
) -> tuple[list[Case], int]:
    """A page of open cases past their due day that an officer may know of, the latest first.

    ``period`` narrows to those whose day lay in it.
    """
    question = select_cases(officer).where(
        one_of(CASE.c.stage, OPEN_STAGES), CASE.c.due_on < view.today
    )
    if path is not None:
        question = question.where(touches(path))
    if period is not None:
        question = question.where(CASE.c.due_on.between(period.first, period.last))
    return page(view, question, CASE.c.due_on, offset, limit)


def touches(path: str) -> Any:
    """Where a case counts: at the unit that handles it, before there is one where it arose."""
    return begins_with(func.coalesce(CASE.c.owner_path, CASE.c.place_path), path)
