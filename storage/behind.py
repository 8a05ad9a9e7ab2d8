"""The cases behind a number of the leaders' answer, of those that an officer may know of."""

from collections.abc import Iterable

from sqlalchemy import or_

from casework.cases import Case
from casework.matters import Channel
from casework.people import Officer
from casework.stages import OPEN_STAGES, UNANSWERED_STAGES
from casework.statistics import Period
from storage.case_lists import page, touches
from storage.flavour import begins_with
from storage.unit import Reader
from storage.visible import CASE, select_cases

_OPEN = CASE.c.stage.in_(OPEN_STAGES)


def received(
    view: Reader,
    officer: Officer,
    path: str,
    channels: Iterable[Channel],
    days: Period,
    *,
    offset: int,
    limit: int,
) -> tuple[list[Case], int]:
    """A page of the cases of a place that came in by some channels, the newest first."""
    question = select_cases(officer).where(
        begins_with(CASE.c.place_path, path),
        CASE.c.channel.in_(sorted(channels)),
        CASE.c.received_on.between(days.first, days.last),
    )
    return page(view, question, CASE.c.received_on.desc(), offset, limit)


def from_above(
    view: Reader, officer: Officer, path: str, *, offset: int, limit: int
) -> tuple[list[Case], int]:
    """A page of what was handed down from above and is not answered, that due first first."""
    question = select_cases(officer).where(
        touches(path),
        CASE.c.channel == Channel.FROM_ABOVE.value,
        CASE.c.stage.in_(UNANSWERED_STAGES),
    )
    return page(view, question, CASE.c.due_on, offset, limit)


def due(
    view: Reader,
    officer: Officer,
    path: str,
    days: Period,
    *,
    missed: bool,
    offset: int,
    limit: int,
) -> tuple[list[Case], int]:
    """A page of what falls due over days: what is open, or what was ``missed``, open or not."""
    question = select_cases(officer).where(
        touches(path), CASE.c.due_on.between(days.first, days.last)
    )
    late = or_(_OPEN, CASE.c.replied_on.is_(None), CASE.c.replied_on > CASE.c.due_on)
    return page(view, question.where(late if missed else _OPEN), CASE.c.due_on, offset, limit)
