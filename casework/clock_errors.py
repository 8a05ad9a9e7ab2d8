"""Refusals of deadlines, and of the office hours by which they are counted."""

from casework.errors import CaseworkError


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


class HoursError(CaseworkError):
    """A text is no office hours; facts: `text`, and `reason` when its times go backwards."""

    code = "hours"


class ClockWarningsError(CaseworkError):
    """A deadline is not warned of like that; facts: `most` before it, `times` at most."""

    code = "clock_warnings"


class ClockLengthError(CaseworkError):
    """No deadline is as long as that; facts: `least`, `most`."""

    code = "clock_length"
