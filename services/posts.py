"""Posts that the administrator adds, changes and ends by a date; what was held stays on record."""

from datetime import date

from casework import posts as rules
from casework.access import check_may_do
from casework.actions import Answer, View
from casework.days import ONE_DAY
from casework.errors import NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import Subject
from casework.people import VISIT_DUTY_ROLES, Officer, Post, Role
from casework.people import Unit as OfficeUnit
from casework.people_errors import PostError
from casework.sheets_posts import BothDesksSheet, LiaisonsSheet, PostLine, PostsSheet
from services import drafting, places, post_watch
from storage import events, people, posts, units
from storage.posts import KeptPost
from storage.unit import Reader, Unit

ACT = "people"


def sheet(view: Reader, actor: Officer, officer_id: int) -> PostsSheet:
    """All posts of an officer, the newest first."""
    check_may_do(actor, ACT)
    officer = people.get(view, officer_id)
    if officer is None:
        raise NotFoundError
    found = posts.of(view, officer_id)
    names = units.many(view, {one.post.unit_code for one in found})
    return PostsSheet(
        officer.id,
        officer.name,
        tuple(
            PostLine(
                one.id,
                one.post,
                names[one.post.unit_code].short_name,
                one.post.first_day <= view.today,
                one.post.last_day is not None and one.post.last_day < view.today,
            )
            for one in reversed(found)
        ),
    )


def begin_add(unit: Unit, actor: Officer, officer_id: int) -> Answer:
    """Begin the form that gives an officer one post more."""
    check_may_do(actor, ACT)
    if people.get(unit, officer_id) is None:
        raise NotFoundError
    return drafting.begin(unit, actor, FormKind.POST_ADD, officer_id)


def begin_change(unit: Unit, actor: Officer, post_id: int) -> Answer:
    """Begin the form that puts another post in the place of one, from a day on."""
    found = _open(unit, actor, post_id)
    fields = {"role": found.post.role.value, "unit": found.post.unit_code}
    if found.post.section:
        fields["section"] = found.post.section
    return drafting.begin(unit, actor, FormKind.POST_CHANGE, post_id, fields)


def begin_end(unit: Unit, actor: Officer, post_id: int) -> Answer:
    """Begin the form that ends a post by a date."""
    return drafting.begin(unit, actor, FormKind.POST_END, _open(unit, actor, post_id).id)


def _open(view: Reader, actor: Officer, post_id: int) -> KeptPost:
    """A post that is not over; raises :class:`PostError` for one that is."""
    check_may_do(actor, ACT)
    found = posts.get(view, post_id)
    if found is None:
        raise NotFoundError
    if found.post.last_day is not None and found.post.last_day < view.today:
        raise PostError(why="over", day=found.post.last_day)
    return found


def add(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Give an officer one post more; raises :class:`ForbiddenPairError`, and the form stays."""
    check_may_do(actor, ACT)
    new, office = _described(unit, draft)
    held = [one.post for one in posts.of(unit, draft.subject_id)]
    _give(unit, draft.subject_id, new, office, held)
    _record(unit, actor, "post_added", draft.subject_id, new)
    post_watch.keep_up(unit)
    return Answer(View.POSTS, draft.subject_id, "post_added")


def change(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """End a post the day before another takes its place; both stay on record."""
    old = _open(unit, actor, draft.subject_id)
    new, office = _described(unit, draft)
    last = new.first_day - ONE_DAY
    _check_not_last(unit, old, last)
    others = [one.post for one in posts.of(unit, old.officer_id) if one.id != old.id]
    _give(unit, old.officer_id, new, office, others, duty=old.post.visit_duty)
    posts.end(unit, old.id, last)
    _record(unit, actor, "post_changed", old.officer_id, new, of=old.id)
    post_watch.keep_up(unit)
    return Answer(View.POSTS, old.officer_id, "post_changed")


def end(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Set the last day of a post; it ends by itself when the day is over."""
    old = _open(unit, actor, draft.subject_id)
    last = date.fromisoformat(draft.fields["until"])
    rules.check_end(old.post, last)
    _check_not_last(unit, old, last)
    posts.end(unit, old.id, last)
    facts = {"post": old.id, "role": old.post.role, "unit": old.post.unit_code, "last": last}
    events.record(unit, "post_ends", (Subject.OFFICER, old.officer_id), actor.id, facts=facts)
    return Answer(View.POSTS, old.officer_id, "post_ends")


def _described(unit: Unit, draft: Draft) -> tuple[Post, OfficeUnit]:
    fields = draft.fields
    office = places.find(unit, fields["unit"])
    since = date.fromisoformat(fields["since"])
    role = Role(fields["role"])
    section = fields.get("section")
    return Post(role, office.code, office.path, since, section=section), office


def _give(
    unit: Unit,
    officer_id: int,
    new: Post,
    office: OfficeUnit,
    held: list[Post],
    *,
    duty: bool = False,
) -> None:
    rules.check_pair(held, new)
    rules.check_not_twice(held, new)
    people.add_post(
        unit,
        officer_id,
        role=new.role.value,
        unit_code=office.code,
        section=new.section,
        visit_duty=duty or new.role in VISIT_DUTY_ROLES,
        first_day=new.first_day,
        begun_at=None,
    )


def _record(unit: Unit, actor: Officer, kind: str, officer_id: int, new: Post, **more: int) -> None:
    facts = {"role": new.role, "unit": new.unit_code, "first": new.first_day, **more}
    events.record(unit, kind, (Subject.OFFICER, officer_id), actor.id, facts=facts)


def _check_not_last(view: Reader, old: KeptPost, last: date) -> None:
    """Somebody has to be left who can let people in."""
    if old.post.role is not Role.ADMINISTRATOR:
        return
    for who in people.everybody(view):
        for post in who.own_posts:
            mine = who.id == old.officer_id and post.unit_code == old.post.unit_code
            stays = post.last_day is None or post.last_day > last
            if post.role is Role.ADMINISTRATOR and stays and not mine:
                return
    raise PostError(why="last_administrator")


def liaisons(view: Reader, actor: Officer) -> LiaisonsSheet:
    """Where liaisons are missing or too many, for those who see to it."""
    check_may_do(actor, "liaisons")
    roles = (Role.ADMINISTRATOR, Role.CLERK, Role.INSPECTOR)
    found = post_watch.units_off(view, actor.scopes(*roles))
    return LiaisonsSheet(tuple((unit.short_name, n) for unit, n in found))


def both_desks(view: Reader, actor: Officer) -> BothDesksSheet:
    """Who is administrator and clerk at once, for the inspector (domain.md, Roles)."""
    check_may_do(actor, "both_desks")
    found = [who for who in people.everybody(view) if post_watch.has_both_desks(who)]
    names = units.many(view, {post.unit_code for who in found for post in who.own_posts})
    return BothDesksSheet(
        tuple(
            (who.name, tuple((p.role, names[p.unit_code].short_name) for p in who.own_posts))
            for who in found
        )
    )
