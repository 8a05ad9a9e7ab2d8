"""The cases that a unit is appraised by: its own, without accusations and imported entries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, or_, select

from casework.appraisal import QUIET, Handled
from casework.cases import Case
from casework.matters import MatterType, Occurrence, Subject
from casework.statistics import Period
from casework.workflow import Move, Stage
from storage import earlier
from storage.cases import value_of
from storage.flavour import begins_with
from storage.tables import EventRow, core
from storage.unit import Reader
from storage.visible import CASE, any_case

_EVENT = core(EventRow)
_LEFT_OUT = (Stage.JOINED.value, Stage.WITHDRAWN.value)


def handled(view: Reader, path: str, period: Period) -> list[Handled]:
    """The cases of a unit in which something of a period may count, with what came of them.

    What is another unit's by now counts as far as this one had answered it before.
    """
    before: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for ended in earlier.due_in(view, path, period.first, period.last):
        before[ended.case_id].append((ended.due_on, ended.replied_on))
    found = _cases(view, path, period, before)
    ids = [case.id for case in found]
    again = _raised_again(view, ids) | _noted(view, ids, Move.APPLY_REVIEW)
    sent_back = _noted(view, ids, Move.RETURN_REPLY)

    def value(case: Case) -> Handled:
        ended = tuple(before[case.id])
        if case.owner_path is None or not case.owner_path.startswith(path):
            return Handled(case.id, first_time=False, earlier=ended)
        return Handled(
            case.id,
            case.occurrence is Occurrence.FIRST,
            case.due_on,
            case.replied_on,
            case.closed_on,
            case.service_rating,
            case.result_rating,
            case.id in again,
            case.id in sent_back,
            ended,
            case.result_again,
        )

    return [value(case) for case in found]


def _cases(view: Reader, path: str, period: Period, also: Collection[int]) -> list[Case]:
    """The unit's own of the period, and some others by their ids."""
    days = (period.first, period.last)
    within = or_(
        CASE.c.due_on.between(*days),
        CASE.c.replied_on.between(period.first - QUIET, period.last),
        CASE.c.closed_on.between(*days),
    )
    own = and_(begins_with(CASE.c.owner_path, path), within)
    rows = view.run(
        any_case()
        .where(
            or_(own, CASE.c.id.in_(sorted(also))),
            CASE.c.type != MatterType.ACCUSATION.value,
            CASE.c.imported.is_(False),
            CASE.c.stage.not_in(_LEFT_OUT),
        )
        .order_by(CASE.c.id)
    )
    return [value_of(row) for row in rows]


def _raised_again(view: Reader, case_ids: Collection[int]) -> set[int]:
    """Which of some cases a later one repeats."""
    question = any_case().with_only_columns(CASE.c.repeat_of)
    rows = view.run(question.where(CASE.c.repeat_of.in_(list(case_ids))))
    return {row.repeat_of for row in rows}


def _noted(view: Reader, case_ids: Collection[int], move: Move) -> set[int]:
    """Which of some cases a move was ever made on."""
    rows = view.run(
        select(_EVENT.c.subject_id).where(
            _EVENT.c.subject_kind == Subject.CASE.value,
            _EVENT.c.subject_id.in_(list(case_ids)),
            _EVENT.c.kind == move.value,
        )
    )
    return {row.subject_id for row in rows}
