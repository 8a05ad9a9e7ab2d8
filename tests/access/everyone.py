"""An office with one person for every role and every relation to a matter.

Rows are written as they may come to stand, also such as no screen offers (an administrator on a
joint team, an inspector who has reported), so that the rules are tried and not the pickers.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count

from meetings_held import plan
from rules import (
    ACCUSATION,
    OWNED,
    PLAIN,
    PROPOSED,
    ROLES,
    SECTIONED,
    SECTIONED_ACCUSATION,
)
from sqlalchemy import update
from two_townships import ROOT, Story

from casework.forms import FormKind
from casework.leave import LeaveState
from casework.people import Language, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.recusal import Recusal, RecusalState, Trigger, Word
from casework.workflow import Move
from storage import (
    agendas,
    cases,
    counters,
    leads,
    leaves,
    meetings,
    people,
    recusals,
    teams,
    units,
)
from storage.database import Database
from storage.measures import Measure
from storage.teams import Member
from storage.unit import Unit
from storage.visible import LEAD

LIU, YUN, SHUANG, FORMER = (f"{ROOT}00{number}" for number in (1, 3, 4, 5))
BUREAU, OLD_BUREAU, VILLAGE = f"{ROOT}U05", f"{ROOT}U06", f"{LIU}201"
UNITS = (
    (ROOT, "青溪县", UnitKind.COUNTY, None),
    (LIU, "柳湾镇", UnitKind.TOWNSHIP, ROOT),
    (YUN, "云岭乡", UnitKind.TOWNSHIP, ROOT),
    (SHUANG, "双井镇", UnitKind.TOWNSHIP, ROOT),
    (FORMER, "旧塘乡", UnitKind.TOWNSHIP, ROOT),
    (BUREAU, "农业农村局", UnitKind.COUNTY_UNIT, ROOT),
    (OLD_BUREAU, "水利局", UnitKind.COUNTY_UNIT, ROOT),
    (VILLAGE, "上湾村", UnitKind.VILLAGE, LIU),
    (f"{YUN}201", "河东村", UnitKind.VILLAGE, YUN),
)
# Whom the story itself needs.
CORE = {
    "liaison": ("林小溪", Role.LIAISON, LIU),
    "former": ("石大山", Role.LIAISON, FORMER),
    "clerk": ("周清和", Role.CLERK, ROOT),
    "deputy": ("秦望舒", Role.DEPUTY, ROOT),
}
# Where somebody who stands so is posted; elsewhere when it is not said.
HOME = {
    "own_unit": LIU,
    "own_village": VILLAGE,
    "county": ROOT,
    "county_section": ROOT,
    **dict.fromkeys((*SECTIONED, *SECTIONED_ACCUSATION), ROOT),
    "co_handler": BUREAU,
    "former_co_handler": OLD_BUREAU,
    "former_owner_unit": FORMER,
    "not_recused_after_all": ROOT,
    **{f"recused_{trigger.value}": ROOT for trigger in Trigger},
    "recusal_undecided": ROOT,
    "recused_own_unit": LIU,
    "recused_co_handler": BUREAU,
    "stopped": ROOT,
    "post_ended": ROOT,
    "post_to_come": ROOT,
    "proposed_owner_unit": YUN,
    "proposed_place": LIU,
    "accused_township": LIU,
    "accused_village": VILLAGE,
    "accusation_owner_unit": YUN,
    "accusation_county": ROOT,
    "accused_township_on_team": LIU,
    "named_for_accusation": LIU,
}
GRASSROOTS, SUPERVISION = "组织科", "干部监督科"
# The section that somebody's post names; none when it is not said.
SECTIONS = {
    "county_section": GRASSROOTS,
    "own_section": GRASSROOTS,
    "former_section": SUPERVISION,
    "accusation_own_section": SUPERVISION,
    "accusation_other_section": GRASSROOTS,
}
# Who is away, and what their stand-in would see by them: where the one away is posted.
STANDS_IN = {
    "author_stand_in": SHUANG,
    "former_owner_stand_in": FORMER,
    "stand_in": ROOT,
    "recused_stand_in": ROOT,
    "stand_in_for_recused": ROOT,
    "accusation_author_stand_in": SHUANG,
    "accused_township_stands_in_for_county": ROOT,
}
RECUSED = {f"recused_{trigger.value}": trigger for trigger in Trigger} | dict.fromkeys(
    ("recused_own_unit", "recused_author", "recused_co_handler", "recused_team", "recused_owner"),
    Trigger.RELATIVE,
)
STATES = dict.fromkeys(RECUSED, RecusalState.GRANTED) | {
    "recused_stand_in": RecusalState.GRANTED,
    "stand_in_for_recused": RecusalState.GRANTED,
    "recusal_undecided": RecusalState.ASKED,
    "not_recused_after_all": RecusalState.REFUSED,
}
WORDS = {
    "plain": "上湾村鱼塘被倒了废水,死了一塘鱼,电话13800138000。",
    "proposed": "上湾村粮库漏雨,新粮都发了霉。",
    "accusation": "上湾村的账目三年没有公布过。",
    "sectioned": "上湾村戏台塌了半边,没有人管。",
    "sectioned_accusation": "上湾村的林地被私下卖掉了。",
}


@dataclass(frozen=True)
class Matter:
    """A case and the report it came from, and a word that is in nothing else."""

    case_id: int
    lead_id: int
    word: str = ""


@dataclass
class Everyone:
    """The office: who stands how, and to which matter."""

    story: Story
    who: dict[tuple[str, str], int] = field(default_factory=dict)
    about: dict[tuple[str, str], Matter] = field(default_factory=dict)
    meeting_id: int = 0

    @property
    def database(self) -> Database:
        return self.story.database

    def account(self, relation: str, role: str) -> int:
        """The Telegram account of somebody."""
        found = self.database.read_now(people.get, self.who[relation, role])
        assert found is not None
        assert found.telegram_id is not None
        return found.telegram_id


def build(database: Database) -> Everyone:
    """Enter everybody, and let the matters come about."""
    story = Story(database, database.write_now(_enter))
    office = Everyone(story)
    plain = _plain(story)
    proposed = _matter(story, "proposed", "粮库", type="appeal", procedure="ordinary", owner=YUN)
    accusation = _accusation(story)
    sectioned = _plain_of(story, "sectioned", "戏台")
    _with_sections(story, sectioned, SUPERVISION, GRASSROOTS)
    put_with_one = _matter(story, "sectioned_accusation", "林地", **_UNGIVEN)
    _at_the_village(story, put_with_one)
    _with_sections(story, put_with_one, SUPERVISION)
    matters = {
        **dict.fromkeys(PLAIN, plain),
        **dict.fromkeys(PROPOSED, proposed),
        **dict.fromkeys(ACCUSATION, accusation),
        **dict.fromkeys(SECTIONED, sectioned),
        **dict.fromkeys(SECTIONED_ACCUSATION, put_with_one),
    }
    office.meeting_id = plan(story)
    for it in (plain, proposed, accusation, sectioned, put_with_one):
        database.write_now(_late_and_discussed, it.case_id, office.meeting_id)
    for role in ROLES:
        for relation, matter in matters.items():
            _place(office, relation, role, matter)
        for relation in OWNED:
            given = {"proposed_owner": proposed, "named_for_accusation": accusation}
            _place(office, relation, role, given.get(relation, plain))
    return office


_UNGIVEN = {"type": "accusation", "procedure": "elsewhere"}


def _enter(unit: Unit) -> dict[str, int]:
    paths: dict[str | None, str] = {None: ""}
    for code, name, kind, parent in UNITS:
        paths[code] = f"{paths[parent]}{code}/"
        units.add(unit, [OfficeUnit(code, name, name, kind, paths[code], parent)])
    return {who: _officer(unit, name, role, code) for who, (name, role, code) in CORE.items()}


_accounts, _serials = count(1), count(500)


def _officer(
    unit: Unit,
    name: str,
    role: Role | None,
    code: str,
    section: str | None = None,
    **post: date,
) -> int:
    officer_id = people.add_officer(unit, name, Language.CHINESE)
    people.bind(unit, officer_id, next(_accounts), Language.CHINESE)
    if role is not None:
        days = {"first_day": date(2026, 1, 1)} | post
        kept = {"role": role.value, "unit_code": code, "section": section}
        people.add_post(unit, officer_id, **kept, **days)
    return officer_id


def _matter(story: Story, words: str, word: str, **fields: str) -> Matter:
    lead = story.report(words=WORDS[words])
    return Matter(story.register(lead, **fields), lead, word)


def _plain(story: Story) -> Matter:
    """Given to one township first, then to another; parts and a team are at work on it."""
    it = _matter(story, "plain", "鱼塘", procedure="ordinary", owner=FORMER)
    story.act("deputy", Move.ASSIGN, it.case_id)
    story.act("former", Move.ACKNOWLEDGE, it.case_id)
    story.form("deputy", FormKind.REASSIGN, it.case_id, owner=LIU, reason="left_post")
    story.act("liaison", Move.ACKNOWLEDGE, it.case_id)
    for unit in (BUREAU, OLD_BUREAU):
        story.form("deputy", FormKind.ASK_PART, it.case_id, partner=unit, text="查水质。")
    story.form("deputy", FormKind.RELEASE_PART, it.case_id, partner=OLD_BUREAU)
    member = str(story.ids["former"])
    story.form("deputy", FormKind.TEAM_MEMBER, it.case_id, member=member)
    return it


def _accusation(story: Story) -> Matter:
    given = {"type": "accusation", "procedure": "ordinary", "owner": YUN}
    it = _matter(story, "accusation", "账目", **given)
    story.act("deputy", Move.ASSIGN, it.case_id)
    _at_the_village(story, it)
    return it


def _at_the_village(story: Story, it: Matter) -> None:
    """It accuses somebody of the village where it arose."""

    def work(unit: Unit) -> None:
        place = {"place_code": VILLAGE, "place_path": f"{ROOT}/{LIU}/{VILLAGE}/"}
        unit.run(update(LEAD).where(LEAD.c.id == it.lead_id).values(type="accusation", **place))
        case = cases.get(unit, it.case_id)
        assert case is not None
        cases.change(unit, case, **place)

    story.database.write_now(work)


def _plain_of(story: Story, words: str, word: str) -> Matter:
    """Given to the township where it arose, and taken on there."""
    it = _matter(story, words, word, procedure="ordinary", owner=LIU)
    story.act("deputy", Move.ASSIGN, it.case_id)
    story.act("liaison", Move.ACKNOWLEDGE, it.case_id)
    return it


def _with_sections(story: Story, it: Matter, *names: str) -> None:
    """One section after the other has it in hand."""

    def work(unit: Unit) -> None:
        for name in names:
            case = cases.get(unit, it.case_id)
            assert case is not None
            cases.change(unit, case, section=name)

    story.database.write_now(work)


def _late_and_discussed(unit: Unit, case_id: int, meeting_id: int) -> None:
    """Late, and before a meeting, so that it stands in every list there is."""
    case = cases.get(unit, case_id)
    assert case is not None
    cases.change(unit, case, due_on=unit.today - timedelta(days=3))
    meeting = meetings.get(unit, meeting_id)
    assert meeting is not None
    agendas.put_on(unit, meeting, case_id)


def _place(office: Everyone, relation: str, role: str, matter: Matter) -> None:
    """Enter somebody of a role for a relation, and let them stand so to the matter."""

    def work(unit: Unit) -> tuple[int, Matter]:
        here = away = 0
        if relation in STANDS_IN:
            here, away = _stand_in(unit, relation, Role(role))
        else:
            here = away = _posted(unit, relation, role)
        found = _given(unit, matter, relation, away)
        _relate(unit, relation, found, here, away)
        return here, found

    office.who[relation, role], office.about[relation, role] = office.database.write_now(work)


def _posted(unit: Unit, relation: str, role: str) -> int:
    days = {
        "post_ended": {"last_day": unit.today - timedelta(days=1)},
        "post_to_come": {"first_day": unit.today + timedelta(days=1)},
    }.get(relation, {})
    post = None if relation == "no_post" else Role(role)
    home, section = HOME.get(relation, SHUANG), SECTIONS.get(relation)
    return _officer(unit, f"{relation} {role}", post, home, section, **days)


def _given(unit: Unit, matter: Matter, relation: str, officer_id: int) -> Matter:
    """The matter, or where only one person can stand so, one like it for each."""
    if "author" in relation:
        lead = leads.get(unit, matter.lead_id)
        assert lead is not None
        number = unit.new_id()
        one = replace(lead, id=number, serial=next(_serials), author_id=officer_id)
        leads.add(unit, one)
        counters.add(unit, one.place_path, Measure.LEADS, unit.today)
        unit.entered.clear()
        return replace(matter, lead_id=number)
    if relation not in OWNED:
        return matter
    case = cases.get(unit, matter.case_id)
    assert case is not None
    number = unit.new_id()
    own = {"owner_id": officer_id, "owner_code": YUN, "owner_path": f"{ROOT}/{YUN}/"}
    cases.add(unit, replace(case, id=number, serial=next(_serials), **own))
    return Matter(number, 0)


def _stand_in(unit: Unit, relation: str, role: Role) -> tuple[int, int]:
    """Somebody elsewhere who covers for whoever is away; that one has the post that counts."""
    away = _officer(unit, f"{relation} away", role, STANDS_IN[relation])
    own = Role.LIAISON if role is Role.LIAISON else Role.STAFF
    home = LIU if relation == "accused_township_stands_in_for_county" else SHUANG
    here = _officer(unit, f"{relation} {role.value}", own, home)
    leave = leaves.add(unit, away, here, unit.today, unit.today + timedelta(days=3))
    leaves.decide(unit, leave.id, 0, LeaveState.APPROVED)
    unit.change_directory()
    return here, away


def _relate(unit: Unit, relation: str, it: Matter, here: int, away: int) -> None:
    if relation.endswith("team"):
        teams.name(unit, it.case_id, Member(here, leads=False), 0)
    if relation == "former_team":
        teams.let_go(unit, it.case_id, here)
    if relation in STATES:
        kept = away if relation == "stand_in_for_recused" else here
        word = Word(Role.DEPUTY, f"{ROOT}/")
        trigger = RECUSED.get(relation, Trigger.RELATIVE)
        recusals.keep(unit, it.case_id, Recusal(kept, word, STATES[relation], trigger), 0)
    if relation == "stopped":
        people.set_active(unit, here, active=False)
