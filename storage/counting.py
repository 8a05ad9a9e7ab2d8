"""The running counts worked out anew from the rows that they stand for, by GROUP BY."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, func, select

from casework.matters import Channel, MatterType
from casework.stages import DECIDED_FLAGS, DECIDED_STAGES, OPEN_STAGES, Stage
from storage import earlier
from storage.measures import Measure, accused, depth_of_both, of_letter
from storage.tables import LetterRow, core
from storage.unit import Reader
from storage.visible import CASE, LEAD, any_case, any_lead

_LETTER = core(LetterRow)
_HANDLED_AT = func.coalesce(CASE.c.owner_path, CASE.c.place_path)
_ACCUSES = CASE.c.type == MatterType.ACCUSATION.value
_OPEN = CASE.c.stage.in_(OPEN_STAGES)
_HELD = CASE.c.stage == Stage.SUSPENDED.value
_DUE = CASE.c.due_on.is_not(None)


def _decided() -> ColumnElement[bool]:
    found: ColumnElement[bool] = CASE.c.stage.in_(DECIDED_STAGES)
    for flag in DECIDED_FLAGS:
        found |= CASE.c.flags.contains(f" {flag.value} ", autoescape=True)
    return found


# Which cases each measure counts where they are handled, and on which of their days.
_CONDITIONS: tuple[tuple[Measure, ColumnElement[bool], ColumnElement[date]], ...] = (
    (Measure.FALLING_DUE, _DUE, CASE.c.due_on),
    (Measure.OPEN_DUE, _DUE & _OPEN, CASE.c.due_on),
    (Measure.ON_TIME, _DUE & ~_OPEN & (CASE.c.replied_on <= CASE.c.due_on), CASE.c.due_on),
    (Measure.SUSPENDED, _HELD, CASE.c.received_on),
    (Measure.TO_DECIDE, _decided(), CASE.c.received_on),
    (
        Measure.FROM_ABOVE,
        (CASE.c.channel == Channel.FROM_ABOVE.value) & (_OPEN | _HELD),
        CASE.c.received_on,
    ),
)

# A unit's path, a measure, a day, and how many.
_Group = tuple[str, str, date, int]


def recount(view: Reader) -> dict[tuple[str, str, str], int]:
    """Every count as the rows have it, by unit, measure and bucket; the whole record is read."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    kept: dict[str, str] = {}  # words are few and counts are many: of equal words one is kept
    for groups in (each(view) for each in _COUNTED):
        for path, measure, day, n in groups:
            bucket = day.isoformat()
            rest = kept.setdefault(measure, measure), kept.setdefault(bucket, bucket)
            for code in path.rstrip("/").split("/"):
                found[kept.setdefault(code, code), *rest] += n
    return {key: n for key, n in found.items() if n}


def _leads(view: Reader) -> Iterator[_Group]:
    """Leads by the office's day on which they were reported, those taken back left out."""
    rows = view.run(
        any_lead()
        .with_only_columns(LEAD.c.place_path, LEAD.c.submitted_at, func.count().label("n"))
        .where(LEAD.c.stage != Stage.WITHDRAWN.value)
        .group_by(LEAD.c.place_path, LEAD.c.submitted_at)
    )
    for row in rows:
        yield row.place_path, Measure.LEADS, view.calendar.day_of(row.submitted_at), row.n


def _received(view: Reader) -> Iterator[_Group]:
    here = (CASE.c.place_path, CASE.c.channel, CASE.c.received_on, _ACCUSES.label("accuses"))
    rows = view.run(
        any_case()
        .with_only_columns(
            *here, func.count().label("n"), func.sum(CASE.c.persons).label("persons")
        )
        .group_by(*here)
    )
    for row in rows:
        for measure, n in ((Measure.RECEIVED, row.n), (Measure.PERSONS, int(row.persons))):
            yield row.place_path, measure + row.channel, row.received_on, n
            if row.accuses:
                yield row.place_path, accused(measure + row.channel), row.received_on, n


def _handled(view: Reader) -> Iterator[_Group]:
    """Cases where they are handled, and accusations once more where they arose."""
    for measure, condition, day in _CONDITIONS:
        here = (
            _HANDLED_AT.label("path"),
            CASE.c.place_path.label("place"),
            day.label("day"),
            _ACCUSES.label("accuses"),
        )
        rows = view.run(
            any_case()
            .with_only_columns(*here, func.count().label("n"))
            .where(condition)
            .group_by(*here)
        )
        for row in rows:
            yield row.path, measure, row.day, row.n
            if row.accuses:
                common = depth_of_both(row.place, row.path)
                yield row.place, accused(measure, common), row.day, row.n


def _letters(view: Reader) -> Iterator[_Group]:
    """Sealed letters that were registered, on the day on which each was recorded."""
    question = select(_LETTER.c.receiver_code, _LETTER.c.recorded_at)
    for row in view.run(question.where(_LETTER.c.registered_at.is_not(None))):
        day = view.calendar.day_of(row.recorded_at)
        for one in of_letter(f"{row.receiver_code}/", day):
            yield one.path, one.measure, one.day, one.n


def _earlier(view: Reader) -> Iterator[_Group]:
    """Answers given before their case was reopened; there are few."""
    for ended in earlier.everything(view):
        for one in earlier.counted(ended):
            yield one.path, one.measure, one.day, one.n


_COUNTED = (_leads, _received, _handled, _letters, _earlier)
