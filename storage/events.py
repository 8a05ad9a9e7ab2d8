"""The record of acts and readings, and the free text that belongs to it."""

import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update

from casework.matters import OFFICE_NOTES, Note, NoteKind, Step, Subject
from casework.workflow import Move
from storage import people
from storage.chain import commit_text
from storage.tables import EventRow, NoteRow, core
from storage.unit import Reader, Unit

_EVENT = core(EventRow)
_NOTE = core(NoteRow)
_SALT = 16
READ = "read"
REVEALED = "revealed"
# An end of keeping, and the fact that names what went with the matter.
PURGE, BESIDE = "purge", "beside"
_NOTES = (
    select(_NOTE)
    .where(
        _NOTE.c.subject_kind == bindparam("kind"),
        _NOTE.c.subject_id == bindparam("subject"),
        _NOTE.c.replaced.is_(False),
        _NOTE.c.text.is_not(None),
        _NOTE.c.kind.not_in(sorted(OFFICE_NOTES)),
    )
    .order_by(_NOTE.c.at, _NOTE.c.id)
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A note that has just been entered, as its row would tell it."""

    kind: NoteKind
    text: str
    author_id: int
    at: datetime


def record(
    unit: Unit,
    kind: str,
    subject: tuple[Subject, int],
    actor_id: int | None,
    *,
    stage: tuple[str | None, str | None] = (None, None),
    facts: Mapping[str, object] | None = None,
    note: tuple[NoteKind, str] | None = None,
) -> int | None:
    """Record an act; a note's text is kept beside it, its salted commitment in the chain.

    Gives the note's id. Raises :class:`TypeError` for facts in somebody's own words: what stands in
    the chain can never be erased.
    """
    if facts and any(isinstance(value, str) and not _is_fact(value) for value in facts.values()):
        raise TypeError(kind)
    if kind != READ:
        unit.index(*subject)
    note_id, commitment = None, None
    if note is not None:
        note_id, commitment = _keep_note(unit, subject, actor_id or 0, note)
    unit.end.events.append(
        {
            "at": unit.now,
            "actor_id": actor_id,
            "kind": kind,
            "subject_kind": subject[0].value,
            "subject_id": subject[1],
            "stage_from": stage[0],
            "stage_to": stage[1],
            "facts": json.dumps(facts or {}, sort_keys=True, ensure_ascii=True, default=str),
            "note_id": note_id,
            "commitment": commitment,
        }
    )
    return note_id


def _is_fact(value: str) -> bool:
    """Whether it is a code, an id, a day or a list of such, as nobody writes a sentence or name."""
    return value.isascii() and " " not in value


def _keep_note(
    unit: Unit, subject: tuple[Subject, int], author_id: int, note: tuple[NoteKind, str]
) -> tuple[int, str]:
    note_id, salt = unit.new_id(), secrets.token_bytes(_SALT)
    if note[0] not in OFFICE_NOTES:
        unit.entered.add(NoteRow, subject[1], _Told(note[0], note[1], author_id, unit.now))
    unit.later(
        NoteRow,
        id=note_id,
        subject_kind=subject[0].value,
        subject_id=subject[1],
        kind=note[0].value,
        author_id=author_id,
        at=unit.now,
        text=note[1],
        salt=salt,
        replaced=False,
    )
    return note_id, commit_text(salt, note[1])


def notes(view: Reader, subjects: list[tuple[Subject, int]]) -> list[Note]:
    """The free texts of these matters that stand, oldest first."""
    found: list[Note] = []
    for kind, subject_id in subjects:
        rows: Sequence[Any] | None = view.entered.of(NoteRow, subject_id)
        if rows is None:
            rows = view.run(_NOTES, {"kind": kind.value, "subject": subject_id}).all()
        who = people.names(view, {row.author_id for row in rows})
        found += [
            Note(NoteKind(row.kind), row.text, who.get(row.author_id, ""), row.at) for row in rows
        ]
    return sorted(found, key=lambda note: note.at)


def replace_last_note(
    unit: Unit, subject: tuple[Subject, int], author_id: int, kind: NoteKind
) -> bool:
    """Mark the author's newest note of a kind as replaced; false when there is none."""
    unit.entered.forget(subject[1])
    newest = unit.run(
        select(_NOTE.c.id)
        .where(
            _NOTE.c.subject_kind == subject[0].value,
            _NOTE.c.subject_id == subject[1],
            _NOTE.c.author_id == author_id,
            _NOTE.c.kind == kind.value,
            _NOTE.c.replaced.is_(False),
        )
        .order_by(_NOTE.c.at.desc(), _NOTE.c.id.desc())
        .limit(1)
    ).scalar()
    if newest is None:
        return False
    unit.run(update(_NOTE).where(_NOTE.c.id == newest).values(replaced=True))
    unit.index(*subject)
    return True


def history(
    view: Reader, subjects: list[tuple[Subject, int]], *, offset: int = 0, limit: int = 1000
) -> tuple[list[Step], int]:
    """The acts on these matters, newest first, a page of them, and how many there are."""
    which = [
        (_EVENT.c.subject_kind == kind.value) & (_EVENT.c.subject_id == subject_id)
        for kind, subject_id in subjects
    ]
    anyone = which[0]
    for one in which[1:]:
        anyone = anyone | one
    acts = anyone & ~_EVENT.c.kind.like("read%")
    rows = view.run(
        select(_EVENT, _NOTE.c.text, _NOTE.c.replaced)
        .outerjoin(_NOTE, _NOTE.c.id == _EVENT.c.note_id)
        .where(acts)
        .order_by(_EVENT.c.position.desc())
    ).all()
    shown = rows[offset : offset + limit]
    facts = {row.position: json.loads(row.facts) for row in shown}
    named = {one.get(name) for one in facts.values() for name in ("for", "member")}
    who = people.names(view, {*(row.actor_id for row in shown), *named} - {None})
    steps = [
        Step(
            row.kind,
            row.at,
            who.get(row.actor_id),
            row.stage_to,
            None if row.replaced else row.text or who.get(facts[row.position].get("member")),
            who.get(facts[row.position].get("for")),
            row.position,
            row.actor_id,
        )
        for row in shown
    ]
    return steps, len(rows)


def count(view: Reader, subject: tuple[Subject, int], kind: str, since: datetime) -> int:
    """How often an act of a kind was done to something since a moment."""
    of_kind = select(func.count(_EVENT.c.position)).where(
        _EVENT.c.subject_kind == subject[0].value,
        _EVENT.c.subject_id == subject[1],
        _EVENT.c.kind == kind,
        _EVENT.c.at >= since,
    )
    return view.run(of_kind).scalar() or 0


def has_done(
    view: Reader, subject: tuple[Subject, int], kind: str, actor_id: int, since: datetime
) -> bool:
    """Whether an officer has done an act of a kind to something since a moment."""
    return (
        view.run(
            select(_EVENT.c.position)
            .where(
                _EVENT.c.subject_kind == subject[0].value,
                _EVENT.c.subject_id == subject[1],
                _EVENT.c.kind == kind,
                _EVENT.c.actor_id == actor_id,
                _EVENT.c.at >= since,
            )
            .limit(1)
        ).scalar()
        is not None
    )


def newest(
    view: Reader, subject: tuple[Subject, int], kind: str
) -> tuple[datetime, int | None, str] | None:
    """When an act of a kind was last done to something, by whom, and their name."""
    row = view.run(
        select(_EVENT.c.at, _EVENT.c.actor_id)
        .where(
            _EVENT.c.subject_kind == subject[0].value,
            _EVENT.c.subject_id == subject[1],
            _EVENT.c.kind == kind,
        )
        .order_by(_EVENT.c.position.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    who = people.names(view, {row.actor_id} if row.actor_id else set())
    return row.at, row.actor_id, who.get(row.actor_id, "")


def first(
    view: Reader, subject: tuple[Subject, int], kind: str, actors: Collection[int], since: datetime
) -> datetime | None:
    """When one of some officers first did an act of a kind to something, from a moment on."""
    found: datetime | None = view.run(
        select(func.min(_EVENT.c.at)).where(
            _EVENT.c.subject_kind == subject[0].value,
            _EVENT.c.subject_id == subject[1],
            _EVENT.c.kind == kind,
            _EVENT.c.actor_id.in_(list(actors)),
            _EVENT.c.at >= since,
        )
    ).scalar()
    return found


def moves_by(view: Reader, subjects: list[tuple[Subject, int]]) -> dict[int, frozenset[Move]]:
    """Who has made which moves on these matters."""
    of_any = [
        (_EVENT.c.subject_kind == kind.value) & (_EVENT.c.subject_id == number)
        for kind, number in subjects
    ]
    rows = view.run(
        select(_EVENT.c.actor_id, _EVENT.c.kind)
        .where(or_(*of_any), _EVENT.c.kind.in_([move.value for move in Move]))
        .distinct()
    )
    found: dict[int, set[Move]] = defaultdict(set)
    for row in rows:
        found[row.actor_id].add(Move(row.kind))
    return {actor: frozenset(made) for actor, made in found.items()}


def times(view: Reader, subject: tuple[Subject, int], kind: str, actor_id: int) -> int:
    """How often somebody has done an act of a kind to something."""
    question = select(func.count(_EVENT.c.position)).where(
        _EVENT.c.subject_kind == subject[0].value,
        _EVENT.c.subject_id == subject[1],
        _EVENT.c.kind == kind,
        _EVENT.c.actor_id == actor_id,
    )
    return view.run(question).scalar() or 0
