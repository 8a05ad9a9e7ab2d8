"""Who carried a written report away stands in the record, which can be followed from end to end."""

import json

import pytest
from sqlalchemy import select
from two_years import Office, open_office

from casework.errors import NotAllowedError
from casework.statistics import parse_period
from services import audit, given_reports
from storage.database import Database
from storage.tables import EventRow, core
from storage.unit import Reader

_EVENT = core(EventRow)


def given(office: Office) -> list[tuple[int | None, dict[str, str]]]:
    def read(view: Reader) -> list[tuple[int | None, dict[str, str]]]:
        asked = select(_EVENT.c.actor_id, _EVENT.c.facts).where(
            _EVENT.c.kind == given_reports.EVENT
        )
        return [(row.actor_id, json.loads(row.facts)) for row in view.run(asked)]

    return office.database.read_now(read)


def test_who_got_a_report_of_what_is_on_record(lite_database: Database) -> None:
    office = open_office(lite_database)
    found = office.report("clerk", "2013", "990000001")
    office.database.write_now(given_reports.note, office.who("clerk"), found)
    facts = {"unit": "990000001", "first": "2013-01-01", "last": "2013-12-31"}
    assert given(office) == [(office.ids["clerk"], facts)]
    assert office.database.read_now(audit.verify).fault is None


def test_one_made_at_the_server_is_nobodys_of_the_office(lite_database: Database) -> None:
    office = open_office(lite_database)
    office.database.write_now(given_reports.note_here, office.report())
    assert [who for who, _ in given(office)] == [None]


def test_the_inspector_reads_who_was_given_which_report(lite_database: Database) -> None:
    office = open_office(lite_database)
    found = office.report("leader", "2013", "990000001")
    office.database.write_now(given_reports.note, office.who("leader"), found)
    office.database.write_now(given_reports.note_here, office.report())
    read = office.database.read_now(given_reports.newest, office.who("inspector"))
    assert [(one.actor_name, one.unit, one.period) for one in read] == [
        (None, "青溪县", parse_period("2012..2013")),
        ("顾长川", "柳湾镇", parse_period("2013")),
    ]
    with pytest.raises(NotAllowedError):
        office.database.read_now(given_reports.newest, office.who("leader"))
