"""An invented county of two townships and its people, in which matters can be lived through."""

from datetime import date

from cast import Cast

from casework.actions import Answer
from casework.forms import FormKind
from casework.people import Language, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.workflow import Move
from services import desk, forms, reporting, steps
from storage import cases as kept
from storage import people, units
from storage.database import Database
from storage.tables import RecusalRow
from storage.unit import Unit

ROOT, LIU, YUN = "990000", "990000001", "990000003"
UNITS = (
    (ROOT, "青溪县", UnitKind.COUNTY, None),
    (LIU, "柳湾镇", UnitKind.TOWNSHIP, ROOT),
    (YUN, "云岭乡", UnitKind.TOWNSHIP, ROOT),
    ("990000001201", "上湾村", UnitKind.VILLAGE, LIU),
    ("990000001202", "东关村", UnitKind.VILLAGE, LIU),
    ("990000003201", "河东村", UnitKind.VILLAGE, YUN),
    ("990000003202", "东关村", UnitKind.VILLAGE, YUN),
)
PEOPLE = {
    "liaison": ("林小溪", Role.LIAISON, LIU),
    "neighbour": ("石大山", Role.LIAISON, YUN),
    "clerk": ("周清和", Role.CLERK, ROOT),
    "deputy": ("秦望舒", Role.DEPUTY, ROOT),
    "leader": ("顾长川", Role.LEADER, ROOT),
    "inspector": ("方正平", Role.INSPECTOR, ROOT),
    "local": ("许知行", Role.LEADER, LIU),
    "administrator": ("白管理", Role.ADMINISTRATOR, ROOT),
}
WELL = "上湾村机井坏了两个月没人修,二十多户浇不上地。"
LAMP = "河东村路灯不亮,老人夜里摔了一跤。"


# What an owner answers.
RESULT = {"findings": "已修好", "outcome": "supported", "checklist": "solved"}
# Fields that are typed, not picked.
TEXTS = frozenset({"text", "findings", "reason", "condition", "call", "body"})


class Story(Cast):
    """The office while a test lives through something."""

    def report(self, who: str = "liaison", words: str = WELL) -> int:
        """A lead is reported; gives its id."""

        def work(unit: Unit) -> Answer:
            answer = reporting.start(unit, self.who(who), words)
            return forms.finish(unit, self.who(who), answer.ref)

        return self.database.write_now(work).ref

    def intake(self, channel: str, persons: int = 1, words: str = WELL, **registered: str) -> int:
        """A letter or visit is received at the office and registered; gives the case's id."""

        def work(unit: Unit) -> Answer:
            clerk = self.who("clerk")
            draft = desk.start_intake(unit, clerk).ref
            values = {"channel": channel, "persons": str(persons), "place": LIU}
            for name, value in values.items():
                forms.fill(unit, clerk, draft, name, value)
            forms.type_text(unit, clerk, draft, words)
            return forms.finish(unit, clerk, draft)

        register = self.database.write_now(work).ref
        return self._finish("clerk", register, {"owner": LIU} | registered)

    def register(self, lead_id: int, **fields: str) -> int:
        """The clerk registers a lead; gives the case's id."""
        clerk = self.who("clerk")
        draft = self.database.write_now(desk.open_register, clerk, lead_id).ref
        return self._finish("clerk", draft, fields)

    def case(self, who: str = "liaison", words: str = WELL, **fields: str) -> int:
        """A lead is reported and registered; gives the case's id."""
        return self.register(self.report(who, words), **fields)

    def taken_on(self, who: str = "liaison", words: str = WELL, **fields: str) -> int:
        """An ordinary case that the deputy has assigned, and its liaison acknowledged."""
        number = self.case(who, words, procedure="ordinary", **fields)
        self.act("deputy", Move.ASSIGN, number)
        self.act("liaison", Move.ACKNOWLEDGE, number)
        return number

    def act(self, who: str, move: Move, case_id: int) -> None:
        """A move that a tap makes."""
        self.database.write_now(steps.tap, self.who(who), move, case_id, 0)

    def form(self, who: str, kind: FormKind, case_id: int, **fields: str) -> None:
        """A form is begun, filled in and finished."""
        draft = self.database.write_now(forms.start, self.who(who), kind, case_id).ref
        self._finish(who, draft, fields)

    def _finish(self, who: str, draft: int, fields: dict[str, str]) -> int:
        officer, texts = self.who(who), TEXTS
        for name, value in fields.items():
            if name in texts:
                self.database.write_now(forms.type_text, officer, draft, value)
            else:
                self.database.write_now(forms.fill, officer, draft, name, value)
        if texts & fields.keys() and len(fields) == 1:
            return draft  # it has saved itself
        return self.database.write_now(forms.finish, officer, draft).ref

    def answer(self, case_id: int, owner: str = "liaison") -> None:
        """The case is acknowledged, answered, approved and the reply delivered today."""
        self.act(owner, Move.ACKNOWLEDGE, case_id)
        self.form(owner, FormKind.RESULT, case_id, **RESULT)
        self.act("deputy", Move.APPROVE_REPLY, case_id)
        self.form(owner, FormKind.DELIVERY, case_id, manner="in_person", day="today")

    def recuse(self, who: str, case_id: int) -> None:
        """Somebody is kept away from a case."""

        def work(unit: Unit) -> None:
            unit.later(
                RecusalRow,
                case_id=case_id,
                officer_id=self.ids[who],
                state="granted",
                reason="relative",
                decider="deputy",
                decider_path=f"{ROOT}/",
                asked_by=0,
                at=unit.now,
            )

        self.database.write_now(work)

    def due_on(self, case_id: int) -> date:
        """The day on which a case is due."""
        found = self.database.read_now(kept.get, case_id)
        assert found is not None
        assert found.due_on is not None
        return found.due_on


def begin(database: Database) -> Story:
    """Enter the county and its people; liaisons owe field days."""

    def work(unit: Unit) -> dict[str, int]:
        paths: dict[str, str] = {}
        for code, name, kind, parent in UNITS:
            paths[code] = paths.get(parent or "", "") + f"{code}/"
            units.add(unit, [OfficeUnit(code, name, name, kind, paths[code], parent)])
        return {who: _enter(unit, name, role, code) for who, (name, role, code) in PEOPLE.items()}

    return Story(database, database.write_now(work))


def _enter(unit: Unit, name: str, role: Role, code: str) -> int:
    officer_id = people.add_officer(unit, name, Language.CHINESE)
    people.add_post(
        unit,
        officer_id,
        role=role.value,
        unit_code=code,
        first_day=date(2026, 1, 1),
        full_time=True,
        visit_duty=role is Role.LIAISON,
    )
    return officer_id
