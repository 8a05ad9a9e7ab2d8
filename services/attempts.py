"""Attempts to deliver an answer: three with their dates, before it counts as not deliverable.

Source: domain.md, Stages, "anonymous, or three dated attempts, deputy agrees".
"""

from collections.abc import MutableMapping

from casework import typed
from casework.forms import Draft
from casework.matters import IdentityMode, NoteKind, Subject
from storage import cases, events
from storage.unit import Reader

NEEDED = 3


def suffice(view: Reader, draft: Draft, fields: MutableMapping[str, str]) -> bool:
    """Whether the form tells of three dated attempts, those reported before among them.

    What was typed so far stands before what is added to it, unless it was only edited.
    """
    before = draft.fields.get("text")
    if before and not fields["text"].startswith(before):
        fields["text"] = f"{before}\n{fields['text']}"
    case = cases.get(view, draft.subject_id)
    if case is not None and case.identity is IdentityMode.ANONYMOUS:
        return True
    told = [
        note.text
        for note in events.notes(view, [(Subject.CASE, draft.subject_id)])
        if note.kind is NoteKind.ATTEMPTS
    ]
    return sum(map(typed.mentions, [*told, fields["text"]])) >= NEEDED
