"""The administrator looks after accounts, units and calendar, and never after matters."""

import pytest
from movable_time import MovableTime
from sqlalchemy import select

from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.form_errors import FieldMissingError, NotAChoiceError
from casework.people import Language, Officer, Role
from casework.people_errors import ForbiddenPairError
from casework.sheets_admin import PersonState
from casework.unit_errors import NoSuchUnitError
from services import administration, door, forms, inviting, stopping
from services.unit_import import import_units
from storage import drafts, people
from storage.database import Database
from storage.tables import EventRow, core

UNITS = (
    "code,name,kind,parent_code\n1,青溪县,county,\n11,柳湾镇,township,1\n111,上湾村,village,11\n"
)


@pytest.fixture
def office(lite_database: Database) -> Database:
    lite_database.write_now(import_units, None, [("units.csv", UNITS.encode())])
    return lite_database


def enter(office: Database, name: str, role: Role, unit: str, telegram_id: int) -> Officer:
    made = office.write_now(inviting.invite, None, name, role.value, unit)
    office.write_now(door.join, telegram_id, made.code, Language.CHINESE)
    return officer(office, made.officer_id)


def officer(office: Database, officer_id: int) -> Officer:
    found = office.read_now(people.get, officer_id)
    assert found is not None
    return found


@pytest.fixture
def chief(office: Database) -> Officer:
    return enter(office, "赵敏", Role.ADMINISTRATOR, "1", 1)


@pytest.fixture
def liaison(office: Database) -> Officer:
    return enter(office, "李强", Role.LIAISON, "11", 2)


def test_nobody_else_may_look(office: Database, liaison: Officer) -> None:
    for question in (
        administration.people_page,
        administration.units_page,
    ):
        with pytest.raises(NotAllowedError):
            office.read_now(question, liaison)
    with pytest.raises(NotAllowedError):
        office.read_now(administration.person, liaison, liaison.id)
    with pytest.raises(NotAllowedError):
        office.write_now(administration.renew_invite, liaison, liaison.id)
    with pytest.raises(NotAllowedError):
        office.write_now(stopping.stop, liaison, liaison.id)


def test_an_invite_made_in_chat_opens_the_door_and_its_code_is_kept_nowhere(
    office: Database, chief: Officer
) -> None:
    begun = office.write_now(administration.begin_invite, chief, " 王芳 ")
    office.write_now(forms.fill, chief, begun.ref, "role", "clerk")
    office.write_now(forms.fill, chief, begun.ref, "unit", "青溪县")
    answer = office.write_now(forms.finish, chief, begun.ref)
    assert answer.view is View.PERSON
    sheet = office.read_now(administration.person, chief, answer.ref, answer.facts)
    assert sheet.code is not None
    assert (sheet.state, sheet.officer.name) == (PersonState.INVITED, "王芳")
    again = office.write_now(forms.finish, chief, begun.ref)
    assert again == answer
    kept = office.read_now(drafts.result, begun.ref)
    assert kept is not None
    assert sheet.code not in str(kept)
    office.write_now(door.join, 9, sheet.code, Language.CHINESE)
    joined = office.read_now(administration.person, chief, answer.ref)
    assert (joined.state, joined.code) == (PersonState.JOINED, None)


def test_an_invite_for_a_known_person_adds_the_post(office: Database, liaison: Officer) -> None:
    made = office.write_now(inviting.invite, None, "李强", "staff", "柳湾镇")
    assert made.officer_id == liaison.id
    assert officer(office, liaison.id).roles == {Role.LIAISON, Role.STAFF}
    office.write_now(inviting.invite, None, "李强", "staff", "柳湾镇")
    assert len(officer(office, liaison.id).posts) == 2


def test_an_invite_that_breaks_a_rule_is_refused(office: Database, chief: Officer) -> None:
    for error, arguments in (
        (ForbiddenPairError, ("赵敏", "inspector", "1")),
        (NotAChoiceError, ("王芳", "boss", "1")),
        (NoSuchUnitError, ("王芳", "clerk", "99")),
        (FieldMissingError, (" ", "clerk", "1")),
    ):
        with pytest.raises(error):
            office.write_now(inviting.invite, chief, *arguments)
    assert len(office.read_now(people.everybody)) == 1


def test_a_new_invite_makes_the_earlier_one_worthless(office: Database, chief: Officer) -> None:
    first = office.write_now(inviting.invite, chief, "王芳", "clerk", "1")
    answer = office.write_now(administration.renew_invite, chief, first.officer_id)
    assert office.write_now(door.join, 9, first.code, Language.CHINESE) is None
    sheet = office.read_now(administration.person, chief, answer.ref, answer.facts)
    assert sheet.code is not None
    office.write_now(door.join, 9, sheet.code, Language.CHINESE)


def test_whoever_is_stopped_is_out_at_once_and_can_come_back(
    office: Database, chief: Officer, liaison: Officer
) -> None:
    for _ in range(2):  # the same tap twice does it once
        office.write_now(stopping.stop, chief, liaison.id)
    assert office.read_now(people.by_telegram, 2) is None
    sheet = office.read_now(administration.person, chief, liaison.id)
    assert sheet.state is PersonState.STOPPED
    office.write_now(stopping.admit, chief, liaison.id)
    assert office.read_now(people.by_telegram, 2) is not None


def test_the_invite_of_somebody_stopped_is_worthless(office: Database, chief: Officer) -> None:
    made = office.write_now(inviting.invite, chief, "王芳", "clerk", "1")
    office.write_now(stopping.stop, chief, made.officer_id)
    assert office.write_now(door.join, 9, made.code, Language.CHINESE) is None


def test_nobody_stops_themselves(office: Database, chief: Officer) -> None:
    with pytest.raises(NotAllowedError) as refused:
        office.write_now(stopping.stop, chief, chief.id)
    assert refused.value.facts["rule"] == "oneself"


def test_the_clerk_stops_whoever_lost_a_phone(office: Database, liaison: Officer) -> None:
    clerk = enter(office, "王芳", Role.CLERK, "1", 3)
    office.write_now(stopping.stop, clerk, liaison.id)
    assert office.read_now(people.by_telegram, 2) is None
    with pytest.raises(NotAllowedError):
        office.write_now(stopping.admit, clerk, liaison.id)


def test_a_stop_is_taken_back_within_a_minute_with_the_open_invite(
    office: Database, clock: MovableTime
) -> None:
    clerk = enter(office, "王芳", Role.CLERK, "1", 3)
    made = office.write_now(inviting.invite, clerk, "赵新", "liaison", "11")
    office.write_now(stopping.stop, clerk, made.officer_id)
    clock.move(seconds=59)
    for _ in range(2):  # the same tap twice does it once
        office.write_now(stopping.undo, clerk, made.officer_id)
    office.write_now(door.join, 9, made.code, Language.CHINESE)
    assert office.read_now(people.by_telegram, 9) is not None


def test_a_stop_is_not_taken_back_later_or_by_another(
    office: Database, clock: MovableTime, chief: Officer, liaison: Officer
) -> None:
    clerk = enter(office, "王芳", Role.CLERK, "1", 3)
    office.write_now(stopping.stop, clerk, liaison.id)
    with pytest.raises(NotAllowedError):
        office.write_now(stopping.undo, chief, liaison.id)
    clock.move(seconds=60)
    with pytest.raises(NotAllowedError) as refused:
        office.write_now(stopping.undo, clerk, liaison.id)
    assert refused.value.facts["rule"] == "undo_late"


def test_a_new_invite_brings_a_stopped_officer_back_on_the_same_account(
    office: Database, chief: Officer, liaison: Officer
) -> None:
    office.write_now(stopping.stop, chief, liaison.id)
    answer = office.write_now(administration.renew_invite, chief, liaison.id)
    sheet = office.read_now(administration.person, chief, liaison.id, answer.facts)
    assert sheet.code is not None
    joined = office.write_now(door.join, 2, sheet.code, Language.CHINESE)
    assert joined.facts == {}  # the menu of an account that stays is not cleared
    assert office.read_now(people.by_telegram, 2) is not None


def test_people_are_found_by_a_part_of_the_name(
    office: Database, chief: Officer, liaison: Officer
) -> None:
    found = office.read_now(administration.people_page, chief, 0, "强")
    assert [line.name for line in found.lines] == ["李强"]
    assert office.read_now(administration.people_page, chief, 0, "无此人").total == 0


def test_an_unknown_person_or_unit_is_not_found(office: Database, chief: Officer) -> None:
    with pytest.raises(NotFoundError):
        office.read_now(administration.person, chief, 404)
    with pytest.raises(NotFoundError):
        office.read_now(administration.units_page, chief, "404")
    for work in (administration.renew_invite, stopping.stop, stopping.admit):
        with pytest.raises(NotFoundError):
            office.write_now(work, chief, 404)


def test_people_come_in_pages_with_their_state(
    office: Database, chief: Officer, liaison: Officer, clock: MovableTime
) -> None:
    for number in range(8):
        office.write_now(inviting.invite, chief, f"新人{number}", "staff", "1")
    first = office.read_now(administration.people_page, chief)
    assert (first.total, first.pages, len(first.lines)) == (10, 2, 8)
    assert first.lines[1].posts == ((Role.LIAISON, "柳湾镇"),)
    clock.move(days=15)
    last = office.read_now(administration.people_page, chief, 99)
    assert (last.page, [line.state for line in last.lines]) == (1, [PersonState.EXPIRED] * 2)


def test_the_tree_is_walked_unit_by_unit(
    office: Database, chief: Officer, liaison: Officer
) -> None:
    top = office.read_now(administration.units_page, chief)
    assert (top.unit, [unit.code for unit in top.below]) == (None, ["1"])
    town = office.read_now(administration.units_page, chief, "11")
    assert [unit.code for unit in town.above] == ["1"]
    assert [unit.code for unit in town.below] == ["111"]
    assert [line.name for line in town.people] == ["李强"]


def test_the_answer_that_shows_a_code_opens_for_its_person_only(
    office: Database, chief: Officer, liaison: Officer
) -> None:
    answer: Answer = office.write_now(administration.renew_invite, chief, liaison.id)
    assert office.read_now(administration.person, chief, liaison.id, answer.facts).code
    with pytest.raises(Exception, match=r"^$"):
        office.read_now(administration.person, chief, chief.id, answer.facts)


def test_the_account_of_somebody_stopped_comes_in_by_a_new_invite_as_somebody_new(
    office: Database, chief: Officer, liaison: Officer
) -> None:
    office.write_now(stopping.stop, chief, liaison.id)
    made = office.write_now(inviting.invite, chief, "李强", "staff", "1")
    assert made.officer_id != liaison.id
    joined = office.write_now(door.join, 2, made.code, Language.CHINESE)
    assert joined == Answer(View.JOINED, made.officer_id)
    speaking = office.read_now(people.by_telegram, 2)
    assert speaking is not None
    assert speaking.id == made.officer_id
    office.write_now(stopping.admit, chief, liaison.id)
    assert officer(office, liaison.id).telegram_id is None
    event = core(EventRow)
    of_joined = select(event.c.facts).where(event.c.subject_id == made.officer_id)
    facts = office.read_now(lambda view: view.run(of_joined).scalars().all())
    assert f'{{"account_of":{liaison.id}}}' in [str(one).replace(" ", "") for one in facts]
