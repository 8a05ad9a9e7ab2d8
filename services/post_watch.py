"""What the office is told when posts begin and end: liaisons off in number, two desks in one."""

from datetime import datetime

from casework import posts as rules
from casework.matters import Subject
from casework.people import Officer, Role
from casework.people import Unit as OfficeUnit
from casework.pushes import PushKind
from services import handing_over, handover, menus, passing_on, section_names, vacancies
from storage import events, people, posts, pushes, units
from storage.posts import KeptPost
from storage.unit import Reader, Unit


def keep_up(unit: Unit) -> int:
    """See to the posts that have begun and ended; rights go by the day of themselves."""
    begun, over = posts.to_begin(unit), posts.to_end(unit)
    for one in begun:
        posts.note_begun(unit, one.id)
        section_names.follow(unit, one)
        told_of(unit, one.officer_id, one.post.unit_code)
    for one in over:
        posts.note_over(unit, one.id)
        events.record(unit, "post_over", (Subject.OFFICER, one.officer_id), None)
        _hand_over(unit, one, f"post_over:{one.id}")
        told_of(unit, one.officer_id, one.post.unit_code)
    menus.note(unit, {one.officer_id for one in (*begun, *over)})
    return len(begun) + len(over)


def next_moment(view: Reader) -> datetime | None:
    """When a post begins or ends next."""
    return posts.next_change(view)


def _hand_over(unit: Unit, over: KeptPost, cause: str, *, stopped: bool = False) -> None:
    """What waits to be said goes to whoever is above; who may hand over is told of the rest.

    The deputies where the clerk may not, since not all of it is simple; and of a head's post that
    nobody else holds whoever can fill it; of one who was ``stopped`` that is said once, there.
    """
    officer = people.get(unit, over.officer_id)
    if officer is None:
        return
    if over.post.role is Role.SECTION_HEAD:
        passing_on.pass_on(unit, officer)
    handing_over.away_from(unit, officer)
    vacant = over.id in {one.id for one in vacancies.left_by(unit, officer)}
    if vacant and not officer.active and not stopped:
        return
    tasks = len(handover.tasks_of(unit, officer))
    for role in (Role.CLERK, Role.DEPUTY):
        for who in people.holding(unit, role, over.post.unit_path):
            waiting = handover.left_by(unit, who, officer)
            n = len(waiting.cases) + tasks
            theirs = n if role is Role.CLERK else sum(not case.simple for case in waiting.owned)
            if theirs and who.id != officer.id:
                facts = {"open": str(n)}
                subject = (Subject.OFFICER, officer.id)
                pushes.owe(unit, PushKind.POST_OVER, [who.id], subject, cause=cause, facts=facts)
    if vacant:
        vacancies.tell(unit, over, cause)


def left(unit: Unit, officer: Officer) -> None:
    """See to the heads' posts of somebody who was stopped: nobody is there to be asked."""
    for one in vacancies.left_by(unit, officer):
        if one.post.is_held_on(unit.today):
            cause = f"left:{one.id}:{unit.now.isoformat()}"
            _hand_over(unit, one, cause, stopped=True)


def told_of(unit: Unit, officer_id: int, unit_code: str, *, but: int | None = None) -> None:
    """Tell the office what a change of one officer's posts in one unit has come to.

    ``but`` is who made it.
    """
    officer, here = people.get(unit, officer_id), units.get(unit, unit_code)
    subject, day = (Subject.OFFICER, officer_id), unit.today.isoformat()
    n = len(_liaisons(unit, here)) if here is not None and here.kind in rules.LIAISED else 1
    if here is not None and rules.is_off(n):
        clerks = people.holding(unit, Role.CLERK, here.path)
        administrators = people.holding(unit, Role.ADMINISTRATOR, here.path)
        told = sorted({who.id for who in (*clerks, *administrators)} - {but})
        cause = f"liaisons:{here.code}:{day}:{n}"
        pushes.owe(unit, PushKind.LIAISONS_OFF, told, subject, cause=cause)
    if officer is not None and has_both_desks(officer):
        inspectors = [who.id for who in people.everybody(unit) if who.holds(Role.INSPECTOR)]
        pushes.owe(unit, PushKind.BOTH_DESKS, inspectors, subject, cause=f"desks:{officer_id}")


def has_both_desks(officer: Officer) -> bool:
    """Whether an officer is administrator and clerk by posts of their own."""
    return officer.active and {post.role for post in officer.own_posts} >= rules.SHOWN_PAIR


def _liaisons(view: Reader, unit: OfficeUnit) -> list[Officer]:
    return [
        who
        for who in people.everybody(view)
        if any(p.role is Role.LIAISON and p.unit_code == unit.code for p in who.own_posts)
    ]


def units_off(view: Reader, paths: tuple[str, ...]) -> list[tuple[OfficeUnit, int]]:
    """Every township and county unit under some paths with no liaison or too many."""
    found = [
        (unit, len(_liaisons(view, unit)))
        for unit in units.everything(view)
        if unit.kind in rules.LIAISED and unit.path.startswith(paths)
    ]
    return [(unit, n) for unit, n in found if rules.is_off(n)]
