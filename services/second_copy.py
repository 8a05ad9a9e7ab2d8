"""A second copy of the bot runs on the same token: those who can end it are told, once a day."""

from casework.matters import Subject
from casework.people import Role
from casework.pushes import PushKind
from storage import people, pushes
from storage.unit import Unit


def tell(unit: Unit) -> None:
    """Owe the administrators a word."""
    for officer in people.everybody(unit):
        if officer.holds(Role.ADMINISTRATOR):
            pushes.owe(
                unit,
                PushKind.SECOND_COPY,
                [officer.id],
                (Subject.OFFICER, officer.id),
                cause=f"second_copy:{unit.today.isoformat()}",
            )
