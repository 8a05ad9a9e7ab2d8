"""The record that measurements begin with: an invented county, and officers with accounts."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.gate import FIRST_PUSHED
from bench.stub import FIRST_OFFICER
from casework.matters import Subject
from casework.people import Language, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.pushes import PushKind
from services import digests
from storage import people, pushes, units
from storage.database import Database
from storage.unit import Unit
from storage.vault import Vault

KEY = "YmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtMTI="
CLERK = 9_000
COUNTY = OfficeUnit("990000", "青溪县", "青溪县", UnitKind.COUNTY, "990000/")
TOWNSHIPS, VILLAGES, CLERKS = 22, 20, 2
# What each officer reports: a village of their own township by name, no phone, no cadre.
TEXT = "{place}机井坏了两个月没人修,二十多户浇不上地,去年也坏过一次。"
# The office's clock begins on a working morning, whatever the machine's, when the day's summaries
# have gone out: no measure is of those.
MORNING = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
PUSHES_AT = MORNING + timedelta(seconds=9)
_FIRST_DAY = date(2026, 1, 1)
_DIGITS = "零一二三四五六七八九"


def make(path: Path, officers: int, pushed: int = 0) -> None:
    """Fill a new database: 22 townships of 20 villages, two clerks, and so many liaisons.

    ``pushed`` are further liaisons, each of whom is owed a push.
    """
    from storage import migrate  # late: the office that is measured takes its key from here

    database = Database(f"sqlite:///{path}", Vault([KEY]), lambda: MORNING)
    migrate.upgrade(database.engine)
    database.write_now(fill, officers, pushed)
    database.write_now(digests.owe, [])
    database.close()


def fill(unit: Unit, officers: int, pushed: int = 0) -> None:
    """Enter the units, two clerks, and so many liaisons, with a push owed to further ones."""
    towns = townships()
    units.add(unit, [COUNTY, *towns, *villages()])
    for n in range(CLERKS):
        person(unit, CLERK + n, Role.CLERK, COUNTY)
    for n in range(officers):
        person(unit, FIRST_OFFICER + n, Role.LIAISON, towns[n % TOWNSHIPS])
    for n in range(pushed):
        who = person(unit, FIRST_PUSHED + n, Role.LIAISON, towns[n % TOWNSHIPS])
        about = (Subject.OFFICER, who)
        kind = PushKind.OFFICER_UNREACHABLE
        pushes.owe(unit, kind, [who], about, cause=f"bench:{n}", due_at=PUSHES_AT)


def townships() -> list[OfficeUnit]:
    """The county's townships."""
    return [_below(COUNTY, n, "镇", UnitKind.TOWNSHIP) for n in range(TOWNSHIPS)]


def villages() -> list[OfficeUnit]:
    """All their villages."""
    return [
        _below(town, n, "村", UnitKind.VILLAGE) for town in townships() for n in range(VILLAGES)
    ]


def texts(officers: int) -> list[str]:
    """What each of so many officers reports, in their order."""
    return [
        TEXT.format(place=f"{_name(n % TOWNSHIPS)}镇{_name(n // TOWNSHIPS % VILLAGES)}村")
        for n in range(officers)
    ]


def _name(n: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(n)) + "号"


def _below(parent: OfficeUnit, n: int, kind_name: str, kind: UnitKind) -> OfficeUnit:
    code = f"{parent.code}{n:03}"
    name = _name(n) + kind_name
    return OfficeUnit(code, name, name, kind, f"{parent.path}{code}/", parent.code)


def person(unit: Unit, account: int, role: Role, place: OfficeUnit) -> int:
    """Enter somebody with an account; gives their id."""
    officer_id = people.add_officer(unit, f"某{account}", Language.CHINESE)
    people.add_post(
        unit,
        officer_id,
        role=role,
        unit_code=place.code,
        first_day=_FIRST_DAY,
        visit_duty=False,
        full_time=True,
    )
    people.bind(unit, officer_id, account, Language.CHINESE)
    return officer_id
