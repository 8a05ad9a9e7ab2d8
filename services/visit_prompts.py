"""Reminders about field days, by the calendar of domain.md, Field visits."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from casework import visits as rules
from casework.calendar import last_of_month
from casework.matters import Subject
from casework.people import Officer, Post, Role
from casework.pushes import PushKind
from casework.visits import FieldDay, MonthState, Nudge
from storage import people, pushes, visits
from storage.unit import Reader, Unit
from storage.visits import Visit

FROM_HOUR = 9

KIND_OF: Mapping[Nudge, PushKind] = {
    Nudge.PLAN: PushKind.VISIT_PLAN,
    Nudge.NONE_DONE: PushKind.VISIT_SHORT,
    Nudge.FEWER_THAN_TWO: PushKind.VISIT_SHORT,
    Nudge.RUNNING_OUT: PushKind.VISIT_LAST_DAYS,
    Nudge.TELL_SECTION_HEAD: PushKind.VISIT_SHORT,
    Nudge.GIVE_REASON: PushKind.VISIT_MONTH_CLOSED,
}


def nudge(unit: Unit) -> int:
    """Owe today's reminders, from nine in the morning; gives how many officers are short."""
    if unit.calendar.local(unit.now).hour < FROM_HOUR:
        return 0
    today = unit.today
    before = today.replace(day=1) - timedelta(days=1)
    officers = [(who, posts) for who in people.everybody(unit) if (posts := _duties(who))]
    done = _field_days(unit, before.replace(day=1), last_of_month(today.year, today.month))
    short: Counter[int] = Counter()
    for who, posts in officers:
        started_on = min(post.first_day for post in posts)
        state = _state(unit, today, done[who.id], started_on)
        for found in rules.nudges_due(today, state, unit.calendar):
            if found is Nudge.TELL_SECTION_HEAD:
                short.update(head.id for head in _heads(unit, who, posts))
            else:
                _owe(unit, who, found, today, state)
        closed = _state(unit, before, done[who.id], started_on)
        for found in rules.closing_nudges(today, closed, unit.calendar):
            _owe(unit, who, found, before, closed)
    for head_id, people_short in short.items():
        _owe_head(unit, head_id, people_short)
    return len(officers)


def _duties(who: Officer) -> list[Post]:
    return [post for post in who.posts if post.visit_duty]


def _field_days(view: Reader, first: date, last: date) -> Mapping[int, list[FieldDay]]:
    found: dict[int, list[FieldDay]] = defaultdict(list)
    for visit in visits.between(view, first, last):
        found[visit.officer_id].append(field_day(visit))
    return found


def field_day(visit: Visit) -> FieldDay:
    """A logged day as the rules count it; whom was met and what was heard stand in its one line."""
    return FieldDay(
        visit.officer_id,
        visit.day,
        visit.village_code,
        half=visit.half,
        met=True,
        heard=True,
        confirmed=visit.confirmed_by is not None,
        photo=visit.photo,
        location=visit.located,
    )


def _state(view: Reader, month: date, done: Sequence[FieldDay], started_on: date) -> MonthState:
    return rules.month_state(month, view.today, view.calendar, done, started_on=started_on)


def _heads(view: Reader, who: Officer, posts: Sequence[Post]) -> list[Officer]:
    return [
        head
        for head in people.holding(view, Role.SECTION_HEAD, posts[0].unit_path)
        if head.id != who.id
    ]


def _owe(unit: Unit, who: Officer, found: Nudge, month: date, state: MonthState) -> None:
    pushes.owe(
        unit,
        KIND_OF[found],
        [who.id],
        (Subject.MONTH, _number(month)),
        cause=f"visit:{who.id}:{month:%Y-%m}:{found.value}:{unit.today.day}",
        facts={"missing": str(state.missing), "left": str(state.working_days_left)},
    )


def _owe_head(unit: Unit, head_id: int, people_short: int) -> None:
    today = unit.today
    pushes.owe(
        unit,
        KIND_OF[Nudge.TELL_SECTION_HEAD],
        [head_id],
        (Subject.MONTH, _number(today)),
        cause=f"visit:{head_id}:{today:%Y-%m}:{Nudge.TELL_SECTION_HEAD.value}:{today.day}",
        facts={"people": str(people_short)},
    )


def _number(month: date) -> int:
    return month.year * 100 + month.month
