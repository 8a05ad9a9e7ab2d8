"""People come in whole or not at all; the same person is one officer, whatever the lines."""

from collections.abc import Sequence
from datetime import date

import pytest
from movable_time import MovableTime
from sqlalchemy import select

from casework.errors import ImportFaultsError
from casework.imports import LineFault, PeopleImported
from casework.people import Language, Officer, Role
from services import door, stopping
from services.people_import import import_people
from services.unit_import import import_units
from storage import contact_points, people
from storage.database import Database
from storage.tables import PushRow, core

UNITS = """code,name,kind,parent_code
1,青溪县,county,
11,柳湾镇,township,1
12,石桥镇,township,1
111,上湾村,village,11
1U1,组织部,county_unit,1
"""
HEAD = "name,role,unit_code,time,phone,section,contact_village_code"


@pytest.fixture
def office(lite_database: Database) -> Database:
    lite_database.write_now(import_units, None, [("units.csv", UNITS.encode())])
    return lite_database


def load(database: Database, *lines: str, head: str = HEAD) -> PeopleImported:
    content = "\n".join([head, *lines, ""]).encode()
    return database.write_now(import_people, None, [("people.csv", content)])


def faults(database: Database, *lines: str, head: str = HEAD) -> Sequence[LineFault]:
    with pytest.raises(ImportFaultsError) as refused:
        load(database, *lines, head=head)
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    return found


def owed(database: Database) -> list[str]:
    rows = core(PushRow)
    question = select(rows.c.kind).order_by(rows.c.kind)
    return database.read_now(lambda view: [row.kind for row in view.run(question)])


def everybody(database: Database) -> dict[str, Officer]:
    return {who.name: who for who in database.read_now(people.everybody)}


def test_each_person_gets_posts_and_an_invite(office: Database) -> None:
    report = load(
        office,
        "李强,liaison,11,part,13800000001,,111",
        "王芳,clerk,1,full,,办公室,",
        "赵敏,inspector,1,full",
    )
    assert (report.added, report.posts) == (3, 3)
    assert [one.name for one in report.invited] == ["李强", "王芳", "赵敏"]
    assert everybody(office)["李强"].contact_villages == ("111",)
    li = everybody(office)["李强"].posts[0]
    assert (li.role, li.unit_code, li.full_time) == (Role.LIAISON, "11", False)
    assert li.visit_duty
    wang = everybody(office)["王芳"].posts[0]
    assert (wang.section, wang.full_time) == ("办公室", True)
    assert not everybody(office)["赵敏"].posts[0].visit_duty


def test_an_invite_of_the_import_opens_the_door(office: Database) -> None:
    code = load(office, "李强,liaison,11,full").invited[0].code
    office.write_now(door.join, 77, code, Language.CHINESE)
    officer = office.read_now(people.by_telegram, 77)
    assert officer is not None
    assert officer.name == "李强"


def test_the_same_phone_or_unit_makes_one_officer_with_several_posts(office: Database) -> None:
    report = load(
        office,
        "王芳,clerk,1,full",
        "王芳,administrator,1,part",
        "李强,liaison,11,full,13800000001",
        "李强,staff,1U1,part,13800000001",
        "李强,section_head,1U1,part",
    )
    assert (report.added, report.posts, len(report.invited)) == (2, 5, 2)
    found = everybody(office)
    assert found["王芳"].roles == {Role.CLERK, Role.ADMINISTRATOR}
    assert found["李强"].roles == {Role.LIAISON, Role.STAFF, Role.SECTION_HEAD}


def test_one_name_in_two_units_stays_two_people_and_is_remarked(office: Database) -> None:
    report = load(office, "李强,liaison,11,full", "李强,liaison,12,full")
    assert report.added == 2
    assert [remark.code for remark in report.remarks] == ["same_name"]


def test_coming_again_gives_new_posts_only_and_leaves_the_joined_alone(office: Database) -> None:
    lines = ["李强,liaison,11,full,13800000001", "王芳,clerk,1,full"]
    first = load(office, *lines)
    office.write_now(door.join, 77, first.invited[0].code, Language.CHINESE)
    again = load(office, *lines, "李强,staff,1U1,part,13800000001")
    assert (again.added, again.posts, again.unchanged) == (0, 1, 1)
    assert [one.name for one in again.invited] == ["王芳"]
    assert len(everybody(office)) == 2


def test_the_office_is_told_what_an_import_leaves_off_in_number(office: Database) -> None:
    load(office, "白管理,administrator,1,full", "李强,liaison,11,part", "赵敏,inspector,1,full")
    assert owed(office) == []
    load(office, "王芳,liaison,11,part", "马丽,liaison,11,part", "白管理,clerk,1,full")
    assert owed(office) == ["both_desks", "liaisons_off"]


def test_who_was_stopped_stays_stopped(office: Database) -> None:
    load(office, "李强,liaison,11,full", "王芳,administrator,1,full")
    found = everybody(office)
    office.write_now(stopping.stop, found["王芳"], found["李强"].id)
    report = load(office, "李强,liaison,11,full")
    assert (report.added, report.invited) == (0, ())
    assert [remark.code for remark in report.remarks] == ["stopped"]
    assert "李强" not in everybody(office)


def test_the_phone_is_sealed(office: Database) -> None:
    load(office, "李强,liaison,11,full,13800000001")
    assert [one.phone for one in office.read_now(people.known)] == ["13800000001"]
    with office.engine.connect() as connection:
        raw = connection.exec_driver_sql("SELECT phone FROM officer").scalar_one()
    assert b"13800000001" not in raw


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["李强,boss,11,full"], [(2, "role")]),
        (["李强,liaison,99,full"], [(2, "unknown_unit")]),
        (["李强,liaison,,full"], [(2, "missing")]),
        ([",liaison,11,full"], [(2, "missing")]),
        (["李强,liaison,11,sometimes"], [(2, "time")]),
        (["李强,liaison,11,"], [(2, "time")]),
        (["李强,liaison,11,full,12ab"], [(2, "phone")]),
        (["李强,liaison,11,full,,,11"], [(2, "not_a_village")]),
        (["李强,liaison,11,full,,,999"], [(2, "unknown_unit")]),
        (["李强,clerk,1,full", "李强,inspector,1,full"], [(3, "forbidden_pair")]),
        (["李强,administrator,1,full", "李强,inspector,1,full"], [(3, "forbidden_pair")]),
        (["李强,clerk,1,full", "李强,clerk,1,part"], [(3, "post_twice")]),
        (
            ["李强,clerk,1,full,13800000001", "王芳,clerk,1,full,13800000001"],
            [(3, "phone_of_another")],
        ),
        (
            ["李强,clerk,1,full,13800000001", "李强,staff,1,full,13800000002", "李强,staff,1,full"],
            [(4, "which_person")],
        ),
    ],
)
def test_each_wrong_line_is_named(
    office: Database, lines: list[str], expected: list[tuple[int, str]]
) -> None:
    found = faults(office, *lines)
    assert [(fault.line, fault.code) for fault in found] == expected
    assert everybody(office) == {}


def test_a_forbidden_pair_with_a_post_held_before_is_refused(office: Database) -> None:
    load(office, "李强,clerk,1,full")
    found = faults(office, "李强,inspector,1,full")
    assert [fault.code for fault in found] == ["forbidden_pair"]


def test_wrong_columns_are_named(office: Database) -> None:
    found = faults(office, "李强,liaison", head="name,role")
    assert [(fault.code, fault.facts["missing"]) for fault in found] == [
        ("columns", "unit_code, time")
    ]


def test_another_contact_village_in_a_later_file_takes_the_place_of_the_first(
    office: Database, clock: MovableTime
) -> None:
    load(office, "李强,liaison,11,part,13800000001,,111")
    more = "code,name,kind,parent_code\n112,下湾村,village,11\n"
    office.write_now(import_units, None, [("units.csv", more.encode())])
    clock.move(days=10)
    report = load(office, "李强,liaison,11,part,13800000001,,112")
    assert (report.villages, report.posts, report.unchanged) == (1, 0, 0)
    li = everybody(office)["李强"]
    assert li.contact_villages == ("112",)
    held = office.read_now(contact_points.of)[li.id]
    assert [(one.village_code, one.last) for one in held] == [
        ("111", date(2026, 12, 2)),
        ("112", None),
    ]
    again = load(office, "李强,liaison,11,part,13800000001,,")
    assert (again.villages, again.unchanged) == (0, 1)
    assert everybody(office)["李强"].contact_villages == ("112",)
