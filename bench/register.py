"""A county's record of any size, made at once: cases over ten years, their words, counters, a desk.

Most cases are closed; so many are open as a county can have open at once, and one in fifty of them
is late. Made the same way for SQLite and PostgreSQL, always the same for the same size.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import insert

from bench.county import COUNTY, KEY, TOWNSHIPS, fill, person, townships, villages
from casework.matters import Channel, MatterType, NoteKind
from casework.people import Officer, Role
from casework.people import Unit as OfficeUnit
from casework.stages import Stage
from storage import counting, migrate, people
from storage.database import Database
from storage.tables import ClockRow, CounterRow, LeadRow, NoteRow, core
from storage.unit import Reader, Unit
from storage.vault import Vault
from storage.visible import CASE

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
YEARS = 10
AT_DESK = 60
LEADER, _LOCAL, _LIAISON = 9_100, 9_200, 0
_BATCH = 20_000
# What stays open of the newest cases: a county works on some two thousand at a time at most.
_MOST_OPEN = 2_000
_WHAT = ("机井坏了浇不上地", "路灯不亮", "低保没评上", "宅基地有争议", "补偿款没发", "垃圾没人清")
_OPEN = (
    Stage.HANDLING,
    Stage.HANDLING,
    Stage.HANDLING,
    Stage.ASSIGNED,
    Stage.REPORTED,
    Stage.REPLY_REVIEW,
    Stage.SUSPENDED,
)


class County:
    """The record, and those who ask."""

    def __init__(self, url: str) -> None:
        self.database = Database(url, Vault([KEY]), lambda: NOW, durable=False)
        migrate.upgrade(self.database.engine)

    def who(self, account: int) -> Officer:
        """Somebody by account."""
        found = self.database.read_now(people.by_telegram, account)
        assert found is not None
        return found

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    @property
    def leader(self) -> Officer:
        """The county's leader."""
        return self.who(LEADER)

    @property
    def local(self) -> Officer:
        """A township's leader."""
        return self.who(_LOCAL)

    def make(self, cases: int) -> None:
        """Enter so many cases, and count them."""
        self.database.write_now(_people)
        rows = _rows(cases)
        while batch := list(islice(rows, _BATCH)):
            self.database.write_now(_enter, batch)
        self.database.write_now(_desk)
        self.database.write_now(_count)
        self._look_it_over()

    def _look_it_over(self) -> None:
        """What PostgreSQL does by itself some time after so much was written; SQLite never does."""
        if self.database.engine.dialect.name == "postgresql":
            engine = self.database.engine.execution_options(
                isolation_level="AUTOCOMMIT", reading=True
            )
            with engine.connect() as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")


def _people(unit: Unit) -> None:
    fill(unit, TOWNSHIPS)
    person(unit, LEADER, Role.LEADER, COUNTY)
    person(unit, _LOCAL, Role.LEADER, townships()[0])


def _rows(cases: int) -> Iterator[dict[str, Any]]:
    dice = Random(7)
    places = villages()
    towns = {town.code: town for town in townships()}
    serials: dict[int, int] = {}
    for number in range(cases):
        age = YEARS * 365 * (cases - number) // cases
        received = TODAY - timedelta(days=age)
        serials[received.year] = serials.get(received.year, 0) + 1
        place = places[dice.randrange(len(places))]
        owner = towns[place.parent_code or ""]
        if dice.random() < 0.002:  # handled by another township than where it arose
            owner = towns[dice.choice(list(towns))]
        is_open = cases - number <= min(_MOST_OPEN, cases // 5)
        serial = serials[received.year]
        own_id = _id(received, number)
        yield _case(dice, own_id, received, serial, place, owner=owner, is_open=is_open)


def _id(received: date, number: int) -> int:
    """An id that rises with time as ours do: so many to a stretch of time, whatever the size."""
    days = (received - TODAY).days + YEARS * 365
    return (days * 86_400_000 << 20) + number + 1


def _case(
    dice: Random,
    number: int,
    received: date,
    serial: int,
    place: OfficeUnit,
    *,
    owner: OfficeUnit,
    is_open: bool,
) -> dict[str, Any]:
    accuses = dice.random() < 0.2
    due = received + timedelta(days=60)
    stage = dice.choice(_OPEN) if is_open else Stage.CLOSED
    if is_open and dice.random() < 0.02:
        due = TODAY - timedelta(days=dice.randrange(1, 20))
    replied = None if is_open else received + timedelta(days=dice.randrange(5, 66))
    at = datetime.combine(received, NOW.time(), UTC)
    return {
        "id": number,
        "year": received.year,
        "serial": serial,
        "stage": stage.value,
        "version": 1,
        "type": MatterType.ACCUSATION.value if accuses else MatterType.APPEAL.value,
        "channel": dice.choice(list(Channel)).value,
        "occurrence": "first",
        "identity": "named",
        "persons": dice.choice((1, 1, 1, 2, 5)),
        "urgent": False,
        "simple": False,
        "filed": False,
        "imported": False,
        "place_code": place.code,
        "place_path": place.path,
        "owner_code": COUNTY.code if accuses else owner.code,
        "owner_path": COUNTY.path if accuses else owner.path,
        "received_on": received,
        "due_on": None if stage is Stage.SUSPENDED else due,
        "replied_on": replied,
        "closed_on": replied,
        "flags": "",
        "registered_at": at,
        "changed_at": at,
        "author_id": 1,
    }


def _enter(unit: Unit, rows: list[dict[str, Any]]) -> None:
    unit.connection.execute(insert(CASE), rows)
    notes = [
        {
            "id": row["id"],
            "subject_kind": "case",
            "subject_id": row["id"],
            "kind": NoteKind.SUMMARY.value,
            "author_id": 1,
            "at": row["registered_at"],
            "text": f"{_WHAT[row['id'] % len(_WHAT)]},已经反映过{row['id'] % 97}次。",
            "replaced": False,
        }
        for row in rows
    ]
    unit.connection.execute(insert(core(NoteRow)), notes)
    if clocks := [_clock(row) for row in rows if row["replied_on"] is None and row["due_on"]]:
        unit.connection.execute(insert(core(ClockRow)), clocks)


def _clock(row: dict[str, Any]) -> dict[str, Any]:
    due_at = datetime.combine(row["due_on"], datetime.min.time(), UTC) + timedelta(hours=9)
    return {
        "id": row["id"],
        "subject_kind": "case",
        "subject_id": row["id"],
        "rule": "handling",
        "status": "running",
        "unit_path": row["owner_path"],
        "started_at": row["registered_at"],
        "length": 60,
        "nominal_due": row["due_on"],
        "due_on": row["due_on"],
        "due_at": due_at,
        "changed_at": row["registered_at"],
        "moved": 0,
        "extended": 0,
        "entries": 1,
    }


def _desk(unit: Unit) -> None:
    places = villages()
    unit.connection.execute(
        insert(core(LeadRow)),
        [
            {
                "id": number,
                "year": 2026,
                "serial": number,
                "stage": Stage.SUBMITTED.value,
                "version": 1,
                "author_id": 1,
                "place_code": places[number].code,
                "place_path": places[number].path,
                "channel": Channel.LIAISON.value,
                "type": MatterType.APPEAL.value,
                "received_at": NOW - timedelta(hours=number),
                "submitted_at": NOW - timedelta(hours=number),
                "persons": 1,
                "settled": False,
                "joined": False,
            }
            for number in range(1, AT_DESK + 1)
        ],
    )


def _count(unit: Unit) -> None:
    rows = (
        {"unit_code": code, "measure": measure, "bucket": bucket, "n": n}
        for (code, measure, bucket), n in counting.recount(unit).items()
    )
    while batch := list(islice(rows, _BATCH)):
        unit.connection.execute(insert(core(CounterRow)), batch)


def grouped(view: Reader) -> None:
    """The peer: what came in, is open and is late, by one GROUP BY over all cases."""
    view.connection.exec_driver_sql(
        "SELECT channel, stage, COUNT(*), SUM(persons),"
        " SUM(CASE WHEN due_on < '2026-11-24' THEN 1 ELSE 0 END),"
        " SUM(CASE WHEN replied_on <= due_on THEN 1 ELSE 0 END)"
        " FROM case_ GROUP BY channel, stage"
    ).all()
