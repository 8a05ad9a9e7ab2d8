"""Meetings entered before they could be closed come into the newer schema as they stood."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Engine, MetaData, Table, insert, select

from storage import migrate
from storage.database import make_engine

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
BEFORE, AFTER = "0015", "0016"
OLD, NEWEST, OTHER = 1, 2, 3


@pytest.fixture
def old(blank_url: str) -> Iterator[Engine]:
    """Two joint meetings and one of the office, with what stood on their agendas."""
    engine = make_engine(blank_url)
    migrate.upgrade(engine, BEFORE)
    meeting, agenda, case = (table(engine, name) for name in ("meeting", "agenda", "case_"))
    with engine.begin() as connection:
        for number, kind in ((OLD, "joint"), (NEWEST, "joint"), (OTHER, "office")):
            held = {"held_on": date(2026, 11, 20), "path": "1/", "opened_by": 1, "opened_at": AT}
            connection.execute(insert(meeting).values(id=number, kind=kind, **held))
        for number, type_, flags in (
            (11, "appeal", " on_agenda "),  # undecided on the old one
            (12, "appeal", ""),  # decided there
            (13, "appeal", " on_agenda "),  # on the newest
            (14, "accusation", " on_agenda "),  # put forward
            (15, "appeal", " supervised "),
        ):
            connection.execute(insert(case).values(**a_case(number, type_, flags)))
        for meeting_id, case_id, decided in (
            (OLD, 11, None),
            (OLD, 12, AT),
            (NEWEST, 13, None),
        ):
            row = {"meeting_id": meeting_id, "case_id": case_id, "put_at": AT}
            connection.execute(insert(agenda).values(decided_at=decided, **row))
    yield engine
    engine.dispose()


def table(engine: Engine, name: str) -> Table:
    """A table as it stands in the database now."""
    return Table(name, MetaData(), autoload_with=engine)


def a_case(number: int, type_: str, flags: str) -> dict[str, object]:
    return {
        "id": number,
        "year": 2026,
        "serial": number,
        "stage": "handling",
        "version": 1,
        "type": type_,
        "channel": "liaison",
        "occurrence": "first",
        "identity": "named",
        "persons": 1,
        "urgent": False,
        "simple": False,
        "filed": False,
        "imported": False,
        "place_code": "11",
        "place_path": "1/11/",
        "received_on": date(2026, 11, 1),
        "flags": flags,
        "registered_at": AT,
        "changed_at": AT,
    }


def test_of_a_kind_the_newest_stays_open_and_nothing_undecided_is_lost(old: Engine) -> None:
    migrate.upgrade(old, AFTER)
    meeting, agenda, waiting = (table(old, name) for name in ("meeting", "agenda", "put_forward"))
    with old.connect() as connection:
        closed = connection.execute(select(meeting.c.id).where(meeting.c.closed_at.is_not(None)))
        assert {row.id for row in closed} == {OLD}
        carried = connection.execute(
            select(agenda.c.case_id).where(agenda.c.carried_at.is_not(None))
        )
        assert {row.case_id for row in carried} == {11}
        waits = connection.execute(select(waiting.c.case_id, waiting.c.kind))
        assert {(row.case_id, row.kind) for row in waits} == {(11, "joint"), (14, "supervision")}


def test_the_way_back_keeps_the_meetings(old: Engine) -> None:
    migrate.upgrade(old, AFTER)
    migrate.downgrade(old, BEFORE)
    with old.connect() as connection:
        assert len(connection.execute(select(table(old, "meeting").c.id)).all()) == 3
