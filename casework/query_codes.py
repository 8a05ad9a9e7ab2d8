"""The petitioner's own query code: typed for a caller, it gives stage and date and nothing else.

It has nothing to do with a case's number. Source: domain.md, Numbers; how many digits and how many
guesses are [ours].
"""

import re
from datetime import timedelta

from casework.matters import MatterType
from casework.people import Role
from casework.protection_errors import CodeFormError
from casework.sensitive import normalise

DIGITS = 10
# So many wrong codes an officer may type within the time: a slip or two, and no search.
GUESSES = 5
WITHIN = timedelta(hours=24)


def read(text: str) -> str:
    """The code as typed or read out, in whatever groups; raises :class:`CodeFormError`."""
    code = re.sub(r"[\s-]", "", normalise(text))
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", code):
        raise CodeFormError(digits=DIGITS)
    return code


def grouped(code: str) -> str:
    """The code as it is read out over the phone."""
    return f"{code[:4]} {code[4:7]} {code[7:]}"


def who_tells(type_: MatterType) -> tuple[Role, ...]:
    """Whose post lets them tell a petitioner the code; of an accusation the clerk alone."""
    accuses = type_ is MatterType.ACCUSATION
    return (Role.CLERK,) if accuses else (Role.CLERK, Role.LIAISON, Role.STAFF)
