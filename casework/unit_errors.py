"""Refusals of units, as they are typed or come in files."""

from casework.errors import CaseworkError


class NoSuchUnitError(CaseworkError):
    """No unit goes by this code or name; facts: `text`, and `near`, names that come close."""

    code = "no_such_unit"


class WhichUnitError(NoSuchUnitError):
    """Several units go by this name; facts: `text`, and `near`, their whole names."""

    code = "which_unit"


class UnitOutsideError(CaseworkError):
    """The unit lies outside what the asker looks after; facts: `unit`, `own`."""

    code = "unit_outside"
