"""What is shown of a joint team's trips: one trip, and a period with its sums."""

from casework.access import ROLE_ACTS, check_may_do, may_change_outreach, may_do
from casework.matters import Subject
from casework.outreach import Count, totals
from casework.paging import pages_of
from casework.people import Officer
from casework.report_errors import PeriodFutureError
from casework.sheets_outreach import OutreachesSheet, OutreachLine, OutreachSheet
from casework.statistics import Period, next_period, previous_period, this_month
from services import outreach, places
from storage import events, people, units
from storage import outreach as kept
from storage import visits as kept_visits
from storage.unit import Reader

PAGE = 5


def card(view: Reader, actor: Officer, trip_id: int) -> OutreachSheet:
    """A trip's card; raises :class:`NotFoundError`."""
    trip = outreach.seen(view, actor, trip_id)
    steps, acts = events.history(view, [(Subject.OUTREACH, trip.id)], limit=1)
    names = people.names(view, set(trip.officer_ids))
    bodies = (units.get(view, code) for code in trip.unit_codes)
    return OutreachSheet(
        trip.id,
        places.path_name(view, trip.place_code),
        trip.first,
        trip.last,
        kept_visits.words(view, trip.note_id),
        (
            *(names.get(one, "") for one in trip.officer_ids),
            *(body.short_name for body in bodies if body is not None),
        ),
        trip.counts,
        trip.removed,
        steps[0].actor_name or "",
        steps[0].at,
        acts,
        may_change=may_change_outreach(actor, trip.path),
    )


def overview(
    view: Reader, actor: Officer, period: Period | None = None, page: int = 0
) -> OutreachesSheet:
    """A period's trips of the units that the asker answers for; this month's unless told.

    Raises :class:`PeriodFutureError`.
    """
    check_may_do(actor, "outreaches")
    period = period or this_month(view.today)
    if period.first > view.today:
        raise PeriodFutureError(first=period.first)
    scopes = actor.scopes(*ROLE_ACTS["outreaches"])
    trips = kept.between(view, scopes, period.first, period.last)
    pages = pages_of(len(trips), PAGE)
    page = min(page, pages - 1)
    after = next_period(period)
    return OutreachesSheet(
        period,
        len(trips),
        len({one for trip in trips for one in trip.officer_ids}),
        len({code for trip in trips for code in trip.unit_codes}),
        totals(trips),
        tuple(
            OutreachLine(
                trip.id,
                places.path_name(view, trip.place_code),
                trip.first,
                trip.last,
                trip.counts.get(Count.PERSON_TRIPS),
            )
            for trip in trips[page * PAGE : (page + 1) * PAGE]
        ),
        page,
        pages,
        may_enter=may_do(actor, "outreach"),
        before=previous_period(period),
        after=after if after.first <= view.today else None,
    )
