"""Refusals of statistics and reports."""

from casework.errors import CaseworkError


class PeriodError(CaseworkError):
    """A period is not one of the forms understood; fact: `text`."""

    code = "period"


class PeriodFutureError(CaseworkError):
    """A period has not begun yet; fact: `first`, its first day."""

    code = "period_future"


class PeriodLongError(CaseworkError):
    """A period is too long to be looked at in one; fact: `most`, in months."""

    code = "period_long"


class ReportEmptyError(CaseworkError):
    """There is nothing to report of a unit; facts: `unit`, `period`, `first`, `last`."""

    code = "report_empty"
