"""An office of four people and one of sixty, in which cases can be lived from lead to closing."""

from collections.abc import Mapping
from datetime import date

from office_life import Posts, card, take_up
from two_townships import LIU, ROOT, UNITS, Story

from casework.people import Language, Role, UnitKind
from casework.people import Unit as OfficeUnit
from storage import people, units
from storage.database import Database
from storage.unit import Unit
from wording import cases as words
from wording.speaker import Speaker
from wording.texts import words_for

Staff = Mapping[str, tuple[str, Posts]]

# Who holds several posts holds all of their rights, and is bound by all that they have done.
FOUR: Staff = {
    "clerk": ("周清和", ((Role.ADMINISTRATOR, ROOT, None), (Role.CLERK, ROOT, None))),
    "deputy": ("秦望舒", ((Role.DEPUTY, ROOT, None),)),
    "leader": ("顾长川", ((Role.LEADER, ROOT, None),)),
    "liaison": ("林小溪", ((Role.LIAISON, LIU, None),)),
}
# What somebody says who is asked how it was.
FOLLOW_UP = {"service": "satisfied", "result": "satisfied", "cause": "knowledge_of_law"}
_TOWNSHIPS = 18
_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


# The sections of the large office, whose heads see what is with them.
GRASSROOTS, SUPERVISION = "组织科", "干部监督科"


def _sixty() -> Staff:
    staff: dict[str, tuple[str, Posts]] = {}

    def add(who: str, role: Role, code: str = ROOT, section: str | None = None) -> None:
        number = len(staff)
        given = ("明远", "晓禾", "知秋")[number // len(_NAMES)]
        staff[who] = (f"{_NAMES[number % len(_NAMES)]}{given}", ((role, code, section),))

    for number in range(_TOWNSHIPS):
        code = f"{ROOT}{number + 1:03}"
        add("liaison" if code == LIU else f"liaison_{number}", Role.LIAISON, code)
        add("second_liaison" if code == LIU else f"other_{number}", Role.LIAISON, code)
    for number in range(10):
        section = (GRASSROOTS, SUPERVISION, None)[number % 3]
        add(f"staff_{number}", Role.STAFF, section=section)
    add("section_head", Role.SECTION_HEAD, section=GRASSROOTS)
    add("section_head_1", Role.SECTION_HEAD, section=SUPERVISION)
    for who, role, count in (
        ("clerk", Role.CLERK, 3),
        ("deputy", Role.DEPUTY, 3),
        ("inspector", Role.INSPECTOR, 2),
        ("administrator", Role.ADMINISTRATOR, 2),
    ):
        for number in range(count):
            add(who if number == 0 else f"{who}_{number}", role)
    add("executive", Role.LEADER, section="常务")
    add("leader", Role.LEADER)
    return staff


SIXTY = _sixty()


def open_office(database: Database, staff: Staff) -> Story:
    """Enter the county and these people."""

    def work(unit: Unit) -> dict[str, int]:
        _enter_units(unit)
        return {who: take_up(unit, name, posts) for who, (name, posts) in staff.items()}

    return Story(database, database.write_now(work))


def post(story: Story, who: str, role: Role, code: str = ROOT, section: str | None = None) -> None:
    """Somebody is given one more post."""
    story.database.write_now(
        people.add_post,
        story.ids[who],
        role=role.value,
        unit_code=code,
        first_day=date(2026, 1, 1),
        section=section,
    )


def shown(story: Story, who: str, number: int) -> str:
    """A case's card as somebody reads it."""
    database = story.database
    say = Speaker(words_for(Language.CHINESE), database.now(), database.calendar)
    return words.case(say, card(story, who, number)).text


def _enter_units(unit: Unit) -> None:
    known = {code: (code, name, kind, parent) for code, name, kind, parent in UNITS}
    for number in range(_TOWNSHIPS):
        code = f"{ROOT}{number + 1:03}"
        known.setdefault(code, (code, f"第{number + 1}乡", UnitKind.TOWNSHIP, ROOT))
    paths: dict[str | None, str] = {None: ""}
    for code, name, kind, parent in sorted(known.values(), key=lambda one: len(one[0])):
        paths[code] = f"{paths[parent]}{code}/"
        units.add(unit, [OfficeUnit(code, name, name, kind, paths[code], parent)])
