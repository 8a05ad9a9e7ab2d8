"""Registers of closed matters, and a county that takes them in."""

from pathlib import Path

import pytest
from cast import Cast
from small_county import add_person

from casework import register
from casework.cases import Case
from casework.errors import ImportFaultsError
from casework.imports import RegisterImported
from casework.people import Language, Role
from services.register_import import import_register
from services.unit_import import import_units
from storage import cases, units
from storage.database import Database
from storage.unit import Reader, Unit
from storage.visible import any_case
from wording import imports as words
from wording.texts import words_for

DATA = Path(__file__).parent / "data"
REGISTER = DATA / "register-2012-2013.csv"
HEAD = ",".join(register.COLUMNS)
GOOD = "K7,2024-03-04,letter,appeal,,990000001,1,first,no,,2024-03-20,explained"


class Office(Cast):
    """A county with its clerk and some who see less."""

    def load(self, *lines: str, head: str = HEAD, by: str = "clerk") -> RegisterImported:
        return self.load_bytes("\n".join([head, *lines, ""]).encode(), by=by)

    def load_bytes(
        self, content: bytes, by: str = "clerk", name: str = "r.csv"
    ) -> RegisterImported:
        return self.database.write_now(import_register, self.who(by), [(name, content)])

    def all(self) -> list[Case]:
        def question(view: Reader) -> list[Case]:
            found = [cases.get(view, row.id) for row in view.run(any_case())]
            return [case for case in found if case is not None]

        return self.database.read_now(question)


def open_office(database: Database) -> Office:
    """A county of units, entered, with those who may and may not take a register in."""
    units_file = [("u.csv", (DATA / "units-qingxi.csv").read_bytes())]

    def work(unit: Unit) -> dict[str, int]:
        import_units(unit, None, units_file)
        known = units.many(unit, ["990000", "990000001", "990000002"])
        return {
            "clerk": add_person(unit, "周清和", Role.CLERK, known["990000"]),
            "local": add_person(unit, "许清", Role.CLERK, known["990000001"]),
            "liaison": add_person(unit, "林小溪", Role.LIAISON, known["990000002"]),
            "section": add_person(unit, "郑科", Role.SECTION_HEAD, known["990000002"]),
            "leader": add_person(unit, "顾长川", Role.LEADER, known["990000"]),
            "administrator": add_person(unit, "白管理", Role.ADMINISTRATOR, known["990000"]),
        }

    return Office(database, database.write_now(work))


def faults(
    office: Office, *lines: str, head: str = HEAD, by: str = "clerk"
) -> list[tuple[int, str]]:
    with pytest.raises(ImportFaultsError) as refused:
        office.load(*lines, head=head, by=by)
    found = refused.value.facts["faults"]
    assert isinstance(found, tuple)
    for language in Language:
        assert len(list(words.faults(words_for(language), found))) == len(found) + 1
    return [(fault.line, fault.code) for fault in found]
