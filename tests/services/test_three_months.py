"""Three months of sixty officers on the moving clock, every nudge and figure worked out again."""

from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta

from movable_time import MovableTime
from sixty_figures import (
    STAND_IN,
    Nudge,
    closed_short,
    closes_on,
    days_owed,
    expected,
    forecast,
    halves,
    here,
    missing,
)
from sixty_officers import (
    COMPANIONS,
    COUNTY,
    FIRST,
    LAST,
    TOWNSHIPS,
    VILLAGES,
    Person,
    Trip,
    everybody,
)

from casework.actions import View
from casework.leave import LeaveState
from casework.media import Incoming, MediaKind
from casework.people import Language, Officer, Role, UnitKind
from casework.people import Unit as OfficeUnit
from casework.pushes import Push
from casework.statistics import parse_period
from schedules import timetable
from schedules.walk import Walk
from services import (
    bundling,
    companions,
    delivering,
    duty,
    field_days,
    forms,
    visit_closing,
    visit_evidence,
    visit_hosts,
    visit_months,
    visit_plans,
    visits,
)
from services.office import Office
from storage import leaves, people, shortfalls, units
from storage.database import Database
from storage.unit import Reader, Unit

# The office, lived through


HOST, ADMINISTRATOR = 101, 110
NUDGES = {"visit_plan", "visit_planned", "visit_short", "visit_last_days", "visit_month_closed"}


class Life:
    """The office on SQLite, its people by number, and what they were told."""

    def __init__(self, database: Database, clock: MovableTime, staff: list[Person]) -> None:
        self.database, self.clock, self.staff = database, clock, staff
        self.ids: dict[int, int] = {}
        self.told: list[Nudge] = []
        self.pushes: list[tuple[date, Push]] = []
        self.visits: dict[tuple[int, date], list[int]] = defaultdict(list)
        self.messages = 0
        clock.set(self.at(FIRST, 12))
        # Nobody has a case here: the morning's summary of cases would only cost its time. Nor is
        # there a service period: the reminders come on their usual days.
        entries = [
            entry
            for entry in timetable.build(Office(database, None), database.calendar.zone)
            if entry.id not in {"digest_tick", "period_tick"}
        ]
        self._walk = Walk(entries, clock, clock.set, self._deliver)

    def at(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour), self.database.calendar.zone)

    async def live(self) -> None:
        self.database.write_now(self._found)
        day = FIRST
        while day < LAST:
            await self._walk.to(self.at(day, 15))
            if day.weekday() == 4 or day in {closes_on(month) for month in (8, 9, 10, 11)}:
                self._compare_figures(day)
            self.database.write_now(self._act, day)
            self.database.write_now(self._answer, day)
            day += timedelta(days=1)
        await self._walk.to(self.at(LAST, 1))

    def _found(self, unit: Unit) -> None:
        path = {COUNTY: f"{COUNTY}/"} | {one: f"{COUNTY}/{one}/" for one in TOWNSHIPS}
        path |= {code: f"{path[above]}{code}/" for code, above in VILLAGES.items()}
        for code, above, kind in (
            (COUNTY, None, UnitKind.COUNTY),
            *((one, COUNTY, UnitKind.TOWNSHIP) for one in TOWNSHIPS),
            *((one, above, UnitKind.VILLAGE) for one, above in VILLAGES.items()),
        ):
            units.add(unit, [OfficeUnit(code, code, code, kind, path[code], above)])
        for who in self.staff:
            self._enter(unit, who)
        self._enter(unit, Person(STAND_IN, Role.STAFF, COUNTY))
        self._enter(unit, Person(ADMINISTRATOR, Role.ADMINISTRATOR, COUNTY))
        for n, township in enumerate(TOWNSHIPS):
            self._enter(unit, Person(HOST + n, Role.LIAISON, township))
        for leader, companion in COMPANIONS.items():
            ids = self.ids
            draft = companions.begin(unit, self._officer(unit, leader), ids[leader]).ref
            forms.fill(unit, self._officer(unit, leader), draft, "officer", str(ids[companion]))
        for who in self.staff:
            for first, last in who.leaves:
                self._away(unit, who.number, first, last)

    def _away(self, unit: Unit, number: int, first: date, last: date) -> None:
        leave = leaves.add(unit, self.ids[number], self.ids[STAND_IN], first, last)
        leaves.decide(unit, leave.id, self.ids[ADMINISTRATOR], LeaveState.APPROVED)

    def _enter(self, unit: Unit, who: Person) -> None:
        number = who.number
        self.ids[number] = people.add_officer(unit, f"第{number}号", Language.CHINESE)
        people.bind(unit, self.ids[number], 1000 + number, Language.CHINESE)
        people.add_post(
            unit,
            self.ids[number],
            contact_village_code=who.village,
            role=who.role.value,
            unit_code=who.unit,
            first_day=who.start,
            last_day=who.end,
            visit_duty=number < STAND_IN,
        )

    def _officer(self, view: Reader, number: int) -> Officer:
        found = people.get(view, self.ids[number])
        assert found is not None
        return found

    # What is told

    async def _deliver(self) -> None:
        while await self.database.read(delivering.seconds_to_next) == 0:
            await self.database.write(self._send)

    def _send(self, unit: Unit) -> None:
        for bundle in delivering.take(unit, 100, timedelta(minutes=1)):
            found = bundling.prepare(unit, bundle)
            delivering.kept_back(unit, found.left)
            if found.sheet is None:
                delivering.unchanged(unit, bundle)
            elif found.sheet.message_id is not None:
                delivering.changed(unit, found.sheet)
            else:
                self.messages += 1
                delivering.sent(unit, found.sheet, self.messages, View.NOTHING)
                for line in found.sheet.lines:
                    self._note(unit, line.push)

    def _note(self, unit: Unit, push: Push) -> None:
        if push.kind not in NUDGES:
            return
        facts = push.facts
        if push.kind == "visit_planned":
            figures: tuple[str, ...] = (facts["day"], facts.get("to", ""))
        elif "people" in facts:
            figures = (facts["people"],)
        else:
            figures = tuple(facts[one] for one in ("missing", "left") if one in facts)
        number = next(n for n, officer in self.ids.items() if officer == push.recipient_id)
        local = unit.calendar.local(unit.now)
        self.told.append(Nudge(f"{local:%m-%d %H:%M}", number, push.kind.value, figures))
        self.pushes.append((local.date(), push))

    # What people do, at three in the afternoon

    def _act(self, unit: Unit, day: date) -> None:
        for told_on, push in self.pushes:
            if told_on == day and push.kind == "visit_planned":
                self._put_off(unit, push)
        for who in self.staff:
            if who.moves == day and who.moved_to is not None:
                self._reassign(unit, who, who.moved_to)
            for planned in who.plans.get(day, ()):
                officer = self._officer(unit, who.number)
                visit_plans.toggle(unit, officer, f"{planned}=on")
            for trip in who.trips:
                if trip.day == day:
                    self._go(unit, who, trip)

    def _put_off(self, unit: Unit, push: Push) -> None:
        whose = int(push.facts.get("for", push.recipient_id))
        who = next(one for one in self.staff if self.ids[one.number] == whose)
        if who.puts_off and "to" in push.facts:
            actor = people.get(unit, push.recipient_id)
            assert actor is not None
            visit_plans.move(unit, actor, f"{push.facts['day']}>{push.facts['to']}", whose)

    def _reassign(self, unit: Unit, who: Person, village: str) -> None:
        administrator = self._officer(unit, ADMINISTRATOR)
        draft = duty.begin(unit, administrator, self.ids[who.number]).ref
        forms.fill(unit, administrator, draft, "village", village)
        forms.finish(unit, administrator, draft)

    def _go(self, unit: Unit, who: Person, trip: Trip) -> None:
        by = COMPANIONS.get(who.number, who.number)
        actor = self._officer(unit, by)
        draft = visits.begin_for(unit, actor, self.ids[who.number]).ref
        forms.fill(unit, actor, draft, "village", trip.village)
        forms.fill(unit, actor, draft, "text", "\u89c1\u4e86\u6751\u6c11")
        if trip.half:
            forms.fill(unit, actor, draft, "length", "half")
        if trip.photo:
            name = f"{draft}"
            visit_evidence.attach(unit, actor, draft, Incoming(MediaKind.PHOTO, name, name))
        done = forms.finish(unit, actor, draft)
        assert done.view is View.VISIT
        trips = [one for one in who.trips if one.day == trip.day]
        self.visits[who.number, trip.day].insert(trips.index(trip), done.ref)

    def _answer(self, unit: Unit, day: date) -> None:
        for who in self.staff:
            for trip in who.trips:
                logged = self.visits.get((who.number, trip.day), [])
                if not logged:
                    continue
                same_day = [one for one in who.trips if one.day == trip.day]
                visit_id = logged[same_day.index(trip)]
                if trip.confirm == day:
                    host = HOST + TOWNSHIPS.index(VILLAGES[trip.village])
                    visit_hosts.confirm(unit, self._officer(unit, host), visit_id)
                if trip.day == day and trip.affirmed and who.number in COMPANIONS:
                    companions.affirm(unit, self._officer(unit, who.number), visit_id)
        for told_on, push in self.pushes:
            if told_on == day and push.kind == "visit_month_closed":
                self._explain(unit, push)

    def _explain(self, unit: Unit, push: Push) -> None:
        whose = int(push.facts.get("for", push.recipient_id))
        who = next(one for one in self.staff if self.ids[one.number] == whose)
        if who.explains:
            actor = people.get(unit, push.recipient_id)
            assert actor is not None
            visit_closing.give(unit, actor, push.subject_id, "meetings")

    # Figures, in the afternoon before anybody does anything

    def _compare_figures(self, day: date) -> None:
        for month in {day.month, (day - timedelta(days=10)).month} - {8}:
            found = self.database.read_now(self._figures, date(2026, month, 1))
            assert found == {who.number: self._figures_of(who, month, day) for who in self.staff}
            totals = self.database.read_now(self._totals, f"2026-{month:02}")
            owed_all = {who.number: days_owed(who, month) for who in self.staff}
            done = sum(min(found[number][0], n) for number, n in owed_all.items())
            assert totals == (done, sum(owed_all.values()))

    def _figures(
        self, view: Reader, month: date
    ) -> dict[int, tuple[int, bool, int, int, int, str]]:
        officers = [self._officer(view, who.number) for who in self.staff]
        states = visit_months.states(view, officers, month)
        return {
            number: (
                states[self.ids[number]].done,
                states[self.ids[number]].half_over,
                states[self.ids[number]].owed,
                states[self.ids[number]].missing,
                states[self.ids[number]].working_days_left,
                states[self.ids[number]].forecast.value,
            )
            for number in (who.number for who in self.staff)
        }

    @staticmethod
    def _figures_of(who: Person, month: int, day: date) -> tuple[int, bool, int, int, int, str]:
        n, short = halves(who, month, day), missing(who, month, day)
        days_left = sum(one >= day for one in here(who, month))
        left_over = forecast(short, days_left)
        return n // 2, bool(n % 2), days_owed(who, month), short, days_left, left_over

    def _totals(self, view: Reader, month: str) -> tuple[int, int]:
        deputy = next(one for one in self.staff if one.role is Role.DEPUTY)
        period = parse_period(month)
        found = field_days.of_month(view, self._officer(view, deputy.number), COUNTY, period)
        assert found is not None
        return found.days.count, found.days.of


async def test_three_months_of_sixty_officers_are_as_worked_out_by_hand(
    lite_database: Database, clock: MovableTime
) -> None:
    staff = everybody()
    life = Life(lite_database, clock, staff)
    await life.live()
    told_, due = Counter(life.told), Counter(expected(staff))
    assert sorted(told_ - due) == []
    assert sorted(due - told_) == []
    kinds = Counter(one.kind for one in life.told)
    assert set(kinds) == NUDGES
    assert min(kinds.values()) > 20  # none of them was hardly tried
    for month in (9, 10, 11):
        kept = lite_database.read_now(shortfalls.of_month, date(2026, month, 1))
        assert {one: (row.owed, row.done) for one, row in kept.items()} == {
            life.ids[who.number]: (
                days_owed(who, month),
                halves(who, month, closes_on(month)) // 2,
            )
            for who in staff
            if closed_short(who, month)
        }
