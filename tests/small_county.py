"""An invented county small enough for a test: a township with a village, and its people."""

from dataclasses import dataclass
from datetime import date

from casework.actions import Answer
from casework.people import Language, Officer, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.workflow import Move
from services import desk, forms, reporting, steps
from storage import people, units
from storage.database import Database
from storage.unit import Unit

COUNTY = OfficeUnit("990000", "青溪县", "青溪县", UnitKind.COUNTY, "990000/")
TOWNSHIP = OfficeUnit(
    "990000001", "柳湾镇", "柳湾镇", UnitKind.TOWNSHIP, "990000/990000001/", "990000"
)
VILLAGE = OfficeUnit(
    "990000001201",
    "上湾村",
    "上湾村",
    UnitKind.VILLAGE,
    "990000/990000001/990000001201/",
    "990000001",
)
WORDS = "上湾村机井坏了两个月没人修,二十多户浇不上地。"


@dataclass
class County:
    """The people, by what they do; ids of officers."""

    database: Database
    liaison: int
    clerk: int
    deputy: int
    inspector: int
    leader: int

    def officer(self, officer_id: int) -> Officer:
        """An officer as they stand."""
        found = self.database.read_now(people.get, officer_id)
        assert found is not None
        return found

    def bind(
        self, officer_id: int, telegram_id: int, language: Language = Language.CHINESE
    ) -> None:
        """Give an officer an account, as an invite does."""
        self.database.write_now(people.bind, officer_id, telegram_id, language)

    def report(self, words: str = WORDS) -> int:
        """A lead reported by the liaison; gives its id."""

        def work(unit: Unit) -> Answer:
            who = self.officer(self.liaison)
            answer = reporting.start(unit, who, words)
            return forms.finish(unit, who, answer.ref)

        return self.database.write_now(work).ref

    def register(self, lead_id: int, **fields: str) -> int:
        """A case registered by the clerk, assigned to the township when it is simple."""

        def work(unit: Unit) -> Answer:
            who = self.officer(self.clerk)
            answer = desk.open_register(unit, who, lead_id)
            for name, value in fields.items():
                forms.fill(unit, who, answer.ref, name, value)
            return forms.finish(unit, who, answer.ref)

        return self.database.write_now(work).ref

    def assign(self, case_id: int) -> None:
        """The deputy's word on a proposal."""
        self.database.write_now(steps.tap, self.officer(self.deputy), Move.ASSIGN, case_id, 0)


def fill(database: Database, *, visit_duty: bool = False) -> County:
    """Enter the county and its people; nobody has an account yet."""

    def work(unit: Unit) -> list[int]:
        units.add(unit, [COUNTY, TOWNSHIP, VILLAGE])
        return [
            add_person(unit, "林小溪", Role.LIAISON, TOWNSHIP, visit_duty=visit_duty),
            add_person(unit, "周晓禾", Role.CLERK, COUNTY),
            add_person(unit, "沈明远", Role.DEPUTY, COUNTY),
            add_person(unit, "何知秋", Role.INSPECTOR, COUNTY),
            add_person(unit, "江若川", Role.LEADER, COUNTY),
        ]

    return County(database, *database.write_now(work))


def add_person(
    unit: Unit, name: str, role: Role, place: OfficeUnit, *, visit_duty: bool = False
) -> int:
    """Enter one person with one post; gives the id."""
    officer_id = people.add_officer(unit, name, Language.CHINESE)
    people.add_post(
        unit,
        officer_id,
        role=role,
        unit_code=place.code,
        first_day=date(2026, 1, 1),
        visit_duty=visit_duty,
        full_time=True,
    )
    return officer_id
