"""An office of leaders, companions and liaisons, for tests of who owes field days, and when."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from two_townships import LIU, ROOT, Story, begin

from casework.actions import Answer, View
from casework.leave import LeaveState
from casework.media import Incoming, MediaKind
from casework.people import Language, Role
from services import (
    companions,
    duty,
    forms,
    visit_evidence,
    visit_months,
    visits,
)
from storage import leaves, people
from storage.database import Database
from storage.unit import Unit

SHANG, DONG = "990000001201", "990000001202"


def open_office(database: Database) -> Story:
    """Two leaders, a staff member and a section head beside the two townships' people."""
    story = begin(database)
    for who, name, role, code, owes in (
        ("head", "沈科长", Role.SECTION_HEAD, LIU, False),
        ("director", "江部长", Role.LEADER, ROOT, True),
        ("vice", "何部长", Role.LEADER, ROOT, True),
        ("staff", "叶知秋", Role.STAFF, ROOT, True),
    ):
        enter(story, who, name, role, code, visit_duty=owes)
    return story


def enter(story: Story, who: str, name: str, role: Role, code: str, **post: Any) -> None:
    def work(unit: Unit) -> int:
        officer_id = people.add_officer(unit, name, Language.CHINESE)
        people.bind(unit, officer_id, 5000 + len(story.ids), Language.CHINESE)
        facts = {"first_day": date(2026, 1, 1)} | post
        people.add_post(unit, officer_id, role=role.value, unit_code=code, **facts)
        return officer_id

    story.ids[who] = story.database.write_now(work)


def do(story: Story, work: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.write_now(work, story.who(who), *args)


def see(story: Story, question: Callable[..., Any], who: str, *args: Any) -> Any:
    return story.database.read_now(question, story.who(who), *args)


def assign(story: Story, by: str, to: str, village: str, first: str | None = None) -> None:
    draft = do(story, duty.begin, by, story.ids[to]).ref
    do(story, forms.fill, by, draft, "village", village)
    if first is not None:
        do(story, forms.fill, by, draft, "first", first)
    done: Answer = do(story, forms.finish, by, draft)
    assert done == Answer(View.DUTY, story.ids[to], "village_assigned")


def log(story: Story, by: str, village: str = SHANG, whose: int = 0, **fields: str) -> int:
    draft = do(story, visits.begin_for, by, whose).ref
    do(story, forms.fill, by, draft, "village", village)
    do(story, forms.type_text, by, draft, "见了种粮户")
    for name, value in fields.items():
        do(story, forms.fill, by, draft, name, value)
    photo = Incoming(MediaKind.PHOTO, f"{draft}", f"{draft}")
    do(story, visit_evidence.attach, by, draft, photo)
    done: Answer = do(story, forms.finish, by, draft)
    return done.ref


def state(story: Story, who: str, month: date | None = None) -> Any:
    return see(story, lambda view, it: visit_months.state_for(view, it, month or view.today), who)


def away(story: Story, who: str, first: date, last: date | None = None) -> None:
    def work(unit: Unit) -> None:
        stand_in = story.ids["administrator"]
        leave = leaves.add(unit, story.ids[who], stand_in, first, last or first)
        leaves.decide(unit, leave.id, story.ids["deputy"], LeaveState.APPROVED)

    story.database.write_now(work)


def name_companion(story: Story, by: str, leader: str, who: str) -> Answer:
    draft = do(story, companions.begin, by, story.ids[leader]).ref
    done: Answer = do(story, forms.fill, by, draft, "officer", str(story.ids[who]))
    return done


def at(story: Story, day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=story.database.calendar.zone)
