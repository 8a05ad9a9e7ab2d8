"""Asking each database's index for the newest matters that an officer may know of.

One statement serves all officers of an outline. How many statements are run depends on what the
officer gets to see alone, so that what they may not know of shows in nothing.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Select,
    String,
    Table,
    bindparam,
    column,
    func,
    literal_column,
    not_,
    select,
    table,
    true,
)

from casework.matters import Subject
from casework.people import Officer
from storage import index_keys
from storage.finding_index import STRETCHES, TABLES, index_table
from storage.match import syntax
from storage.outlines import Outline, bound, outline
from storage.unit import Reader
from storage.visible import CASE, LEAD, cases_seen, leads_seen

_MOST: BindParameter[int] = bindparam("most")


def newest(
    view: Reader, officer: Officer, kind: Subject, question: str, most: int
) -> Sequence[int]:
    """The ids of the newest matters of a kind that meet a question and may be known."""
    to = syntax(view.dialect)
    if kind is Subject.CASE:
        within = index_keys.cases_for(to, officer)
    else:
        within = index_keys.leads_for(to, officer)
    asked = question if within is None else to.all_of([within, question])
    read = _from_postgresql if view.dialect.name == "postgresql" else _from_sqlite
    return read(view, officer, kind, asked, most)


def numbered(
    view: Reader, officer: Officer, kind: Subject, year: int, serial: int
) -> Sequence[int]:
    """The ids of matters of a kind with a number that may be known; one at most."""
    values = {"year": year, "serial": serial, **bound(officer)}
    return view.run(_by_number(outline(officer), kind), values).scalars().all()


@cache
def _by_number(who: Outline, kind: Subject) -> Select[Any]:
    of = _table(kind)
    here = (of.c.year == bindparam("year")) & (of.c.serial == bindparam("serial"))
    return _visible(who, kind).with_only_columns(of.c.id).where(here)


def _from_sqlite(
    view: Reader, officer: Officer, kind: Subject, asked: str, most: int
) -> Sequence[int]:
    """FTS5 gives the newest first by itself."""
    values = {"asked": asked, "most": most, **bound(officer)}
    return view.run(_asking_sqlite(outline(officer), kind), values).scalars().all()


@cache
def _asking_sqlite(who: Outline, kind: Subject) -> Select[Any]:
    """The sum keeps SQLite from asking the index for each matter in turn."""
    name, of = TABLES[kind], _table(kind)
    index = table(name, column("rowid"), column(name))
    return (
        _visible(who, kind)
        .with_only_columns(of.c.id)
        .select_from(index)
        .where(
            of.c.id == index.c.rowid + literal_column("0"),
            index.c[name].op("MATCH")(bindparam("asked", type_=String)),
        )
        .order_by(index.c.rowid.desc())
        .limit(_MOST)
    )


def _from_postgresql(
    view: Reader, officer: Officer, kind: Subject, asked: str, most: int
) -> Sequence[int]:
    """What GIN finds has no order: the newest stretches of time are asked first, then all."""
    to, statement = syntax(view.dialect), _asking_postgresql(outline(officer), kind)
    last: int = view.run(_LAST[kind]).scalar() or 0
    values = {"most": most, **bound(officer)}
    for bits in STRETCHES:
        lately = (last, max(0, last - (1 << bits)))
        stretches = to.any_of(to.phrase([index_keys.since(one, bits)]) for one in lately)
        within = {"asked": to.all_of([stretches, asked]), **values}
        ids: Sequence[int] = view.run(statement, within).scalars().all()
        if len(ids) == most:
            return ids
    return view.run(statement, {"asked": asked, **values}).scalars().all()


@cache
def _asking_postgresql(who: Outline, kind: Subject) -> Select[Any]:
    """What is asked stands in the text, since the plan goes by it.

    The planner guesses badly how many matters hold a rare word. So what is found is gathered before
    it is sorted, and each in turn is looked at for the officer, until there are enough.
    """
    of, index = _table(kind), index_table(TABLES[kind], "id")
    asked = bindparam("asked", type_=String, literal_execute=True)
    found = (
        select(index.c.id)
        .where(index.c.words.op("@@")(asked.op("::")(literal_column("tsquery"))))
        .order_by(index.c.id.desc())
        .cte("found")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    known = _visible(who, kind).with_only_columns(true()).where(of.c.id == found.c.id)
    return select(found.c.id).where(known.correlate(found).scalar_subquery()).limit(_MOST)


_LAST = {kind: select(func.max(index_table(name, "id").c.id)) for kind, name in TABLES.items()}


def _table(kind: Subject) -> Table:
    return CASE if kind is Subject.CASE else LEAD


def _visible(who: Outline, kind: Subject) -> Select[Any]:
    """What may be known; of leads those alone whose case may not be."""
    if kind is Subject.CASE:
        return cases_seen(who)
    as_case = cases_seen(who).where(CASE.c.id == LEAD.c.case_id).correlate(LEAD).exists()
    return leads_seen(who).where(not_(as_case))
