"""Looking for matters: by number, place, officer and words, among those that a person may know of.

Words are looked for in the index alone (``storage/finding_index.py``), newest first and no further
than the best hundred, so that a search costs the same however much there is to find.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Select,
    String,
    Table,
    bindparam,
    column,
    func,
    literal,
    literal_column,
    not_,
    select,
    table,
    true,
)

from casework.matters import Subject
from casework.numbers import NumberKind, ParsedNumber
from casework.pairs import parts
from casework.people import Officer
from storage import index_keys
from storage.finding_index import STRETCHES, TABLES, index_table
from storage.finding_words import title
from storage.match import Syntax, syntax
from storage.tables import OfficerRow, UnitRow, core
from storage.unit import Reader
from storage.visible import CASE, LEAD, select_cases, select_leads

MOST = 100
_OFFICER = core(OfficerRow)
_UNIT = core(UnitRow)
_PLACES = 20
_OFFICERS = 2048

# A matter, as its kind and id.
Found = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Term:
    """One word that is looked for: as text, as places, as officers, as channels."""

    text: str
    places: tuple[str, ...] = ()
    officers: tuple[int, ...] = ()
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """All that is looked for: a number, or every term; ``authors`` are looked through as well."""

    terms: tuple[Term, ...] = ()
    number: ParsedNumber | None = None
    authors: bool = False


def places_named(view: Reader, text: str) -> list[str]:
    """The paths of units that a text names, whole or by its beginning."""
    begins = _UNIT.c.short_name.startswith(text, autoescape=True) | (_UNIT.c.name == text)
    rows = view.run(select(_UNIT.c.path).where(begins).order_by(_UNIT.c.path).limit(_PLACES))
    return [row.path for row in rows]


def place_before(view: Reader, text: str) -> str | None:
    """The longest unit name that a text begins with, with at least two characters after it."""
    whole = literal(text)
    found: str | None = view.run(
        select(_UNIT.c.short_name)
        .where(
            func.substr(whole, 1, func.length(_UNIT.c.short_name)) == _UNIT.c.short_name,
            func.length(_UNIT.c.short_name) + 2 <= len(text),
        )
        .order_by(func.length(_UNIT.c.short_name).desc())
        .limit(1)
    ).scalar()
    return found


def officers_named(view: Reader, text: str) -> list[int]:
    """The officers of that name."""
    return [row.id for row in view.run(select(_OFFICER.c.id).where(_OFFICER.c.name == text))]


def best(view: Reader, officer: Officer, sought: Sought) -> list[Found]:
    """The best matters found, one more than :data:`MOST` when there are more.

    The number comes first, then what arose at a place that was named, then what is about the words,
    then where they were written later; the newest first among equals. A lead whose case the officer
    may know of is found as that case.
    """
    found = dict.fromkeys(_numbered(view, officer, sought.number))
    for ranked in _ranks(syntax(view.dialect), sought):
        if len(found) <= MOST:
            newest = _matching(view, officer, Subject.CASE, ranked)
            newest += _matching(view, officer, Subject.LEAD, ranked)
            newest.sort(key=lambda one: -one[1])
            found |= dict.fromkeys(newest)
    return list(found)[: MOST + 1]


def _numbered(view: Reader, officer: Officer, number: ParsedNumber | None) -> Iterator[Found]:
    if number is None:
        return
    for kind, visible in ((Subject.CASE, select_cases(officer)), (Subject.LEAD, _leads(officer))):
        if number.kind in {NumberKind.UNKNOWN, NumberKind(kind.value)}:
            of = _table(kind)
            here = (of.c.year == number.year) & (of.c.serial == number.serial)
            for row in view.run(visible.where(here).with_only_columns(of.c.id)):
                yield kind.value, row.id


# What the words of a search are asked as, for a kind of matter.
_Question = Callable[[Subject], str]


def _ranks(to: Syntax, sought: Sought) -> Iterator[_Question]:
    """What is asked of the index, the best first; nothing where no words are looked for."""
    terms = [term for term in sought.terms if parts(term.text) or term.places]
    if not terms:
        return
    placed = [_placed(to, term) for term in terms if term.places]
    if placed:
        yield lambda kind: to.all_of(
            [to.any_of(placed), *(_met(to, one, kind, sought) for one in terms)]
        )
    if all(parts(term.text) for term in terms):
        yield lambda _: to.all_of(_about(to, term) for term in terms)
    yield lambda kind: to.all_of(_met(to, term, kind, sought) for term in terms)


def _placed(to: Syntax, term: Term) -> str:
    return to.any_of(to.phrase([index_keys.place(path)]) for path in term.places)


def _about(to: Syntax, term: Term) -> str:
    """What a matter is about holds all of a term's words."""
    return to.all_of(to.phrase(title(pairs)) for pairs in parts(term.text))


def _met(to: Syntax, term: Term, kind: Subject, sought: Sought) -> str:
    """A matter meets a term by its words, its place, its channel or an officer."""
    ways = [to.phrase([index_keys.channel(name)]) for name in term.channels]
    if term.places:
        ways.append(_placed(to, term))
    if sought.authors:
        ways += [to.phrase([index_keys.author(one)]) for one in term.officers]
    if kind is Subject.CASE:
        ways += [to.phrase([index_keys.owner(one)]) for one in term.officers]
    if stretches := parts(term.text):
        ways.append(to.all_of(_written(to, pairs) for pairs in stretches))
    return to.any_of(ways)


def _written(to: Syntax, pairs: Sequence[str]) -> str:
    return to.any_of([to.phrase(title(pairs)), to.phrase(pairs)])


def _matching(view: Reader, officer: Officer, kind: Subject, asked: _Question) -> list[Found]:
    """The newest matters of a kind that meet a question and that the officer may know of."""
    to = syntax(view.dialect)
    within = _within(to, officer, kind)
    question = asked(kind) if within is None else to.all_of([within, asked(kind)])
    read = _found_by_postgresql if view.dialect.name == "postgresql" else _found_by_sqlite
    return [(kind.value, number) for number in read(view, officer, kind, question)]


def _within(to: Syntax, officer: Officer, kind: Subject) -> str | None:
    if kind is Subject.CASE:
        return index_keys.cases_for(to, officer)
    return index_keys.leads_for(to, officer)


def _visible(officer: Officer, kind: Subject) -> Select[Any]:
    return select_cases(officer) if kind is Subject.CASE else _leads(officer)


def _found_by_sqlite(view: Reader, officer: Officer, kind: Subject, question: str) -> Sequence[int]:
    """FTS5 gives the newest first by itself."""
    return view.run(_asking_sqlite(officer, kind), {"asked": question}).scalars().all()


@lru_cache(maxsize=_OFFICERS)
def _asking_sqlite(officer: Officer, kind: Subject) -> Select[Any]:
    """Made once for each officer; the sum keeps SQLite from asking the index for each matter."""
    name, of = TABLES[kind], _table(kind)
    index = table(name, column("rowid"), column(name))
    return (
        _visible(officer, kind)
        .with_only_columns(of.c.id)
        .select_from(index)
        .where(
            of.c.id == index.c.rowid + literal_column("0"),
            index.c[name].op("MATCH")(bindparam("asked", type_=String)),
        )
        .order_by(index.c.rowid.desc())
        .limit(MOST + 1)
    )


def _found_by_postgresql(
    view: Reader, officer: Officer, kind: Subject, question: str
) -> Sequence[int]:
    """What GIN finds has no order: the newest stretches of time are asked first, then all."""
    to, statement = syntax(view.dialect), _asking_postgresql(officer, kind)
    newest: int = view.run(_NEWEST[kind]).scalar() or 0
    ids: Sequence[int] = ()
    for bits in (*STRETCHES, None):
        asked = question
        if bits is not None:
            lately = (newest, max(0, newest - (1 << bits)))
            stretches = to.any_of(to.phrase([index_keys.since(one, bits)]) for one in lately)
            asked = to.all_of([stretches, question])
        ids = view.run(statement, {"asked": asked}).scalars().all()
        if len(ids) > MOST:
            break
    return ids


@lru_cache(maxsize=_OFFICERS)
def _asking_postgresql(officer: Officer, kind: Subject) -> Select[Any]:
    """Made once for each officer; what is asked stands in the text, since the plan goes by it.

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
    known = _visible(officer, kind).with_only_columns(true()).where(of.c.id == found.c.id)
    return select(found.c.id).where(known.correlate(found).scalar_subquery()).limit(MOST + 1)


_NEWEST = {kind: select(func.max(index_table(name, "id").c.id)) for kind, name in TABLES.items()}


def _table(kind: Subject) -> Table:
    return CASE if kind is Subject.CASE else LEAD


def _leads(officer: Officer) -> Select[tuple[int]]:
    """Leads that an officer may know of, without those whose case they may know of."""
    as_case = select_cases(officer).where(CASE.c.id == LEAD.c.case_id).correlate(LEAD).exists()
    return select_leads(officer).where(not_(as_case))
