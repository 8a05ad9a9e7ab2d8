"""Beginning a form and finding one again; what every form shares."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from casework.actions import Answer, View
from casework.errors import NotFoundError
from casework.form_errors import FormClosedError
from casework.forms import Draft, FormKind, next_asked
from casework.people import Officer
from storage import drafts
from storage.unit import Reader, Unit

# The field of a form that is none until its owner says so.
UNSURE = "unsure"


def open_forms(view: Reader, actor: Officer) -> tuple[Draft, ...]:
    """What an officer is filling in, the form touched last first."""
    return _said_to_be_forms(drafts.open_of(view, actor.id))


def open_forms_of(view: Reader, actors: Sequence[Officer]) -> dict[int, tuple[Draft, ...]]:
    """The same of several officers, by their ids."""
    found = drafts.open_of_many(view, [actor.id for actor in actors])
    return {number: _said_to_be_forms(forms) for number, forms in found.items()}


def _said_to_be_forms(found: Sequence[Draft]) -> tuple[Draft, ...]:
    return tuple(one for one in found if UNSURE not in one.fields)


def begin(
    unit: Unit,
    actor: Officer,
    kind: FormKind,
    subject_id: int = 0,
    fields: Mapping[str, str] | None = None,
) -> Answer:
    """Begin a form, or take up the one already open for the same thing."""
    for draft in drafts.open_of(unit, actor.id):
        if draft.kind is kind and draft.subject_id == subject_id and kind is not FormKind.LEAD:
            return shown(draft)
    known = dict(fields or {})
    draft = drafts.add(
        unit, actor.id, kind, known, asks=next_asked(kind, known), subject_id=subject_id
    )
    return shown(draft)


def shown(draft: Draft, notice: str | None = None, page: int = 0) -> Answer:
    """The answer that shows a form's card."""
    return Answer(View.FORM, draft.id, notice, page)


def now(view: Reader, actor: Officer, draft_id: int) -> Answer:
    """What an officer's own form is by now: its card, or what came of it."""
    draft = mine(view, actor, draft_id)
    came = None if draft.is_open else drafts.result(view, draft.id)
    return shown(draft) if came is None else replace(came, notice=None)


def mine(view: Reader, actor: Officer, draft_id: int) -> Draft:
    """The officer's own form, in whatever state; raises :class:`NotFoundError`."""
    draft = drafts.get(view, draft_id)
    if draft is None or draft.officer_id != actor.id:
        raise NotFoundError
    return draft


def mine_open(view: Reader, actor: Officer, draft_id: int) -> Draft:
    """The officer's own form, still open; raises :class:`FormClosedError`."""
    draft = mine(view, actor, draft_id)
    if not draft.is_open:
        raise closed(view, draft)
    return draft


def closed(view: Reader, draft: Draft) -> FormClosedError:
    """The refusal to touch a form that is finished, with what came of it, or dropped."""
    return FormClosedError(form=draft.kind, came=drafts.result(view, draft.id))
