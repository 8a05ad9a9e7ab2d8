"""What happened in the invented county before the page is opened, so that it has something to show.

Every matter goes the way that every matter goes: through the use cases, each at its own time.
"""

import csv
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

from casework.actions import Answer
from casework.forms import FormKind
from casework.people import Officer, Role
from casework.workflow import Move
from services import (
    desk,
    forms,
    prompts,
    reporting,
    steps,
    visit_evidence,
    visit_hosts,
    visits,
)
from storage import cases as kept_cases
from storage import people, pushes
from storage import visits as kept_visits
from storage.database import Database
from storage.unit import Reader, Unit

_DATA = Path(__file__).with_name("demo_data")
PAST, TRIPS = _DATA / "past-qingxi.csv", _DATA / "outreach-qingxi.csv"
MORNING = time(9, 30)
FIELD_DAYS = (17, 12, 7, 4)  # days ago
# How far a matter has come; the data name the last step it takes.
_STEPS = ("assigned", "handling", "replied", "followed", "closed")


class Past:
    """Lives through the matters of the data; ``go`` sets the time of the record."""

    def __init__(self, database: Database, go: Callable[[datetime], None], today: datetime) -> None:
        self._database = database
        self._go = go
        self._today = today

    async def live(self) -> None:
        """Live through all of it, the oldest first; nobody is told of it afterwards."""
        for row in _rows(PAST):
            await self._matter(row)
        for row in _rows(TRIPS):
            await self._trip(row)
        for days in FIELD_DAYS:
            await self._field_days(days)
        self._go(self._today)
        await self._database.write(prompts.speak)
        await self._database.write(pushes.settle_everything)

    def _at(self, days_ago: float) -> None:
        day = self._database.calendar.next_working((self._today - timedelta(days=days_ago)).date())
        self._go(self._database.calendar.at(day, MORNING))

    async def _matter(self, row: dict[str, str]) -> None:
        ago, last = int(row["days_ago"]), _STEPS.index(row["ends"])
        liaison, clerk, deputy = await self._database.read(_people, row["village_code"])
        self._at(ago)
        case_id = await self._assigned(row, liaison, clerk)
        if last >= 1:
            self._at(max(0, ago - 1))
            await self._act(liaison, Move.ACKNOWLEDGE, case_id)
        if last >= 2:
            self._at(max(0, ago - 6))
            await self._answered(row, liaison, deputy, case_id)
        if last >= 4:
            self._at(max(0, ago - 20))
            await self._fill(
                clerk,
                FormKind.FOLLOW_UP,
                case_id,
                service="satisfied",
                result="fairly",
                cause="grassroots_supervision",
            )

    async def _assigned(self, row: dict[str, str], liaison: Officer, clerk: Officer) -> int:
        """Heard, reported, registered and assigned; gives the case."""
        write = self._database.write
        if row["channel"] == "liaison":
            card = await write(reporting.start, liaison, row["text"], place=row["village_code"])
            reported = await write(forms.finish, liaison, card.ref)
            card = await write(desk.open_register, clerk, reported.ref)
        else:
            card = await write(desk.start_intake, clerk)
            for name in ("channel", "text"):
                card = await write(forms.fill, clerk, card.ref, name, row[name])
            await write(forms.fill, clerk, card.ref, "place", row["village_code"])
            card = await write(forms.finish, clerk, card.ref)
        await write(forms.fill, clerk, card.ref, "section", row["section"])
        return (await write(forms.finish, clerk, card.ref)).ref

    async def _answered(
        self, row: dict[str, str], liaison: Officer, deputy: Officer, case_id: int
    ) -> None:
        await self._fill(
            liaison,
            FormKind.RESULT,
            case_id,
            findings=row["text"],
            outcome=row["outcome"],
            checklist="solved",
        )
        await self._act(deputy, Move.APPROVE_REPLY, case_id)
        await self._fill(liaison, FormKind.DELIVERY, case_id, manner="in_person", day="today")

    async def _act(self, who: Officer, move: Move, case_id: int) -> Answer:
        version = await self._database.read(_version, case_id)
        return await self._database.write(steps.tap, who, move, case_id, version)

    async def _fill(self, who: Officer, kind: FormKind, subject: int, **fields: str) -> None:
        card = await self._database.write(forms.start, who, kind, subject)
        for name, value in fields.items():
            await self._database.write(forms.fill, who, card.ref, name, value)
        await self._database.write(forms.finish, who, card.ref)

    async def _trip(self, row: dict[str, str]) -> None:
        """A joint team's trip, entered by the clerk on its day; the line tells its counts."""
        self._at(int(row["days_ago"]))
        write = self._database.write
        clerk = (await self._database.read(_people, row["place"]))[1]
        card = await write(forms.start, clerk, FormKind.OUTREACH, 0)
        await write(forms.fill, clerk, card.ref, "place", row["place"])
        await write(forms.fill, clerk, card.ref, "on", "today")
        for name in ("text", "members"):
            await write(forms.ask, clerk, card.ref, name)
            await write(forms.type_text, clerk, card.ref, row[name])
        await write(forms.finish, clerk, card.ref)

    async def _field_days(self, days_ago: int) -> None:
        """Some liaisons and staff spend a day in a village; its host confirms it."""
        self._at(days_ago)
        officers = await self._database.read(_visitors)
        for number, who in enumerate(officers):
            if who.contact_villages and (number + days_ago) % 3:
                await self._database.write(_visit, who, who.contact_villages[0])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def _visit(unit: Unit, who: Officer, village: str) -> None:
    card = visits.begin(unit, who)
    forms.fill(unit, who, card.ref, "village", village)
    forms.fill(unit, who, card.ref, "text", _heard(unit))
    logged = forms.finish(unit, who, card.ref)
    visit = kept_visits.get(unit, logged.ref)
    hosts = visit_hosts.hosts_of(unit, visit) if visit else []
    if hosts:
        visit_hosts.confirm(unit, hosts[0], logged.ref)
    else:
        visit_evidence.add(unit, who, logged.ref, None)


def _heard(unit: Unit) -> str:
    """One line, taken from the data: what was heard that day."""
    texts = [row["text"] for row in _rows(PAST)]
    return texts[unit.today.toordinal() % len(texts)]


def _people(view: Reader, village_code: str) -> tuple[Officer, Officer, Officer]:
    """The township's liaison, the clerk and the deputy."""
    path = view.directory.units[village_code].path
    liaison = people.holding(view, Role.LIAISON, path)[0]
    return (
        liaison,
        people.holding(view, Role.CLERK, path)[0],
        people.holding(view, Role.DEPUTY, path)[0],
    )


def _visitors(view: Reader) -> list[Officer]:
    return [who for who in people.everybody(view) if who.holds(Role.LIAISON, Role.STAFF)]


def _version(view: Reader, case_id: int) -> int:
    case = kept_cases.get(view, case_id)
    return case.version if case else 0
