"""Refusals by which those who complain are protected."""

from casework.errors import CaseworkError


class ApartError(CaseworkError):
    """An accusation is not put together with anything but an accusation of the same unit."""

    code = "accusation_apart"


class CodeFormError(CaseworkError):
    """What was typed is no query code; fact: `digits`, how many it has."""

    code = "code_form"


class CodeLimitError(CaseworkError):
    """An officer has typed too many wrong query codes lately; fact: `hours`, until when."""

    code = "code_limit"


class CodeToldError(CaseworkError):
    """The query code was told already, or there is none: the clerk makes a new one."""

    code = "code_told"
