"""Looking for matters: by number, place, officer and words, among those that a person may know of.

Only free text that stands in the clear is looked through; what is sealed never is. Where words are
looked for is said once, in :func:`_noted`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Table,
    case,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
    union_all,
)

from casework.matters import Subject
from casework.numbers import NumberKind, ParsedNumber
from casework.people import Officer
from storage.tables import NoteRow, OfficerRow, UnitRow, core
from storage.unit import Reader
from storage.visible import CASE, LEAD, any_lead, select_cases, select_leads

_NOTE = core(NoteRow)
_OFFICER = core(OfficerRow)
_UNIT = core(UnitRow)
_PLACES = 20
_BY_NUMBER, _BY_PLACE, _BY_WORDS, _BY_OFFICER = range(4)


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


def page(
    view: Reader, officer: Officer, sought: Sought, *, offset: int, limit: int
) -> tuple[list[tuple[str, int]], int]:
    """A page of the matters found, as kind and id, the best first; and how many there are.

    A lead whose case the officer may know of is found as that case.
    """
    visible_cases = select_cases(officer).with_only_columns(CASE.c.id)
    as_case = LEAD.c.case_id.is_not(None) & LEAD.c.case_id.in_(visible_cases)
    found = union_all(
        _matching(select_cases(officer), CASE, Subject.CASE, sought),
        _matching(select_leads(officer).where(not_(as_case)), LEAD, Subject.LEAD, sought),
    ).subquery()
    total = view.run(select(func.count()).select_from(found)).scalar() or 0
    rows: Sequence[Row[tuple[str, int]]] = view.run(
        select(found.c.kind, found.c.id)
        .order_by(found.c.rank, found.c.at.desc(), found.c.id.desc())
        .offset(offset)
        .limit(limit)
    ).all()
    return [(row.kind, row.id) for row in rows], total


def _matching(
    visible: Select[tuple[int]], table: Table, kind: Subject, sought: Sought
) -> Select[tuple[str, int, int, object]]:
    by_number = _numbered(table, kind, sought.number)
    matched: ColumnElement[bool] = true() if sought.terms else false()
    placed: list[ColumnElement[bool]] = []
    worded: list[ColumnElement[bool]] = []
    for term in sought.terms:
        place, words = _placed(table, term), _worded(table, kind, term)
        officers = _by_officer(table, kind, term, authors=sought.authors)
        matched = matched & or_(place, words, officers)
        placed.append(place)
        worded.append(words)
    rank = case(
        (by_number, _BY_NUMBER),
        (or_(false(), *placed), _BY_PLACE),
        (or_(false(), *worded), _BY_WORDS),
        else_=_BY_OFFICER,
    )
    at = LEAD.c.submitted_at if kind is Subject.LEAD else CASE.c.registered_at
    return visible.with_only_columns(
        literal(kind.value).label("kind"), table.c.id, rank.label("rank"), at.label("at")
    ).where(or_(by_number, matched))


def _numbered(table: Table, kind: Subject, number: ParsedNumber | None) -> ColumnElement[bool]:
    if number is None or number.kind not in {NumberKind.UNKNOWN, NumberKind(kind.value)}:
        return false()
    return (table.c.year == number.year) & (table.c.serial == number.serial)


def _placed(table: Table, term: Term) -> ColumnElement[bool]:
    return or_(
        false(), *(table.c.place_path.startswith(path, autoescape=True) for path in term.places)
    )


def _worded(table: Table, kind: Subject, term: Term) -> ColumnElement[bool]:
    channel = table.c.channel.in_(term.channels) if term.channels else false()
    here = table.c.id.in_(_noted(kind, term.text))
    if kind is Subject.LEAD:
        return or_(channel, here)
    of_its_leads = any_lead().with_only_columns(LEAD.c.case_id)
    heard = of_its_leads.where(
        LEAD.c.case_id.is_not(None), LEAD.c.id.in_(_noted(Subject.LEAD, term.text))
    )
    return or_(channel, here, table.c.id.in_(heard))


def _by_officer(table: Table, kind: Subject, term: Term, *, authors: bool) -> ColumnElement[bool]:
    if not term.officers:
        return false()
    author = table.c.author_id.in_(term.officers) if authors else false()
    if kind is Subject.LEAD:
        return author
    return or_(author, table.c.owner_id.in_(term.officers))


def _noted(kind: Subject, text: str) -> Select[tuple[int]]:
    """The matters of a kind in whose standing words a text occurs."""
    return select(_NOTE.c.subject_id).where(
        _NOTE.c.subject_kind == kind.value,
        _NOTE.c.replaced.is_(False),
        _NOTE.c.text.icontains(text, autoescape=True),
    )
