"""What SQL shows a person is exactly what the table of rights allows."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from casework.access import Standing, may_see
from casework.cases import Case
from casework.leads import Lead
from casework.matters import Channel, IdentityMode, MatterType, Occurrence
from casework.people import Language, Officer, Post, Role, UnitKind, local_path
from casework.workflow import Stage
from storage import cases, finding, finding_index, leads, parts, teams
from storage.database import Database
from storage.finding import Sought, Term
from storage.outlines import bound, outline
from storage.tables import RecusalRow
from storage.teams import Member
from storage.unit import Reader, Unit
from storage.visible import heard, select_cases, select_leads

NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)
KINDS = {
    "c/": UnitKind.COUNTY,
    "c/t1/": UnitKind.TOWNSHIP,
    "c/t1/v1/": UnitKind.VILLAGE,
    "c/t10/": UnitKind.TOWNSHIP,
    "c/u_1/": UnitKind.COUNTY_UNIT,
    "c/ux1/": UnitKind.COUNTY_UNIT,
    "c/k/": UnitKind.COUNTY,
}
PATHS = tuple(KINDS)


def a_post(role: Role, path: str, held_for: int | None, section: str | None = None) -> Post:
    code = path.split("/")[-2]
    here = local_path(code, KINDS[path], path)
    first = date(2020, 1, 1)
    return Post(role, code, path, first, section=section, held_for=held_for, local_path=here)


roles = st.sampled_from(sorted(Role))
sections = st.none() | st.sampled_from(("干部监督科", "50%_科"))
posts = st.builds(a_post, roles, st.sampled_from(PATHS), st.none() | st.integers(1, 4), sections)
officers = st.builds(
    lambda number, held, active: Officer(number, "x", Language.CHINESE, tuple(held), active=active),
    st.integers(1, 4),
    st.lists(posts, max_size=3),
    st.booleans(),
)
# From the county up a section head's sight depends on the most.
headships = st.builds(
    a_post,
    st.just(Role.SECTION_HEAD),
    st.sampled_from(("c/", "c/k/", "c/t1/")),
    st.none() | st.integers(1, 4),
    sections,
)
heads = st.builds(
    lambda number, held: Officer(number, "x", Language.CHINESE, tuple(held)),
    st.integers(1, 4),
    st.lists(headships, min_size=1, max_size=2),
)
matters = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(Stage),
        "type": st.sampled_from(MatterType),
        "place": st.sampled_from(PATHS),
        "heard_at": st.sampled_from(PATHS),
        "heard_as": st.sampled_from(MatterType),
        "registered": st.booleans(),
        "owner": st.none() | st.sampled_from(PATHS),
        "owner_id": st.none() | st.integers(1, 4),
        "section": sections,
        "drafted_by": st.none() | st.integers(1, 4),
        "author_id": st.integers(1, 4),
        "recused": st.none() | st.integers(1, 4),
        "part": st.none() | st.sampled_from(PATHS),
        "team": st.none() | st.integers(1, 4),
    }
)


def has_case(drawn: dict[str, object]) -> bool:
    return bool(drawn["registered"] or drawn["recused"])


def a_case(number: int, drawn: dict[str, object]) -> Case:
    return Case(
        id=number,
        year=2026,
        serial=number,
        stage=drawn["stage"],
        version=1,
        type=drawn["type"],
        channel=Channel.LETTER,
        occurrence=Occurrence.FIRST,
        identity=IdentityMode.NAMED,
        persons=1,
        urgent=False,
        simple=False,
        place_code="x",
        place_path=drawn["place"],
        received_on=NOW.date(),
        registered_at=NOW,
        changed_at=NOW,
        author_id=drawn["author_id"],
        owner_path=drawn["owner"],
        owner_id=drawn["owner_id"],
        section=drawn["section"],
        drafted_by=drawn["drafted_by"],
    )


def a_lead(number: int, drawn: dict[str, object]) -> Lead:
    return Lead(
        id=number,
        year=2026,
        serial=number,
        stage=Stage.SUBMITTED,
        version=1,
        author_id=drawn["author_id"],
        place_code="x",
        place_path=drawn["heard_at"],
        channel=Channel.LIAISON,
        type=drawn["heard_as"],
        topic=None,
        received_at=NOW,
        submitted_at=NOW,
        settled=False,
        told_at=None,
        case_id=number if has_case(drawn) else None,
    )


def fill(unit: Unit, drawn: list[dict[str, object]]) -> None:
    for number, one in enumerate(drawn, 1):
        cases.add(unit, a_case(number, one))
        leads.add(unit, a_lead(number, one))
        if one["part"]:
            parts.ask(unit, number, "x", str(one["part"]), 1)
        if one["team"]:
            teams.name(unit, number, Member(int(str(one["team"])), leads=True), 1)
        if one["recused"]:
            unit.run(
                insert(RecusalRow).values(
                    case_id=number,
                    officer_id=one["recused"],
                    state="asked",
                    reason="relative",
                    decider="deputy",
                    decider_path="c/",
                    asked_by=1,
                    at=NOW,
                )
            )


def is_heard(drawn: dict[str, object]) -> bool:
    """Neither the lead nor its case accuses anybody."""
    as_case = has_case(drawn) and drawn["type"] is MatterType.ACCUSATION
    return not as_case and drawn["heard_as"] is not MatterType.ACCUSATION


def shown(view: Reader, officer: Officer) -> tuple[set[int], set[int]]:
    return (
        {row.id for row in view.run(select_cases(officer))},
        {row.id for row in view.run(select_leads(officer))},
    )


def allowed(officer: Officer, drawn: list[dict[str, object]]) -> tuple[set[int], set[int]]:
    found: tuple[set[int], set[int]] = (set(), set())
    for number, one in enumerate(drawn, 1):
        standing = Standing(
            one["stage"],
            author_id=one["author_id"],
            owner_id=one["owner_id"],
            owner_path=one["owner"],
            section=one["section"],
            drafted_by=one["drafted_by"],
            place_path=one["place"],
            type=one["type"],
            part_paths=frozenset({one["part"]} if one["part"] else ()),
            team=frozenset({one["team"]} if one["team"] else ()),
            recused=frozenset({one["recused"]} if one["recused"] else ()),
        )
        if may_see(officer, standing):
            found[0].add(number)
        heard = replace(standing, place_path=one["heard_at"], type=one["heard_as"])
        if may_see(officer, replace(heard, is_case=False)):
            found[1].add(number)
    return found


@given(one=matters, officer=officers)
def test_an_accusation_does_not_appear_at_the_unit_it_is_about(
    one: dict[str, object], officer: Officer
) -> None:
    place = str(one["place"])
    accuses = {"type": MatterType.ACCUSATION, "heard_as": MatterType.ACCUSATION}
    drawn = one | accuses | {"heard_at": place}
    there = {post for post in officer.posts if place.startswith(post.local_path or "-")}
    insider = any(post.held_for is None for post in there)
    away = (post for post in officer.posts if post not in there)
    apart = replace(
        officer, posts=tuple(post for post in away if post.held_for is None or not insider)
    )
    in_person = officer.id in {drawn["author_id"], drawn["owner_id"]}
    assert in_person or allowed(officer, [drawn]) == allowed(apart, [drawn])


OWN_REPORT = {
    "stage": Stage.SUBMITTED,
    "type": MatterType.APPEAL,
    "place": "c/",
    "heard_at": "c/",
    "heard_as": MatterType.APPEAL,
    "registered": True,
    "owner": None,
    "owner_id": None,
    "section": None,
    "drafted_by": None,
    "author_id": 2,
    "recused": 1,
    "part": None,
    "team": None,
}
HELD_FOR_THE_RECUSED = (a_post(Role.CLERK, "c/t1/", None), a_post(Role.CLERK, "c/", 1))


quickly = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@example([OWN_REPORT], Officer(2, "x", Language.CHINESE, HELD_FOR_THE_RECUSED))
@quickly
@given(drawn=st.lists(matters, max_size=6), officer=officers)
def test_sql_shows_exactly_what_the_table_allows(
    database: Database, drawn: list[dict[str, object]], officer: Officer
) -> None:
    compare(database, drawn, officer)


@quickly
@given(drawn=st.lists(matters, min_size=3, max_size=6), officer=heads)
def test_sql_shows_a_section_head_exactly_what_the_table_allows(
    database: Database, drawn: list[dict[str, object]], officer: Officer
) -> None:
    compare(database, drawn, officer)


def compare(database: Database, drawn: list[dict[str, object]], officer: Officer) -> None:
    """What is shown and found is what may be seen."""
    with database.engine.connect() as connection:
        transaction = connection.begin()
        unit = Unit(connection, database.around)
        fill(unit, drawn)
        seen = shown(unit, officer)
        reported = {row.id: row for row in unit.run(heard(outline(officer)), bound(officer))}
        finding_index.refresh(connection, unit.end.matters)
        found = finding.best(unit, officer, Sought((Term("county", places=("c/",)),)))
        transaction.rollback()
    may_cases, may_leads = allowed(officer, drawn)
    assert seen == (may_cases, may_leads)
    registered = {number for number, one in enumerate(drawn, 1) if has_case(one)}
    assert sorted(found) == [
        *(("case", number) for number in sorted(may_cases)),
        *(("lead", number) for number in sorted(may_leads - (may_cases & registered))),
    ]
    assert {number for number, row in reported.items() if row.lead_seen} == {
        number for number in may_leads if is_heard(drawn[number - 1])
    }
    for number, row in reported.items():
        assert bool(row.case_seen) == (number in registered & may_cases)
        assert row.lead_seen or row.case_seen
        assert is_heard(drawn[number - 1])


def test_officers_of_one_outline_share_a_statement_and_nothing_they_see(
    database: Database,
) -> None:
    lin, zhao = (
        Officer(number, "x", Language.CHINESE, (a_post(Role.STAFF, path, None),))
        for number, path in ((1, "c/t1/"), (2, "c/t10/"))
    )
    drawn: list[dict[str, object]] = [
        {
            "stage": Stage.HANDLING,
            "type": MatterType.APPEAL,
            "place": "c/",
            "heard_at": "c/",
            "heard_as": MatterType.APPEAL,
            "registered": False,
            "owner": path,
            "owner_id": None,
            "section": None,
            "drafted_by": None,
            "author_id": author,
            "recused": None,
            "part": None,
            "team": None,
        }
        for author, path in ((1, "c/t1/v1/"), (2, "c/t10/"))
    ]
    assert outline(lin) == outline(zhao)
    with database.engine.connect() as connection:
        transaction = connection.begin()
        unit = Unit(connection, database.around)
        fill(unit, drawn)
        found = [shown(unit, lin), shown(unit, zhao)]
        transaction.rollback()
    assert found == [({1}, {1}), ({2}, {2})]
