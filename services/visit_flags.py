"""Hints about field days, for their visitors and for those who oversee them; nothing is refused."""

from datetime import date, timedelta

from casework import visit_flags as rules
from casework.access import check_may_do, oversees_days_of, oversees_visits
from casework.days import last_of_month
from casework.paging import pages_of
from casework.people import Officer
from casework.sheets_visit_months import FlaggedDays
from casework.visit_flags import Picture, VisitFlag
from services import visit_months
from storage import media, people, visits
from storage.unit import Reader
from storage.visits import Visit

# Photos are compared with those of field days so long before and after.
WINDOW = timedelta(days=180)
PAGE = 5

Flagged = tuple[Visit, tuple[VisitFlag, ...]]


def are_shown(view: Reader, actor: Officer, visit: Visit) -> bool:
    """Whether an officer is shown the hints: the visitor, and whoever oversees where they sit."""
    if visit.officer_id == actor.id:
        return True
    visitor = people.get(view, visit.officer_id)
    posts = visitor.own_posts if visitor is not None else ()
    seat = next((post.unit_path for post in posts if post.visit_duty), visit.village_path)
    if visitor is None:
        return oversees_visits(actor, seat)
    return oversees_days_of(actor, visitor, seat)


def of(view: Reader, visit: Visit) -> tuple[VisitFlag, ...]:
    """The hints about one field day."""
    that_day = visits.between(view, visit.day, visit.day)
    return _flags(view, visit, that_day, media.pictures_of_visits(view, *_around(visit.day)))


def of_days(view: Reader, logged: list[Visit]) -> dict[int, tuple[VisitFlag, ...]]:
    """The hints about some field days, which stand in order, by id."""
    if not logged:
        return {}
    first, last = logged[0].day, logged[-1].day
    everybodys = visits.between(view, first, last)
    pictures = media.pictures_of_visits(view, *_around(first, last))
    return {visit.id: _flags(view, visit, everybodys, pictures) for visit in logged}


def _around(first: date, last: date | None = None) -> tuple[date, date]:
    return first - WINDOW, (last or first) + WINDOW


def of_month(view: Reader, actor: Officer, month: date) -> list[Flagged]:
    """A month's field days with hints, of those whom an officer oversees, in order."""
    first, last = month.replace(day=1), last_of_month(month.year, month.month)
    logged = visits.between(view, first, last)
    pictures = media.pictures_of_visits(view, *_around(first, last))
    found = (
        (visit, _flags(view, visit, logged, pictures))
        for visit in logged
        if are_shown(view, actor, visit)
    )
    return [(visit, flags) for visit, flags in found if flags]


def flagged(view: Reader, actor: Officer, argument: str = "", page: int = 0) -> FlaggedDays:
    """A page of a month's field days with hints; raises :class:`PeriodError`."""
    check_may_do(actor, "visits_county")
    month = visit_months.chosen_month(view, argument)
    found = of_month(view, actor, month)
    pages = pages_of(len(found), PAGE)
    page = min(page, pages - 1)
    names = people.names(view, {visit.officer_id for visit, _flags in found})
    return FlaggedDays(
        month,
        tuple(
            visit_months.line(view, visit, names.get(visit.officer_id), flags)
            for visit, flags in found[page * PAGE : (page + 1) * PAGE]
        ),
        len(found),
        page,
        pages,
    )


def _flags(
    view: Reader, visit: Visit, logged: list[Visit], pictures: list[tuple[int, Picture]]
) -> tuple[VisitFlag, ...]:
    raised = {
        VisitFlag.BACKFILLED: visit.backfilled,
        VisitFlag.SAME_PHOTO: visit.photo and _has_used_picture(visit, pictures),
        VisitFlag.FAR: visit.far_km is not None,
        VisitFlag.SAME_WORDS: _says_the_same(view, visit, logged),
    }
    return tuple(flag for flag, is_raised in raised.items() if is_raised)


def _has_used_picture(visit: Visit, pictures: list[tuple[int, Picture]]) -> bool:
    """Whether a picture came to another field day before it came to this one."""
    mine = [picture for visit_id, picture in pictures if visit_id == visit.id]
    others = [picture for visit_id, picture in pictures if visit_id != visit.id]
    return rules.is_used_again(mine, others)


def _says_the_same(view: Reader, visit: Visit, logged: list[Visit]) -> bool:
    others = [
        visits.words(view, one.note_id)
        for one in logged
        if (one.day, one.village_code) == (visit.day, visit.village_code)
        and one.officer_id != visit.officer_id
    ]
    return bool(others) and rules.says_the_same(visits.words(view, visit.note_id), others)
