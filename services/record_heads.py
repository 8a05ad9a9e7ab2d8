"""Every week the inspectors are told where the chain of records ends, and note it down.

What they have noted proves later that nothing before it was cut off or rewritten
(architecture.md, Records that hold).
"""

from casework.matters import Subject
from casework.people import Role
from casework.pushes import PushKind
from services import audit, purging
from storage import people, pushes
from storage.unit import Unit


def tell(unit: Unit) -> None:
    """Owe the inspectors the head of the chain, on the first working day of each week."""
    if not unit.calendar.is_working(unit.today):
        return
    purged = len(purging.listed(unit).purged)
    mark, week = audit.head(unit), unit.today.isocalendar()
    for officer in people.everybody(unit):
        if officer.holds(Role.INSPECTOR):
            pushes.owe(
                unit,
                PushKind.CHAIN_HEAD,
                [officer.id],
                (Subject.OFFICER, officer.id),
                cause=f"chain_head:{week.year}-{week.week:02}",
                facts={"head": mark.short, "purged": str(purged)},
            )
