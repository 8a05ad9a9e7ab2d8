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
from standings import (
    CORE,
    GRASSROOTS,
    HOME,
    LIU,
    RECUSED,
    SECTIONS,
    SHUANG,
    STANDS_IN,
    STATES,
    SUPERVISION,
    UNITS,
    YUN,
)
from their_matters import (
    UNGIVEN,
    Matter,
    accuse_the_village,
    accusing_one,
    enter,
    hand_on,
    make_late_and_discussed,
    plain_one,
    taken_on,
)
from two_townships import ROOT, Story

from casework.leave import LeaveState
from casework.people import Language, Role
from casework.people import Unit as OfficeUnit
from casework.recusal import Recusal, Trigger, Word
from storage import (
    cases,
    counters,
    leads,
    leaves,
    people,
    recusals,
    teams,
    units,
)
from storage.database import Database
from storage.measures import Measure
from storage.teams import Member
from storage.unit import Unit


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
    plain = plain_one(story)
    proposed = enter(story, "proposed", "粮库", type="appeal", procedure="ordinary", owner=YUN)
    accusation = accusing_one(story)
    sectioned = taken_on(story, "sectioned", "戏台")
    hand_on(story, sectioned, SUPERVISION, GRASSROOTS)
    put_with_one = enter(story, "sectioned_accusation", "林地", **UNGIVEN)
    accuse_the_village(story, put_with_one)
    hand_on(story, put_with_one, SUPERVISION)
    matters = {
        **dict.fromkeys(PLAIN, plain),
        **dict.fromkeys(PROPOSED, proposed),
        **dict.fromkeys(ACCUSATION, accusation),
        **dict.fromkeys(SECTIONED, sectioned),
        **dict.fromkeys(SECTIONED_ACCUSATION, put_with_one),
    }
    office.meeting_id = plan(story)
    for it in (plain, proposed, accusation, sectioned, put_with_one):
        database.write_now(make_late_and_discussed, it.case_id, office.meeting_id)
    for role in ROLES:
        for relation, matter in matters.items():
            _place(office, relation, role, matter)
        for relation in OWNED:
            given = {"proposed_owner": proposed, "named_for_accusation": accusation}
            _place(office, relation, role, given.get(relation, plain))
    return office


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
