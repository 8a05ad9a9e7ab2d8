"""Refusals by which those who complain are protected."""

from casework.errors import CaseworkError


class ApartError(CaseworkError):
    """An accusation is not put together with anything but an accusation of the same unit."""

    code = "accusation_apart"
