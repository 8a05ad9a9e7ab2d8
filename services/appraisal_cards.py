"""What the screens of appraisals show to one officer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from casework.access import may_do
from casework.appraisal import AppraisalState, Line, Part, appraise, may_object
from casework.days import last_of_month
from casework.errors import NotAllowedError
from casework.matters import Subject
from casework.paging import pages_of
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.sheets_appraisal import (
    AppraisalLine,
    AppraisalSheet,
    AppraisalsSheet,
    AppraisedLine,
    AppraisedSheet,
)
from casework.statistics import Period
from casework.unit_errors import NoSuchUnitError
from services import appraisals, appraising, places, status
from storage import appraisals as kept_appraisals
from storage import cases, events, people
from storage.appraisals import Kept
from storage.unit import Reader

PAGE, LIST_PAGE, _MINE = 6, 10, 8


def card(view: Reader, actor: Officer, appraisal_id: int) -> AppraisalSheet:
    """A unit's appraisal; raises :class:`NotFoundError` for one that is not to be seen yet."""
    kept = appraisals.seen(view, actor, appraisal_id)
    own = appraising.is_own(actor, kept.unit_path)
    objected = kept.state is AppraisalState.OBJECTED
    return AppraisalSheet(
        kept.id,
        places.path_name(view, kept.unit_code),
        kept.period,
        appraise(kept_appraisals.lines(view, kept.id)),
        kept.state,
        kept.object_by,
        kept.objected_part,
        kept.recounted,
        tuple(events.notes(view, [(Subject.APPRAISAL, kept.id)])),
        own and may_object(kept.state, kept.object_by, view.today),
        objected and appraisals.answers(actor, kept),
        appraisals.oversees(actor, kept),
    )


def behind(
    view: Reader, actor: Officer, appraisal_id: int, part: Part, page: int = 0
) -> AppraisedSheet:
    """A page of what a part was made of, what did not count well first.

    Of the cases those that the asker may see.
    """
    kept = appraisals.seen(view, actor, appraisal_id)
    lines = kept_appraisals.lines(view, kept.id)
    scored = next(one for one in appraise(lines).parts if one.part is part)
    mine = [line for line in lines if line.part is part]
    shown = list(_shown(view, actor, part, sorted(mine, key=_badly_first)))
    pages = pages_of(len(shown), PAGE)
    page = min(page, pages - 1)
    return AppraisedSheet(
        kept.id,
        places.path_name(view, kept.unit_code),
        kept.period,
        scored,
        tuple(shown[page * PAGE : (page + 1) * PAGE]),
        page,
        pages,
    )


def _badly_first(line: Line) -> tuple[bool, int]:
    return line.count >= line.of, line.ref


def _shown(
    view: Reader, actor: Officer, part: Part, lines: Sequence[Line]
) -> Iterator[AppraisedLine]:
    if part is Part.VISITS:
        names = people.names(view, {line.ref for line in lines})
        for line in lines:
            yield AppraisedLine(line.ref, line.count, line.of, name=names.get(line.ref, ""))
        return
    for line in lines:
        case = cases.seen(view, actor, line.ref)
        if case is not None:
            yield AppraisedLine(line.ref, line.count, line.of, (case.year, case.serial))


def overview(
    view: Reader,
    actor: Officer,
    period: Period | None = None,
    page: int = 0,
    unit_text: str = "",
) -> AppraisalsSheet:
    """The appraisals of a quarter for who oversees units; of one's own unit for its people.

    Of a period its first quarter is told, without one the newest. Raises
    :class:`NotAllowedError`, and :class:`NoSuchUnitError` also for one that is not to be seen.
    """
    named = unit_named(view, actor, unit_text) if unit_text else None
    if may_do(actor, appraisals.ACT):
        first = _quarter_of(period) if period else kept_appraisals.newest_quarter(view)
        unit = named or status.own_unit(view, actor, appraisals.ACT)
        sheet = _quarter(view, actor, first, page, unit.path)
        return replace(sheet, unit_code=unit.code, unit=unit.short_name)
    codes = {post.unit_code for post in actor.posts if post.role in appraising.OWN_ROLES}
    if not codes:
        raise NotAllowedError(rule="role", act=appraisals.ACT)
    found = kept_appraisals.of_units(view, codes, _MINE)
    return AppraisalsSheet(tuple(_line(view, kept) for kept in found))


def of_unit(
    view: Reader, actor: Officer, unit_text: str, period: Period | None = None
) -> int | None:
    """The id of a unit's appraisal, of a period's first quarter or the newest.

    None where there is none to be seen. Raises :class:`NoSuchUnitError`, also for a unit whose
    appraisals are not the officer's to see.
    """
    unit = unit_named(view, actor, unit_text)
    if period is None:
        kept = kept_appraisals.of_units(view, {unit.code}, _MINE)
    else:
        quarter = kept_appraisals.of_quarter(view, _quarter_of(period))
        kept = [one for one in quarter if one.unit_code == unit.code]
    return next((one.id for one in kept if appraisals.is_seen(view, actor, one)), None)


def unit_named(view: Reader, actor: Officer, text: str) -> OfficeUnit:
    """The unit that a text names, of those whose appraisals are the officer's to see.

    Raises :class:`NoSuchUnitError`, :class:`WhichUnitError`.
    """

    def is_seen(unit: OfficeUnit) -> bool:
        overseen = status.answers_for(actor, appraisals.ACT, unit)
        return overseen or appraising.is_own(actor, unit.path)

    return places.find_one(view, text, is_seen)


def is_known(view: Reader, actor: Officer, text: str) -> bool:
    """Whether a text names a unit whose appraisals are the officer's to see."""
    try:
        return bool(unit_named(view, actor, text))
    except NoSuchUnitError:
        return False


def _quarter_of(period: Period) -> date:
    return period.first.replace(month=(period.first.month - 1) // 3 * 3 + 1)


def _quarter(
    view: Reader, actor: Officer, first: date | None, page: int, path: str
) -> AppraisalsSheet:
    if first is None:
        return AppraisalsSheet(())
    covered = [
        kept
        for kept in kept_appraisals.of_quarter(view, first)
        if appraisals.oversees(actor, kept) and kept.unit_path.startswith(path)
    ]
    open_ = [kept for kept in covered if appraisals.is_seen(view, actor, kept)]
    pages = pages_of(len(open_), LIST_PAGE)
    page = min(page, pages - 1)
    shown = open_[page * LIST_PAGE : (page + 1) * LIST_PAGE]
    last = first.month + 2
    period = Period(first, last_of_month(first.year, last))
    waiting = len(covered) - len(open_)
    lines = tuple(_line(view, kept) for kept in shown)
    return AppraisalsSheet(lines, period, waiting, page, pages)


def _line(view: Reader, kept: Kept) -> AppraisalLine:
    total = appraise(kept_appraisals.lines(view, kept.id)).total
    name = places.path_name(view, kept.unit_code)
    return AppraisalLine(kept.id, name, kept.period, total, kept.state)
