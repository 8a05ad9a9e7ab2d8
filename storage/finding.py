"""Looking for matters: by number, place, officer and words, among those that a person may know of.

Words are looked for in the index alone (``storage/finding_index.py``), newest first and no further
than the best hundred, so that a search costs the same however much there is to find.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, literal, select

from casework.matters import Subject
from casework.numbers import NumberKind, ParsedNumber
from casework.pairs import parts
from casework.people import Officer
from storage import finding_asking, index_keys
from storage.finding_words import title
from storage.match import Syntax, syntax
from storage.tables import OfficerRow, UnitRow, core
from storage.unit import Reader

MOST = 100
_OFFICER = core(OfficerRow)
_UNIT = core(UnitRow)
_PLACES = 20

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
            newest = [
                (number, kind.value)
                for kind in (Subject.CASE, Subject.LEAD)
                for number in finding_asking.newest(view, officer, kind, ranked(kind), MOST + 1)
            ]
            found |= dict.fromkeys((kind, number) for number, kind in sorted(newest)[::-1])
    return list(found)[: MOST + 1]


def _numbered(view: Reader, officer: Officer, number: ParsedNumber | None) -> Iterator[Found]:
    if number is None:
        return
    for kind in (Subject.CASE, Subject.LEAD):
        if number.kind in {NumberKind.UNKNOWN, NumberKind(kind.value)}:
            for year in number.years:
                for one in finding_asking.numbered(view, officer, kind, year, number.serial):
                    yield kind.value, one


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
