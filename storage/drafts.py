"""Forms being filled in."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from casework.actions import Answer, View
from casework.errors import StaleError
from casework.forms import Draft, FormKind
from storage import shown
from storage.tables import DraftRow, core
from storage.unit import Reader, Unit

_DRAFT = core(DraftRow)
OPEN, DONE, DROPPED = "open", "done", "dropped"
# Finished, and its fields are still needed by buttons that turn pages.
KEPT = "kept"
# The field that names the messages whose words went into a form.
MESSAGES = "messages"
_LOOKED_THROUGH = 200


def encode_answer(answer: Answer) -> str:
    """An answer as kept with the update or draft it belongs to."""
    return json.dumps(
        [answer.view, answer.ref, answer.notice, answer.page, answer.argument, answer.facts],
        ensure_ascii=False,
    )


def decode_answer(text: str) -> Answer:
    """The answer as it was given."""
    view, ref, notice, page, argument, facts = json.loads(text)
    return Answer(View(view), ref, notice, page, argument, facts)


def _value(view: Reader, row: Row[Any]) -> Draft:
    fields = json.loads(view.vault.open("draft", row.id, "fields", row.fields))
    return Draft(
        row.id,
        row.officer_id,
        FormKind(row.kind),
        fields,
        row.asks,
        row.version,
        row.subject_id,
        row.attachments,
        row.state == OPEN,
        row.state == DROPPED,
        row.card_message_id,
        row.touched_at,
    )


def _sealed(unit: Unit, draft_id: int, fields: Mapping[str, str]) -> Any:
    return unit.vault.seal("draft", draft_id, "fields", json.dumps(fields, ensure_ascii=False))


_ONE = select(_DRAFT).where(_DRAFT.c.id == bindparam("number"))
_RESULT = select(_DRAFT.c.result).where(_DRAFT.c.id == bindparam("number"))
_OPEN_OF = (
    select(_DRAFT)
    .where(_DRAFT.c.officer_id == bindparam("officer"), _DRAFT.c.state == OPEN)
    .order_by(_DRAFT.c.touched_at.desc(), _DRAFT.c.id.desc())
)
_OPEN_OF_MANY = (
    select(_DRAFT)
    .where(_DRAFT.c.officer_id.in_(bindparam("officers", expanding=True)), _DRAFT.c.state == OPEN)
    .order_by(_DRAFT.c.touched_at.desc(), _DRAFT.c.id.desc())
)
_FINISHED_OF = (
    select(_DRAFT)
    .where(_DRAFT.c.officer_id == bindparam("officer"), _DRAFT.c.state == DONE)
    .order_by(_DRAFT.c.touched_at.desc(), _DRAFT.c.id.desc())
    .limit(bindparam("most"))
)
_SAVE = (
    update(_DRAFT)
    .where(
        _DRAFT.c.id == bindparam("number"),
        _DRAFT.c.version == bindparam("seen"),
        _DRAFT.c.state == OPEN,
    )
    .values(
        fields=bindparam("sealed"),
        asks=bindparam("next"),
        version=_DRAFT.c.version + 1,
        touched_at=bindparam("now"),
    )
)
_FINISH = (
    update(_DRAFT)
    .where(_DRAFT.c.id == bindparam("number"), _DRAFT.c.state == OPEN)
    .values(
        state=DONE,
        result=bindparam("answer"),
        asks=None,
        fields=bindparam("sealed"),
        version=_DRAFT.c.version + 1,
        touched_at=bindparam("now"),
    )
)
_NOTE_CARD = (
    update(_DRAFT)
    .where(_DRAFT.c.id == bindparam("number"))
    .values(card_message_id=bindparam("message"))
)


def add(
    unit: Unit,
    officer_id: int,
    kind: FormKind,
    fields: Mapping[str, str],
    *,
    asks: str | None,
    subject_id: int = 0,
    draft_id: int = 0,
) -> Draft:
    """Begin a form; ``draft_id`` when something was already kept under it."""
    draft_id = draft_id or unit.new_id()
    draft = Draft(
        draft_id, officer_id, kind, dict(fields), asks, 1, subject_id, touched_at=unit.now
    )
    unit.enter(
        DraftRow,
        draft,
        id=draft_id,
        officer_id=officer_id,
        kind=kind.value,
        subject_id=subject_id,
        state=OPEN,
        asks=asks,
        fields=_sealed(unit, draft_id, fields),
        version=1,
        attachments=0,
        touched_at=unit.now,
    )
    return draft


def get(view: Reader, draft_id: int) -> Draft | None:
    """A form in whatever state."""
    entered: Draft | None = view.entered.get(draft_id)
    if entered is not None:
        return entered
    row = view.run(_ONE, {"number": draft_id}).one_or_none()
    return None if row is None else _value(view, row)


def result(view: Reader, draft_id: int) -> Answer | None:
    """What came of a finished form."""
    text = view.run(_RESULT, {"number": draft_id}).scalar()
    return None if text is None else decode_answer(text)


def open_of(view: Reader, officer_id: int) -> list[Draft]:
    """An officer's unfinished forms, the one touched last first."""
    return [_value(view, row) for row in view.run(_OPEN_OF, {"officer": officer_id}).all()]


def open_of_many(view: Reader, officer_ids: Sequence[int]) -> dict[int, list[Draft]]:
    """The unfinished forms of officers, of each the one touched last first."""
    if len(officer_ids) == 1:
        return {officer_ids[0]: open_of(view, officer_ids[0])}
    found: dict[int, list[Draft]] = {number: [] for number in officer_ids}
    rows = view.run(_OPEN_OF_MANY, {"officers": officer_ids}).all() if officer_ids else ()
    for row in rows:
        found[row.officer_id].append(_value(view, row))
    return found


def save(unit: Unit, draft: Draft, fields: Mapping[str, str], asks: str | None) -> None:
    """Keep a form's fields; raises :class:`StaleError` when another device was first."""
    changed = unit.run(
        _SAVE,
        {
            "number": draft.id,
            "seen": draft.version,
            "sealed": _sealed(unit, draft.id, fields),
            "next": asks,
            "now": unit.now,
        },
    )
    if changed.rowcount != 1:
        raise StaleError


def add_attachment(unit: Unit, draft: Draft) -> None:
    """Count one more attachment."""
    unit.run(
        update(_DRAFT)
        .where(_DRAFT.c.id == draft.id)
        .values(
            attachments=_DRAFT.c.attachments + 1,
            version=_DRAFT.c.version + 1,
            touched_at=unit.now,
        )
    )


def find_album(view: Reader, officer_id: int, album: str) -> Draft | None:
    """The officer's form that an album's earlier pictures went to, finished or not."""
    row = view.run(
        select(_DRAFT)
        .where(_DRAFT.c.officer_id == officer_id, _DRAFT.c.album == album)
        .order_by(_DRAFT.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _value(view, row)


def note_album(unit: Unit, draft_id: int, album: str) -> None:
    """Remember which album a form's pictures come from."""
    unit.run(update(_DRAFT).where(_DRAFT.c.id == draft_id).values(album=album))


def finish(unit: Unit, draft: Draft, answer: Answer) -> None:
    """Close a form with what came of it; the same tap again gives the same answer."""
    changed = unit.run(
        _FINISH,
        {
            "number": draft.id,
            "answer": encode_answer(answer),
            "sealed": _sealed(unit, draft.id, _messages(draft)),
            "now": unit.now,
        },
        only=DraftRow,
    )
    if changed.rowcount != 1:
        raise StaleError


def _messages(draft: Draft) -> dict[str, str]:
    """What stays of a finished form's fields: which messages went into it, none of their words."""
    return {name: value for name, value in draft.fields.items() if name == MESSAGES}


def result_with(view: Reader, officer_id: int, message_id: int) -> Answer | None:
    """What came of the form that an officer's message went into, among the newest finished ones."""
    rows = view.run(_FINISHED_OF, {"officer": officer_id, "most": _LOOKED_THROUGH}).all()
    for row in rows:
        if str(message_id) in _value(view, row).fields.get(MESSAGES, "").split(","):
            return None if row.result is None else decode_answer(row.result)
    return None


def drop(unit: Unit, draft_id: int) -> bool:
    """Drop an open form; false when it was no longer open."""
    return _set_state(unit, draft_id, OPEN, DROPPED)


def erase(unit: Unit, draft_id: int) -> None:
    """Let nothing of a form stay, nor which message showed it."""
    unit.entered.forget(draft_id)
    unit.run(delete(_DRAFT).where(_DRAFT.c.id == draft_id))
    shown.forget_all(unit, View.FORM, draft_id)


def restore(unit: Unit, draft_id: int) -> bool:
    """Take a dropped form up again; false when it was not dropped."""
    return _set_state(unit, draft_id, DROPPED, OPEN)


def _set_state(unit: Unit, draft_id: int, before: str, after: str) -> bool:
    changed = unit.run(
        update(_DRAFT)
        .where(_DRAFT.c.id == draft_id, _DRAFT.c.state == before)
        .values(state=after, touched_at=unit.now)
    )
    return changed.rowcount == 1


def put_aside(unit: Unit, draft: Draft) -> None:
    """Finish a form whose fields are still needed."""
    if not _set_state(unit, draft.id, OPEN, KEPT):
        raise StaleError


def forget_kept(unit: Unit, officer_id: int, kind: FormKind, before: datetime) -> None:
    """Delete an officer's finished forms of a kind whose fields were needed until now."""
    unit.run(
        delete(_DRAFT).where(
            _DRAFT.c.officer_id == officer_id,
            _DRAFT.c.state == KEPT,
            _DRAFT.c.kind == kind.value,
            _DRAFT.c.touched_at < before,
        )
    )


def note_card(unit: Unit, draft_id: int, message_id: int) -> None:
    """Remember which message shows the form."""
    unit.mark(_NOTE_CARD, number=draft_id, message=message_id)
