"""The tree of refusals: each carries facts, and wording/ makes the sentence.

The text of an error is its code alone, because facts may name people and errors reach the logs.
"""

from typing import ClassVar


class CaseworkError(Exception):
    """Something the office's rules do not allow; `facts` holds what a sentence about it needs."""

    code: ClassVar[str] = "refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts: dict[str, object] = facts


# Clocks


class ClockError(CaseworkError):
    """A clock cannot do what was asked of it."""

    code = "clock"


class ClockStoppedError(ClockError):
    """The clock has already stopped; fact: `stopped_at`."""

    code = "clock_stopped"


class ClockPausedError(ClockError):
    """The clock is already paused; fact: `paused_at`."""

    code = "clock_paused"


class ClockNotPausedError(ClockError):
    """Only a paused clock can resume."""

    code = "clock_not_paused"


class ClockNotPausableError(ClockError):
    """A clock counted in hours is never paused; fact: `rule`."""

    code = "clock_not_pausable"


class ClockExpiredError(ClockError):
    """The due moment has passed; facts: `due_at`, `at`."""

    code = "clock_expired"


class NotExtendableError(ClockError):
    """This deadline allows no extension; fact: `rule`."""

    code = "not_extendable"


class AlreadyExtendedError(ClockError):
    """A deadline is extended once; fact: `days` of the extension it had."""

    code = "already_extended"


class ExtensionLengthError(ClockError):
    """The extension is shorter than a day or too long; facts: `days`, `most`."""

    code = "extension_length"


class DueDatePastError(ClockError):
    """A due date lies before the day it is set; facts: `due_on`, `today`."""

    code = "due_date_past"


# Field visits


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


# Leave


class PeriodDatesError(CaseworkError):
    """A service period ends before it begins; facts: `first`, `last`."""

    code = "period_dates"


class PeriodLengthError(CaseworkError):
    """A service period is longer than one may be; fact: `most`, in days."""

    code = "period_length"


class ItineraryError(CaseworkError):
    """A service period's title tells where somebody goes, which none may hold."""

    code = "itinerary"


class ZeroReportOverError(CaseworkError):
    """The day of which a zero report was asked is over, or its period; fact: `day`."""

    code = "zero_report_over"


class NotInPeriodError(CaseworkError):
    """No unit for which the officer answers lies in the service period."""

    code = "not_in_period"


class OutreachDatesError(CaseworkError):
    """A trip would end before it begins; facts: `first`, `last`."""

    code = "outreach_dates"


class LeaveError(CaseworkError):
    """A leave cannot be entered as asked; fact: `reason`, and what its sentence needs."""

    code = "leave"


class MeetingError(CaseworkError):
    """Something of a meeting cannot be done as asked; fact: `why`."""

    code = "meeting"


class PostError(CaseworkError):
    """A post cannot be added, changed or ended as asked; fact: `why`, and what it needs."""

    code = "post"


# Statistics


class PeriodError(CaseworkError):
    """A period is not one of the forms understood; fact: `text`."""

    code = "period"


class PeriodFutureError(CaseworkError):
    """A period has not begun yet; fact: `first`, its first day."""

    code = "period_future"


class ReportEmptyError(CaseworkError):
    """There is nothing to report of a unit and a period; facts: `unit`, `first`, `last`."""

    code = "report_empty"


# Calendar


class HoursError(CaseworkError):
    """A text is no office hours; facts: `text`, and `reason` when its times go backwards."""

    code = "hours"


class ClockLengthError(CaseworkError):
    """No deadline is as long as that; facts: `least`, `most`."""

    code = "clock_length"


# Rights


class NotFoundError(CaseworkError):
    """It does not exist, or this person may not know that it does; the two are never told apart."""

    code = "not_found"


class NotAllowedError(CaseworkError):
    """It may be seen, but not done by this person; facts: `rule`, and `move` or `act`."""

    code = "not_allowed"


class WrongStageError(CaseworkError):
    """The matter does not stand where this move begins.

    Facts: `move`, `stage`, and where a flag is in the way `flag`, where one lacks `missing`.
    """

    code = "wrong_stage"


class StaleError(CaseworkError):
    """Somebody else acted first, or the card is an old one."""

    code = "stale"


class ObjectionLateError(CaseworkError):
    """The five working days for an objection are over; fact: `due_at`."""

    code = "objection_late"


class PartError(CaseworkError):
    """A unit cannot be asked for a part, or released from it; fact: `why`, owner, twice or none."""

    code = "part"


class TeamError(CaseworkError):
    """A joint team cannot be changed so; fact: `why`, twice, leader or last."""

    code = "team"


class SameCaseError(CaseworkError):
    """A case is neither joined to itself nor to one that is joined elsewhere."""

    code = "same_case"


class AccusedUnitError(CaseworkError):
    """An accusation never goes to the unit it is about, nor to that unit's township."""

    code = "accused_unit"


class NoDisciplineError(CaseworkError):
    """Nobody of the discipline organ of the accused's township is known who could be named."""

    code = "no_discipline"


class SameOwnerError(CaseworkError):
    """Whoever objected cannot be the owner proposed instead."""

    code = "same_owner"


class PaperMissingError(CaseworkError):
    """A photo of the paper has to be with the case first; fact: `why`, which paper."""

    code = "paper_missing"


class ReviewLateError(CaseworkError):
    """The time in which a review or a recheck is applied for was over; fact: `due_on`."""

    code = "review_late"


class ReviewOpenError(CaseworkError):
    """A recheck can still be applied for; fact: `due_on`."""

    code = "review_open"


class FollowUpEarlyError(CaseworkError):
    """Whether help has lasted is asked when its day is near; fact: `due_on`, the first such day."""

    code = "follow_up_early"


class NotSimpleError(CaseworkError):
    """The simple procedure takes first-time matters of one person only; fact: `why`."""

    code = "not_simple"


class OldButtonError(CaseworkError):
    """A button that means nothing now, or never did."""

    code = "old_button"


# Door


class InviteError(CaseworkError):
    """The code opens nothing; that it was good once is not told apart from that it never was."""

    code = "invite"


class TooManyTriesError(CaseworkError):
    """Too many wrong codes; fact: `until`, when the next may be tried."""

    code = "too_many_tries"


class AlreadyJoinedError(CaseworkError):
    """This account is bound to another officer; fact: `name`."""

    code = "already_joined"


class ForbiddenPairError(CaseworkError):
    """Two roles that one person may not hold at once; fact: `roles`."""

    code = "forbidden_pair"


# Units and people


class NoSuchUnitError(CaseworkError):
    """No unit goes by this code or name; facts: `text`, and `near`, names that come close."""

    code = "no_such_unit"


class WhichUnitError(NoSuchUnitError):
    """Several units go by this name; facts: `text`, and `near`, their whole names."""

    code = "which_unit"


class UnitOutsideError(CaseworkError):
    """The unit lies outside what the asker looks after; facts: `unit`, `own`."""

    code = "unit_outside"


class FindTooShortError(CaseworkError):
    """Words to look for need two characters."""

    code = "find_too_short"


class ImportFaultsError(CaseworkError):
    """A file has faults, so nothing of it was taken in; fact: `faults`, a tuple of line faults."""

    code = "import_faults"
