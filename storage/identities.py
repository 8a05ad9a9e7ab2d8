"""What names a person: sealed, apart from the matter it belongs to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter

from sqlalchemy import delete, insert, select, update

from casework.matters import Subject
from storage.tables import IdentityRow, core
from storage.unit import Reader, Unit

_IDENTITY = core(IdentityRow)


def keep(unit: Unit, subject: tuple[Subject, int], kind: str, values: Iterable[str]) -> None:
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
                at=unit.now,
            )
        )


def move(unit: Unit, source: tuple[Subject, int], target: tuple[Subject, int]) -> None:
    """Give a form's sealed values to the matter that came of it."""
    unit.run(
        update(_IDENTITY)
        .where(_IDENTITY.c.subject_kind == source[0].value, _IDENTITY.c.subject_id == source[1])
        .values(subject_kind=target[0].value, subject_id=target[1])
    )


def erase(unit: Unit, subject: tuple[Subject, int]) -> None:
    """Let go of what was kept for a matter."""
    unit.run(
        delete(_IDENTITY).where(
            _IDENTITY.c.subject_kind == subject[0].value, _IDENTITY.c.subject_id == subject[1]
        )
    )


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
    return [
        (row.kind, view.vault.open("identity", row.id, "value", row.value))
        for row in sorted(rows, key=attrgetter("id"))
    ]


def _rows(view: Reader, subject: tuple[Subject, int]) -> list[IdentityRow]:
    rows = view.run(
        select(_IDENTITY).where(
            _IDENTITY.c.subject_kind == subject[0].value, _IDENTITY.c.subject_id == subject[1]
        )
    )
    return list(rows)  # type: ignore[arg-type]  # rows have the columns of the model
