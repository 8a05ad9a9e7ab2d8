"""What is registered of a sealed letter: level, filed or not, and later the result; nothing else.

Source: domain.md, Protection, so that statistics hold.
"""

from collections.abc import Collection

from casework.matters import SUBTYPES, MatterType

# Whose conduct it is about, as statistics tell accusations apart [report].
LEVELS = SUBTYPES[MatterType.ACCUSATION]
# What it is found to be.
RESULTS = ("upheld", "not_upheld")
# How statistics tell it where first and repeated matters stand: neither is registered.
OCCURRENCE = "sealed"


def is_registered_by(officer_id: int, received_by: int | None, receivers: Collection[int]) -> bool:
    """Say whether an officer registers a letter, and sees what was registered of it.

    Whoever received it; once they receive letters no longer, whoever does.
    """
    if officer_id not in receivers or received_by is None:
        return False
    return officer_id == received_by or received_by not in receivers
