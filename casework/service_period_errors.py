"""Refusals of service periods and their zero reports."""

from casework.errors import CaseworkError


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
