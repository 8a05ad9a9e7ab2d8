"""Cases."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields, replace
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from casework.access import Standing
from casework.cases import Case
from casework.errors import StaleError
from casework.matters import Channel, IdentityMode, MatterType, Occurrence, Subject
from casework.people import Officer
from casework.recusal import RecusalState
from casework.workflow import Flag, Stage
from storage import counters, parts, recusals, teams
from storage.outlines import Outline, bound, outline
from storage.tables import HandledRow, core
from storage.unit import Reader, Unit
from storage.visible import (
    CASE,
    any_case,
    cases_seen,
    select_cases,
)

_HANDLED = core(HandledRow)


_NAMES = tuple(field.name for field in fields(Case))
_ENUMS = {
    "stage": Stage,
    "type": MatterType,
    "channel": Channel,
    "occurrence": Occurrence,
    "identity": IdentityMode,
}


def value_of(row: Row[Any]) -> Case:
    """A case from its row."""
    values = {name: getattr(row, name) for name in _NAMES}
    values |= {name: kind(values[name]) for name, kind in _ENUMS.items()}
    values["flags"] = frozenset(Flag(one) for one in values["flags"].split())
    return Case(**values)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values as columns hold them."""
    plain = {name: one.value if isinstance(one, StrEnum) else one for name, one in values.items()}
    if "flags" in plain:
        plain["flags"] = "".join(f" {flag.value} " for flag in sorted(values["flags"]))
    return plain


def add(unit: Unit, case: Case) -> None:
    """Enter a case, and count it."""
    unit.run(insert(CASE).values(**_columns(case)))
    counters.move(unit, None, case)
    unit.index(Subject.CASE, case.id)


def add_many(unit: Unit, cases: Iterable[Case]) -> None:
    """Enter many cases at once, and count each."""
    rows = []
    for case in cases:
        rows.append(_columns(case))
        counters.move(unit, None, case)
        unit.index(Subject.CASE, case.id)
    if rows:
        unit.connection.execute(insert(CASE), rows)


def _columns(case: Case) -> dict[str, Any]:
    return _plain({name: getattr(case, name) for name in _NAMES})


def change(unit: Unit, case: Case, **values: Any) -> Case:
    """Change a case and what it adds to the counts; gives it as it stands then.

    Raises :class:`StaleError` when somebody was first.
    """
    values |= {"version": case.version + 1, "changed_at": unit.now}
    changed = unit.run(
        update(CASE)
        .where(CASE.c.id == case.id, CASE.c.version == case.version)
        .values(**_plain(values))
    )
    if changed.rowcount != 1:
        raise StaleError
    after = replace(case, **values)
    counters.move(unit, case, after)
    unit.index(Subject.CASE, case.id)
    return after


def get(view: Reader, case_id: int) -> Case | None:
    """A case for a use case that checks rights itself."""
    row = view.run(any_case().where(CASE.c.id == case_id)).one_or_none()
    return None if row is None else value_of(row)


def chain(view: Reader, case_id: int) -> list[Case]:
    """A case, the one that it joined, and so on to the one in which its matter goes on."""
    found: list[Case] = []
    number: int | None = case_id
    while number is not None and (case := get(view, number)) is not None:
        found.append(case)
        number = case.joined_to
    return found


def seen(view: Reader, officer: Officer, case_id: int) -> Case | None:
    """A case, if the officer may know of it."""
    row = view.run(_seen_by(outline(officer)), {"number": case_id, **bound(officer)}).one_or_none()
    return None if row is None else value_of(row)


@cache
def _seen_by(who: Outline) -> Select[Any]:
    """One case, if officers of an outline may know of it."""
    return cases_seen(who).where(CASE.c.id == bindparam("number"))


def numbered(view: Reader, officer: Officer, year: int, serial: int) -> Case | None:
    """A case by its number, if the officer may know of it."""
    row = view.run(
        select_cases(officer).where(CASE.c.year == year, CASE.c.serial == serial)
    ).one_or_none()
    return None if row is None else value_of(row)


def standing(view: Reader, case: Case) -> Standing:
    """What rights to a case depend on."""
    asked = parts.of(view, case.id)
    kept = recusals.in_force(view, case.id)
    return Standing(
        stage=case.stage,
        author_id=case.author_id,
        owner_id=case.owner_id,
        owner_path=case.owner_path,
        section=case.section,
        place_path=case.place_path,
        type=case.type,
        drafted_by=case.drafted_by,
        recused=frozenset(one.officer_id for one in kept),
        undecided=frozenset(one.word for one in kept if one.state is RecusalState.ASKED),
        kept_by=frozenset(one.word for one in kept),
        handled_by=handlers(view, case.id),
        flags=case.facts,
        instructed_by=case.instructed_by,
        led_by=case.led_by,
        caller_id=case.caller_id,
        part_paths=frozenset(part.unit_path for part in asked),
        team=frozenset(member.officer_id for member in teams.of(view, case.id)),
        open_part_paths=frozenset(part.unit_path for part in asked if part.done_at is None),
    )


def handlers(view: Reader, case_id: int) -> frozenset[int]:
    """Who has handled a case."""
    rows = view.run(select(_HANDLED.c.officer_id).where(_HANDLED.c.case_id == case_id))
    return frozenset(row.officer_id for row in rows)


def note_handler(unit: Unit, case_id: int, officer_id: int) -> None:
    """Remember that an officer has handled a case."""
    unit.later(HandledRow, case_id=case_id, officer_id=officer_id)


def forget_handler(unit: Unit, case_id: int, officer_id: int) -> None:
    """Forget that an officer has handled a case, who has not done so after all."""
    unit.run(
        delete(_HANDLED).where(_HANDLED.c.case_id == case_id, _HANDLED.c.officer_id == officer_id)
    )


def last_section(
    view: Reader, officer: Officer, kind: MatterType, sections: Sequence[str]
) -> str | None:
    """Which of some sections has the newest case of a type that an officer may know of."""
    return view.run(
        select_cases(officer)
        .with_only_columns(CASE.c.section)
        .where(CASE.c.type == kind.value, CASE.c.section.is_not(None))
        .where(CASE.c.section.in_(sections))
        .order_by(CASE.c.registered_at.desc(), CASE.c.id.desc())
        .limit(1)
    ).scalar()


def joined_to(view: Reader, case_ids: Collection[int]) -> dict[int, int]:
    """The cases that have become part of some others, each with the one it became part of."""
    parts = any_case().with_only_columns(CASE.c.id, CASE.c.joined_to)
    rows = view.run(parts.where(CASE.c.joined_to.in_(list(case_ids))))
    return {row.id: row.joined_to for row in rows}
