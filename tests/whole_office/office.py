"""A county in which everybody has a phone and a case stands at every stage already."""

from collections.abc import Callable
from datetime import date

from movable_time import MovableTime
from office_life import enter
from sqlalchemy import delete
from two_townships import LIU, PEOPLE, RESULT, ROOT, WELL, Story, begin

from casework.forms import FormKind as Form
from casework.people import Officer, Role
from casework.workflow import Move
from services import forms, reporting, visits
from storage import companions, people
from storage.database import Database
from storage.tables import DraftRow, core
from storage.unit import Unit

MORE = {
    "second_liaison": ("叶知秋", Role.LIAISON, LIU, None),
    "staff": ("许明远", Role.STAFF, ROOT, None),
    "staff_liu": ("何晓禾", Role.STAFF, LIU, None),
    "section_head": ("韩清如", Role.SECTION_HEAD, ROOT, "办信科"),
    "second_head": ("邹知远", Role.SECTION_HEAD, ROOT, "接访科"),
    "second_clerk": ("周晓禾", Role.CLERK, ROOT, None),
    "second_deputy": ("沈明远", Role.DEPUTY, ROOT, None),
    "executive": ("陈致远", Role.LEADER, ROOT, "常务"),
    "partner": ("吴联席", Role.PARTNER, ROOT, None),
    "discipline": ("罗守正", Role.STAFF, LIU, "镇纪委"),
}
NAMES = {key: one[0] for key, one in {**PEOPLE, **MORE}.items()}
# How much more one has to do than another.
OFTEN = {
    "clerk": 8,
    "administrator": 8,
    "deputy": 6,
    "liaison": 6,
    "neighbour": 4,
    "second_clerk": 4,
    "leader": 3,
} | {
    "second_deputy": 3,
    "second_liaison": 3,
    "section_head": 2,
    "inspector": 2,
    "executive": 2,
    "staff": 2,
}
VILLAGE = "990000001201"
# Who owes field days there beside the liaisons, and by what post.
FIELD_DAYS = {
    "staff": (Role.STAFF, VILLAGE),
    "staff_liu": (Role.STAFF, VILLAGE),
    "leader": (Role.LEADER, ROOT),
}
TODAY = {"on": "today"}
RATED = {"service": "satisfied", "result": "satisfied", "cause": "policy_gap"}

Step = Callable[[Story, int], object]


def _tap(who: str, move: Move) -> Step:
    return lambda story, case: story.act(who, move, case)


def _form(who: str, kind: Form, **fields: str) -> Step:
    def step(story: Story, case: int) -> None:
        people = {one: str(story.ids[key]) for one, key in fields.items() if key in story.ids}
        story.form(who, kind, case, **(fields | people))

    return step


_HANDLING = (_tap("deputy", Move.ASSIGN), _tap("liaison", Move.ACKNOWLEDGE))
_IN_REVIEW = (*_HANDLING, _form("liaison", Form.RESULT, **RESULT))
_ANSWERED = (*_IN_REVIEW, _tap("deputy", Move.APPROVE_REPLY))
_REPLIED = (*_ANSWERED, _form("liaison", Form.DELIVERY, manner="in_person", day="today"))
_CLOSED = (*_REPLIED, _form("clerk", Form.FOLLOW_UP, **RATED))
_APPLIED = (*_CLOSED, _form("clerk", Form.APPLY_REVIEW, **TODAY, body="市里"))
_REVIEWED = (*_APPLIED, _form("clerk", Form.DECIDE_REVIEW, decision="upheld", **TODAY, text="维持"))
_RECHECK = (*_REVIEWED, _form("clerk", Form.APPLY_RECHECK, **TODAY, body="省里"))
_AID = _form("liaison", Form.RESULT, **(RESULT | {"outcome": "aid"}))
_OUT = _form("clerk", Form.ROUTE_OUT, route="transfer", body="县法院")
_TEAM = _form("deputy", Form.TEAM_MEMBER, member="staff")
_TEAM_TOO = _form("deputy", Form.TEAM_MEMBER, member="neighbour")
# How many cases of what procedure, and what has been done with each.
CASES: tuple[tuple[int, str, tuple[Step, ...]], ...] = (
    (4, "elsewhere", ()),
    (3, "ordinary", ()),
    (1, "simple", ()),
    (2, "ordinary", _HANDLING[:1]),
    (3, "ordinary", _HANDLING),
    (1, "ordinary", (_HANDLING[0], _form("liaison", Form.OBJECTION, reason="not_our_work"))),
    (1, "ordinary", (*_HANDLING, _form("deputy", Form.SUSPEND, reason="in_court", condition="判"))),
    (2, "ordinary", _IN_REVIEW),
    (2, "ordinary", _ANSWERED),
    (2, "ordinary", _REPLIED),
    (1, "ordinary", (*_HANDLING, _AID, *_REPLIED[3:])),
    (2, "ordinary", _CLOSED),
    (1, "ordinary", _APPLIED),
    (1, "ordinary", (*_HANDLING, _TEAM, _TEAM_TOO)),
    (1, "ordinary", (*_HANDLING, _form("clerk", Form.AGENDA, meeting="joint"))),
    (1, "ordinary", _REVIEWED),
    (1, "ordinary", _RECHECK),
    (1, "elsewhere", (_OUT,)),
    (1, "elsewhere", (_OUT, _form("clerk", Form.NOTIFY, manner="in_person", day="today"))),
)


def settle_in(database: Database, clock: MovableTime) -> Story:
    """The county, its people and their cases."""
    story = begin(database)
    for key, (name, role, code, section) in MORE.items():
        enter(story, key, name, role, code, section)

    def villages(unit: Unit) -> None:
        for key, (role, code) in FIELD_DAYS.items():
            people.add_post(
                unit,
                story.ids[key],
                role=role.value,
                unit_code=code,
                first_day=date(2026, 1, 1),
                visit_duty=True,
                contact_village_code=VILLAGE,
            )

    database.write_now(villages)
    _live(story, ((3, "ordinary", (*_HANDLING, _AID, *_CLOSED[3:])),))
    clock.move(days=63)  # after which one may ask whether the help has lasted
    _live(story, ((2, "ordinary", _REVIEWED), (1, "ordinary", _HANDLING)))
    clock.move(days=31)  # in which nobody applied for a recheck, nor was notice given
    _live(story, CASES)
    for _ in range(3):  # whose answer nobody can deliver
        anonymous = story.case(procedure="ordinary", identity="anonymous")
        for step in _ANSWERED:
            step(story, anonymous)
    for _ in range(2):
        story.case(procedure="elsewhere", type="accusation")
    for who in ("liaison", "liaison", "neighbour", "second_liaison"):
        story.report(who)
    database.write_now(_accompanied, story)
    for _ in range(2):
        database.write_now(_settled, story.who("liaison"))
    database.write_now(lambda unit: unit.run(delete(core(DraftRow))))  # what is played counts
    return story


def _accompanied(unit: Unit, story: Story) -> None:
    """A field day of the leader's, entered by who went along."""
    leader, companion = story.ids["leader"], story.who("staff")
    companions.name(unit, leader, companion.id, leader)
    form = visits.begin_for(unit, companion, leader, "上湾村").ref
    forms.type_text(unit, companion, form, "在三户家里听了听。")
    forms.finish(unit, companion, form)


def _settled(unit: Unit, liaison: Officer) -> None:
    """A report of what was settled on the spot."""
    form = reporting.start(unit, liaison, WELL).ref
    forms.ask(unit, liaison, form, "settled")
    forms.type_text(unit, liaison, form, "当场换了水泵。")
    forms.finish(unit, liaison, form)


def _live(story: Story, cases: tuple[tuple[int, str, tuple[Step, ...]], ...]) -> None:
    for count, procedure, steps in cases:
        for _ in range(count):
            case = story.case(procedure=procedure)
            for step in steps:
                step(story, case)
