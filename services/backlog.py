"""Early notice to a unit about its own backlog: its liaisons and heads, and nobody else [ours]."""

from casework import backlog as rules
from casework.matters import Subject
from casework.people import Role
from casework.pushes import PushKind
from services import digests
from storage import backlog, people, pushes
from storage.unit import Unit

_TOLD = (Role.LIAISON, Role.SECTION_HEAD)


def tell(unit: Unit) -> int:
    """Owe the notice to each unit that has come to one, once a week; gives how many are told.

    Everybody is told of what they may know of, so that nobody hears of what is kept from them.
    """
    today, manner = unit.today, unit.manner
    if not unit.calendar.is_working(today) or not manner.backlog_cases:
        return 0
    until = unit.calendar.add_working_days(today, manner.backlog_days)
    pressing = backlog.pressing(unit, until)
    week, told = today.isocalendar(), 0
    for who in people.everybody(unit):
        codes = {post.unit_code for post in who.posts if post.role in _TOLD}
        if sum(pressing[code] for code in codes) < manner.backlog_cases:
            continue  # most: what each may know of is looked up one by one
        due = backlog.due_by(unit, who, codes, until)
        found = rules.backlog(due, today, until, manner.backlog_cases)
        if found is None:
            continue
        facts = {"late": found.late, "soon": found.soon, "within": manner.backlog_days}
        pushes.owe(
            unit,
            PushKind.BACKLOG,
            [who.id],
            (Subject.OFFICER, who.id),
            cause=f"backlog:{week.year}-{week.week:02}",
            due_at=digests.told_at(unit),
            facts={name: str(n) for name, n in facts.items()} | {"day": found.earliest.isoformat()},
        )
        told += 1
    return told
