"""Refusals of field days, of trips and of the villages they lead to."""

from casework.errors import CaseworkError


class VisitError(CaseworkError):
    """A field day cannot be logged as asked."""

    code = "visit"


class VisitInFutureError(VisitError):
    """A field day is logged after it was spent, never before; facts: `day`, `today`."""

    code = "visit_in_future"


class VisitTooLateError(VisitError):
    """The backfill is over; facts: `day`, `earliest`."""

    code = "visit_too_late"


class VisitDayFullError(VisitError):
    """Two halves already make that day whole; fact: `day`."""

    code = "visit_day_full"


class VisitDuringLeaveError(VisitError):
    """The officer was on approved leave that day; fact: `day`."""

    code = "visit_during_leave"


class NoSuchVillageError(VisitError):
    """No village of the county goes by this name; facts: `text`, and `near`, names like it."""

    code = "no_such_village"


class VillageOutsideError(VisitError):
    """The village lies in another county; fact: `village`."""

    code = "village_outside"


class WhichVillageError(VisitError):
    """Several villages go by this name; facts: `text`, `near`."""

    code = "which_village"


class NoVillageNearError(VisitError):
    """No village is known to lie near a place; fact: `km` to the nearest one, where any is."""

    code = "no_village_near"


class VisitConfirmedError(VisitError):
    """A confirmed field day is not taken back."""

    code = "visit_confirmed"


class PlanPastError(VisitError):
    """A day gone by cannot be planned; fact: `day`."""

    code = "plan_past"


class CompanionError(VisitError):
    """Somebody cannot be named as companion; fact: `reason`, oneself or leader."""

    code = "companion"


class OutreachDatesError(CaseworkError):
    """A trip would end before it begins; facts: `first`, `last`."""

    code = "outreach_dates"
