"""What names a person: sealed, apart from the matter it belongs to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from sqlalchemy import delete, insert, select, update

from casework.matters import Subject
from casework.petitioners import NAME, same_as
from storage.tables import IdentityKeyRow, IdentityRow, core
from storage.unit import Reader, Unit

_IDENTITY, _KEY = core(IdentityRow), core(IdentityKeyRow)
# So many matters of one person are looked at; who has more is known well enough.
_MOST = 50


def keep(
    unit: Unit,
    subject: tuple[Subject, int],
    kind: str,
    values: Iterable[str],
    place: str | None = None,
) -> None:
    """Seal values that name a person, such as a phone number caught in free text."""
    for value in values:
        identity_id = unit.new_id()
        unit.run(
            insert(_IDENTITY).values(
                id=identity_id,
                subject_kind=subject[0].value,
                subject_id=subject[1],
                kind=kind,
                value=unit.vault.seal("identity", identity_id, "value", value),
                place_code=place,
                at=unit.now,
            )
        )
        index(unit, identity_id, same_as(kind, value, place))


def index(unit: Unit, identity_id: int, person: str | None) -> None:
    """Let a value be known again, by an HMAC of what is the same for the same person only."""
    unit.run(delete(_KEY).where(_KEY.c.identity_id == identity_id))
    if person is not None:
        token = unit.vault.blind_index(person)[0]
        unit.run(insert(_KEY).values(identity_id=identity_id, token=token))


def index_again(unit: Unit, identity_ids: Iterable[int]) -> None:
    """The same for values that were sealed with a new key."""
    rows = unit.run(select(_IDENTITY).where(_IDENTITY.c.id.in_(list(identity_ids)))).all()
    for row in rows:
        index(unit, row.id, same_as(row.kind, _open(unit, row), row.place_code))


def move(
    unit: Unit, source: tuple[Subject, int], target: tuple[Subject, int], place: str | None = None
) -> None:
    """Give a form's sealed values to the matter that came of it; names get the matter's place."""
    of_source = (
        _IDENTITY.c.subject_kind == source[0].value,
        _IDENTITY.c.subject_id == source[1],
    )
    names = unit.run(select(_IDENTITY.c.id).where(*of_source, _IDENTITY.c.kind == NAME)).scalars()
    moved = list(names)
    unit.run(
        update(_IDENTITY)
        .where(*of_source)
        .values(subject_kind=target[0].value, subject_id=target[1], place_code=place)
    )
    if moved:
        index_again(unit, moved)


def erase(unit: Unit, subject: tuple[Subject, int], kind: str | None = None) -> None:
    """Let go of what was kept for a matter, or of one kind of it."""
    which = (_IDENTITY.c.subject_kind == subject[0].value) & (_IDENTITY.c.subject_id == subject[1])
    if kind is not None:
        which &= _IDENTITY.c.kind == kind
    unit.run(delete(_KEY).where(_KEY.c.identity_id.in_(select(_IDENTITY.c.id).where(which))))
    unit.run(delete(_IDENTITY).where(which))


def same_persons(
    view: Reader, subjects: Iterable[tuple[Subject, int]], place: str
) -> set[tuple[Subject, int]]:
    """Other leads and cases of whoever is named in these, found without opening theirs."""
    own = list(subjects)
    tokens = set()
    for row in (row for subject in own for row in _rows(view, subject)):
        person = same_as(row.kind, _open(view, row), row.place_code or place)
        tokens |= set(view.vault.blind_index(person)) if person is not None else set()
    rows = view.run(
        select(_IDENTITY.c.subject_kind, _IDENTITY.c.subject_id)
        .join(_KEY, _KEY.c.identity_id == _IDENTITY.c.id)
        .where(
            _KEY.c.token.in_(tokens),
            _IDENTITY.c.subject_kind.in_([Subject.LEAD.value, Subject.CASE.value]),
        )
        .distinct()
        .limit(_MOST)
    )
    return {(Subject(row.subject_kind), row.subject_id) for row in rows} - set(own)


def counts(view: Reader, subjects: Iterable[tuple[Subject, int]]) -> Mapping[str, int]:
    """How many sealed values of each kind there are for these matters."""
    return Counter(row.kind for subject in subjects for row in _rows(view, subject))


def count(view: Reader, subjects: Iterable[tuple[Subject, int]]) -> int:
    """How many sealed values there are for these matters."""
    return sum(len(_rows(view, subject)) for subject in subjects)


def reveal(view: Reader, subjects: Iterable[tuple[Subject, int]]) -> list[tuple[str, str]]:
    """Open the sealed values, kind and value, in the order in which they were put away.

    The use case records that they were read.
    """
    rows = [row for subject in subjects for row in _rows(view, subject)]
    return [(row.kind, _open(view, row)) for row in sorted(rows, key=attrgetter("id"))]


def _rows(view: Reader, subject: tuple[Subject, int]) -> list[IdentityRow]:
    rows = view.run(
        select(_IDENTITY).where(
            _IDENTITY.c.subject_kind == subject[0].value, _IDENTITY.c.subject_id == subject[1]
        )
    )
    return list(rows)  # type: ignore[arg-type]  # rows have the columns of the model


def _open(view: Reader, row: Any) -> str:
    return view.vault.open("identity", row.id, "value", row.value)
