"""A county with the register of two years in its book, and those who ask for reports."""

from pathlib import Path

from cast import Cast
from small_county import add_person

from casework.people import Role
from casework.report import Report
from casework.statistics import parse_period
from services import report
from services.register_import import import_register
from services.unit_import import import_units
from storage import units
from storage.database import Database
from storage.unit import Unit

DATA = Path(__file__).parent / "data"
COUNTY, LIU, YUN = "990000", "990000001", "990000003"
PEOPLE = {
    "clerk": ("周清和", Role.CLERK, COUNTY),
    "leader": ("顾长川", Role.LEADER, COUNTY),
    "deputy": ("秦望舒", Role.DEPUTY, COUNTY),
    "local": ("许知行", Role.LEADER, LIU),
    "liaison": ("林小溪", Role.LIAISON, LIU),
    "inspector": ("方正平", Role.INSPECTOR, COUNTY),
}
REGISTER = (DATA / "register-2012-2013.csv").read_bytes()


class Office(Cast):
    """The record, and its people by what they do."""

    def take(self, register: bytes) -> None:
        """Take a register in."""
        self.database.write_now(import_register, None, [("r.csv", register)])

    def report(self, who: str = "leader", period: str = "2012..2013", unit: str = "") -> Report:
        """Somebody's report."""
        return self.database.read_now(report.make, self.who(who), unit, parse_period(period))


def open_office(database: Database, register: bytes = REGISTER) -> Office:
    """Enter the county, its people and a register."""

    def work(unit: Unit) -> dict[str, int]:
        import_units(unit, None, [("u.csv", (DATA / "units-qingxi.csv").read_bytes())])
        known = units.many(unit, {code for _, _, code in PEOPLE.values()})
        return {
            who: add_person(unit, name, role, known[code])
            for who, (name, role, code) in PEOPLE.items()
        }

    office = Office(database, database.write_now(work))
    office.take(register)
    return office
