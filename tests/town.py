"""Two townships with their villages, for tests of field days: people by name, acts in one line."""

from collections.abc import Callable
from datetime import date
from typing import Any

from cast import Cast
from sqlalchemy import text

from casework.actions import Answer, View
from casework.distances import Place
from casework.media import Incoming, MediaKind
from casework.people import Language, Role, Unit, UnitKind
from services import forms, visit_months, visits
from storage import people, units
from storage.database import Database
from storage.unit import Unit as Writing

# A village in each township that lies on the map, some 19 km apart.
SHANGWAN, SHUANGJING = Place(33.05, 112.24), Place(33.15, 112.4)
COUNTY, LIU, SHUANG = "41/24/", "41/24/01/", "41/24/02/"
TREE = (
    Unit("41", "南州市", "南州市", UnitKind.CITY, "41/"),
    Unit("24", "青溪县", "青溪县", UnitKind.COUNTY, COUNTY, "41"),
    Unit("01", "柳湾镇", "柳湾镇", UnitKind.TOWNSHIP, LIU, "24"),
    Unit("02", "双井镇", "双井镇", UnitKind.TOWNSHIP, SHUANG, "24"),
    Unit("011", "上湾村民委员会", "上湾村", UnitKind.VILLAGE, f"{LIU}011/", "01", SHANGWAN),
    Unit("012", "东关村民委员会", "东关村", UnitKind.VILLAGE, f"{LIU}012/", "01"),
    Unit("021", "双井村民委员会", "双井村", UnitKind.VILLAGE, f"{SHUANG}021/", "02", SHUANGJING),
    Unit("022", "东关村民委员会", "东关村", UnitKind.VILLAGE, f"{SHUANG}022/", "02"),
    Unit("25", "白河县", "白河县", UnitKind.COUNTY, "41/25/", "41"),
    Unit("031", "桥头村民委员会", "桥头村", UnitKind.VILLAGE, "41/25/03/031/", "25"),
)
PHOTO = Incoming(MediaKind.PHOTO, "file", "unique")
LONG_AGO = date(2020, 1, 1)


class Town(Cast):
    """The office on SQLite, with its people by name."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.ids: dict[str, int] = {}
        database.write_now(lambda unit: units.add(unit, TREE))
        self.enter("周明", Role.STAFF, "24", contact_village_code="021")
        self.enter("林小溪", Role.LIAISON, "01")
        self.enter("何山", Role.LIAISON, "02")
        self.enter("陈副部长", Role.DEPUTY, "24", visit_duty=False)
        self.enter("督查", Role.INSPECTOR, "24", visit_duty=False)

    def enter(self, name: str, role: Role, code: str, **post: Any) -> None:
        def work(unit: Writing) -> int:
            officer_id = people.add_officer(unit, name, Language.CHINESE)
            facts = {"first_day": LONG_AGO, "visit_duty": True, "full_time": True} | post
            people.add_post(unit, officer_id, role=role, unit_code=code, **facts)
            return officer_id

        self.ids[name] = self.database.write_now(work)

    def leave(self, name: str, last_day: date) -> None:
        leaving = text("UPDATE post SET last_day = :last_day WHERE officer_id = :who")

        def work(unit: Writing) -> None:
            unit.change_directory()
            unit.run(leaving, {"last_day": last_day.isoformat(), "who": self.ids[name]})

        self.database.write_now(work)

    def do(self, work: Callable[..., Any], name: str, *args: Any, **kwargs: Any) -> Any:
        return self.database.write_now(work, self.who(name), *args, **kwargs)

    def see(self, question: Callable[..., Any], name: str, *args: Any) -> Any:
        return self.database.read_now(question, self.who(name), *args)

    def log(self, name: str, village: str = "双井村", **fields: str) -> int:
        """A field day in three steps after the word that begins it; gives its id."""
        form = self.do(visits.begin, name).ref
        self.do(forms.type_text, name, form, village)
        self.do(forms.type_text, name, form, "见了种粮户,水渠漏水")
        for field, value in fields.items():
            self.do(forms.fill, name, form, field, value)
        done: Answer = self.do(forms.finish, name, form)
        assert done.view is View.VISIT
        return done.ref

    def state(self, name: str) -> Any:
        return self.see(lambda view, who: visit_months.state_for(view, who, view.today), name)

    def told(self, name: str) -> list[str]:
        """The kinds of what is owed to somebody and still to be said or answered."""
        wanted = text(
            "SELECT kind FROM push WHERE recipient_id = :who AND settled_at IS NULL ORDER BY id"
        )
        rows = self.database.read_now(lambda view: view.run(wanted, {"who": self.ids[name]}).all())
        return [row.kind for row in rows]
