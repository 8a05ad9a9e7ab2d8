"""What one officer is told of a count is what the rows come to that they may know of."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from two_townships import LIU, ROOT, UNITS, YUN, begin

from casework.access import ROLE_ACTS, Standing, may_see
from casework.cases import Case
from casework.days import last_of_month
from casework.matters import Channel, IdentityMode, MatterType, Occurrence
from casework.people import Language, Officer, Post, Role, UnitKind, barring, local_path
from casework.people import Unit as OfficeUnit
from casework.stages import DECIDED_STAGES, OPEN_STAGES
from casework.workflow import Stage
from services import counting
from services.counts import Counts, Sums
from storage import cases, units
from storage.database import Database
from storage.measures import Measure, by_channel
from storage.tables import CounterRow, RecusalRow, core
from storage.unit import Reader, Unit
from storage.visible import CASE

BUREAU = "990000U05"
ALL = (*UNITS, (BUREAU, "农业农村局", UnitKind.COUNTY_UNIT, ROOT))
DAY = date(2026, 11, 23)
MONTHS = [(date(2026, month, 1), last_of_month(2026, month)) for month in (11, 12)] + [
    (date(2027, month, 1), last_of_month(2027, month)) for month in (1, 2)
]
ASKING = sorted(ROLE_ACTS["status"])


def path_of(code: str) -> str:
    parents = {one: parent for one, _, _, parent in ALL}
    return (path_of(parents[code] or "") if parents.get(code) else "") + f"{code}/"


PLACES = [code for code, _, _, _ in ALL]
KINDS = {code: kind for code, _, kind, _ in ALL}


def a_post(role: Role, code: str, held_for: int | None) -> Post:
    path = path_of(code)
    here = local_path(code, KINDS[code], path)
    return Post(role, code, path, date(2020, 1, 1), held_for=held_for, local_path=here)


posts = st.builds(a_post, st.sampled_from(ASKING), st.sampled_from(PLACES), st.none() | st.just(9))
others = st.builds(
    a_post,
    st.sampled_from([Role.LIAISON, Role.STAFF]),
    st.sampled_from([LIU, YUN, BUREAU]),
    st.none(),
)
officers = st.builds(
    lambda asks, beside: Officer(1, "x", Language.CHINESE, (asks, *beside)),
    posts,
    st.lists(others | posts, max_size=2),
)
matters = st.fixed_dictionaries(
    {
        "stage": st.sampled_from([*Stage]),
        "type": st.sampled_from([MatterType.ACCUSATION, MatterType.APPEAL]),
        "channel": st.sampled_from([Channel.LETTER, Channel.FROM_ABOVE]),
        "place": st.sampled_from(PLACES),
        "owner": st.none() | st.sampled_from(PLACES),
        "persons": st.integers(1, 3),
        "due": st.none() | st.integers(0, 70),
        "recused": st.booleans(),
    }
)


def enter(unit: Unit, found: list[dict[str, object]]) -> list[tuple[Case, bool]]:
    unit.run(delete(CASE))
    for table in (RecusalRow, CounterRow):
        unit.run(delete(core(table)))
    entered = []
    for number, one in enumerate(found, 1):
        case = a_case(unit, number, one)
        cases.add(unit, case)
        if one["recused"]:
            unit.later(
                RecusalRow,
                case_id=case.id,
                officer_id=1,
                state="granted",
                reason="relative",
                decider="deputy",
                decider_path="c/",
                asked_by=1,
                at=unit.now,
            )
        entered.append((case, bool(one["recused"])))
    return entered


def a_case(unit: Unit, number: int, one: dict[str, object]) -> Case:
    place, owner, due = str(one["place"]), one["owner"], one["due"]
    return Case(
        id=number,
        year=2026,
        serial=number,
        stage=Stage(str(one["stage"])),
        version=1,
        type=MatterType(str(one["type"])),
        channel=Channel(str(one["channel"])),
        occurrence=Occurrence.FIRST,
        identity=IdentityMode.NAMED,
        persons=int(str(one["persons"])),
        urgent=False,
        simple=False,
        author_id=5,
        place_code=place,
        place_path=path_of(place),
        owner_code=str(owner) if owner else None,
        owner_path=path_of(str(owner)) if owner else None,
        received_on=DAY,
        due_on=DAY + timedelta(days=int(str(due))) if due is not None else None,
        registered_at=unit.now,
        changed_at=unit.now,
    )


def hides(officer: Officer, case: Case, *, recused: bool) -> bool:
    """The rule of what is taken off, said once more and case by case."""
    if recused:
        return True
    local = tuple(post.local_path for post in officer.posts if post.local_path)
    place = case.place_path
    answers = any(
        place.startswith(post.unit_path) and not place.startswith(barring(officer, post))
        for post in asking(officer)
    )
    if case.type is MatterType.ACCUSATION and place.startswith(local) and not answers:
        return True
    at_root = any(post.unit_code == ROOT for post in asking(officer))
    return not at_root and bool(case.owner_path) and not may_see(officer, as_seen(case))


def asking(officer: Officer) -> tuple[Post, ...]:
    return tuple(post for post in officer.posts if post.role in ASKING)


def as_seen(case: Case) -> Standing:
    return Standing(
        case.stage,
        author_id=case.author_id,
        owner_id=case.owner_id,
        owner_path=case.owner_path,
        section=case.section,
        place_path=case.place_path,
        type=case.type,
        flags=case.facts,
    )


def expected(found: list[Case], unit: OfficeUnit) -> Counter[str]:
    counted: Counter[str] = Counter()
    for case in found:
        if unit.contains(case.place_path):
            counted["received"] += 1
            counted["persons"] += case.persons
        if not unit.contains(case.owner_path or case.place_path):
            continue
        counted["suspended"] += case.stage is Stage.SUSPENDED
        counted["decide"] += case.stage in DECIDED_STAGES
        held = case.stage is Stage.SUSPENDED
        counted["above"] += case.channel is Channel.FROM_ABOVE and (
            held or case.stage in OPEN_STAGES
        )
        if case.due_on:
            counted["due"] += 1
            counted["open"] += case.stage in OPEN_STAGES
            month = case.due_on.isoformat()[:7]
            counted[month] += 1
    return +counted


def told(view: Reader, officer: Officer, unit: OfficeUnit) -> Counter[str]:
    counts = Counts(view, officer, unit)
    received = counts.ask(by_channel(Measure.RECEIVED), DAY, DAY)
    persons = counts.ask(by_channel(Measure.PERSONS), DAY, DAY)
    months = {
        f"{first:%Y-%m}": counts.ask([Measure.FALLING_DUE], max(first, DAY), last)
        for first, last in MONTHS
    }
    return +Counter(
        {
            "received": received.total,
            "persons": persons.total,
            "suspended": counts.total(Measure.SUSPENDED),
            "decide": counts.total(Measure.TO_DECIDE),
            "above": counts.total(Measure.FROM_ABOVE),
            "due": counts.total(Measure.FALLING_DUE),
            "open": counts.total(Measure.OPEN_DUE),
            **{month: sums.total for month, sums in months.items()},
        }
    )


def told_below(
    view: Reader, officer: Officer, unit: OfficeUnit, below: list[OfficeUnit]
) -> dict[str, int]:
    return Counts(view, officer, unit).ask_of_units(below, Measure.OPEN_DUE).by_unit()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(officers, st.lists(matters, min_size=4, max_size=12))
def test_what_is_told_is_what_may_be_known(
    lite_database: Database, officer: Officer, found: list[dict[str, object]]
) -> None:
    check_what_is_told(lite_database, officer, found)


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(officers, st.lists(matters, min_size=8, max_size=12))
def test_both_kinds_of_database_tell_it(
    database: Database, officer: Officer, found: list[dict[str, object]]
) -> None:
    check_what_is_told(database, officer, found)


def check_what_is_told(
    database: Database, officer: Officer, found: list[dict[str, object]]
) -> None:
    """Every number of every unit, and that what is asked together is what is asked alone."""
    read = database.read_now
    if read(units.get, ROOT) is None:
        begin(database)
        one = OfficeUnit(BUREAU, "农业农村局", "农业农村局", KINDS[BUREAU], path_of(BUREAU), ROOT)
        database.write_now(units.add, [one])
    entered = database.write_now(enter, found)
    assert read(counting.compare) == []
    known = [case for case, recused in entered if not hides(officer, case, recused=recused)]
    for post in asking(officer):
        unit = read(units.get, post.unit_code)
        assert unit is not None
        below = read(units.children, unit.code)
        for here in (unit, *below):
            assert read(told, officer, here) == expected(known, here)
        still_open = {one.code: expected(known, one)["open"] for one in below}

        open_below = read(told_below, officer, unit, below)
        assert open_below == {code: n for code, n in still_open.items() if n}
    assert unit is not None
    assert read(asked_together, officer, unit) == read(asked_alone, officer, unit)


DUE = DAY + timedelta(days=35)
# What stands, what came in, and what falls due over different days.
QUESTIONS: list[tuple[list[str], date | None, date | None]] = [
    ([Measure.OPEN_DUE, Measure.SUSPENDED, Measure.TO_DECIDE, Measure.FROM_ABOVE], None, None),
    ([Measure.OPEN_DUE], None, DUE),
    # Begun after all came in: of what is hidden and no longer open only these days can tell.
    ([Measure.FALLING_DUE, Measure.ON_TIME], DAY + timedelta(days=1), None),
    ([Measure.FALLING_DUE], DAY, DUE),
    (by_channel(Measure.RECEIVED), DAY, DAY),
    (by_channel(Measure.PERSONS, [Channel.LETTER]), None, DUE),
    ([Measure.LEADS], DAY, DUE),
]


def asked_together(view: Reader, officer: Officer, unit: OfficeUnit) -> list[list[int]]:
    counts = Counts(view, officer, unit)
    return seen([(counts.ask(*one), one[0]) for one in QUESTIONS])


def asked_alone(view: Reader, officer: Officer, unit: OfficeUnit) -> list[list[int]]:
    return seen([(Counts(view, officer, unit).ask(*one), one[0]) for one in QUESTIONS])


def seen(answers: list[tuple[Sums, list[str]]]) -> list[list[int]]:
    return [[sums[measure] for measure in measures] for sums, measures in answers]
