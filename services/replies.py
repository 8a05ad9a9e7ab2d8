"""Words and files that come by themselves: to the matter or form they belong to."""

from dataclasses import replace

from casework.actions import Answer, View
from casework.attachments import said_at_once
from casework.errors import NotFoundError
from casework.forms import REPORTS, Draft, FormKind
from casework.matters import Subject
from casework.media import Incoming
from casework.people import Officer
from casework.sensitive import suggests_accusation
from casework.workflow import UNREGISTERED_STAGES
from services import cases, drafting, forms, leads, protect, reporting, visit_evidence
from storage import drafts, media
from storage import leads as kept_leads
from storage.unit import Unit

# What words are that answer the card of a matter.
_FORM_OF = {
    View.LEAD: FormKind.ADDITION,
    View.CASE: FormKind.NOTE,
    View.VISIT: FormKind.VISIT_NOTE,
}
_ATTACH_TO = {View.LEAD: leads.add_media, View.CASE: cases.add_media}


def words(
    unit: Unit, actor: Officer, view: View, ref: int, text: str, message_id: int = 0
) -> Answer:
    """Add words to the lead, case or field day whose card is answered."""
    draft = _about(unit, actor, view, ref)
    return forms.type_text(unit, actor, draft.id, text, message_id)


def _about(unit: Unit, actor: Officer, view: View, ref: int) -> Draft:
    return drafts.add(unit, actor.id, _FORM_OF[view], {}, asks="text", subject_id=ref)


def edited(unit: Unit, actor: Officer, message_id: int, text: str) -> Answer | None:
    """A message was edited: the words of an open form change, what was sent stands.

    Gives what came of it then, with a word on how it is corrected; none for a message that went
    into nothing. An edit that may accuse a cadre is asked about like anything else.
    """
    answer = forms.edit(unit, actor, message_id, text)
    if answer is not None:
        return answer
    done = drafts.result_with(unit, actor.id, message_id)
    if done is None or done.view not in _FORM_OF:
        return None
    if suggests_accusation(text):
        return words(unit, actor, done.view, done.ref, text, message_id)
    return Answer(done.view, done.ref, _how_to_correct(unit, done))


def _how_to_correct(unit: Unit, done: Answer) -> str:
    lead = kept_leads.get(unit, done.ref) if done.view is View.LEAD else None
    if lead is None:
        return "edited_reply"
    return "edited_add" if lead.stage in UNREGISTERED_STAGES else "edited_correct"


def file(
    unit: Unit,
    actor: Officer,
    where: tuple[View, int] | None,
    item: Incoming,
    *,
    caption: str = "",
    message_id: int = 0,
    album: str | None = None,
) -> Answer:
    """Take a file to the lead, case or form that ``where`` names, else into a new report.

    The items of an album go where its first one went.
    """
    same = drafts.find_album(unit, actor.id, album) if album else None
    if same is not None and not same.is_open:
        return _late(unit, actor, same, item, message_id)
    if same is not None:
        draft = same
    elif where is None:
        draft = reporting.blank(unit, actor)
    elif where[0] is View.FORM:
        draft = drafting.mine_open(unit, actor, where[1])
    elif caption:
        draft = _about(unit, actor, *where)
    else:
        return _ATTACH_TO[where[0]](unit, actor, where[1], item)
    if album is not None:
        drafts.note_album(unit, draft.id, album)
    return _into(unit, actor, draft, item, caption, message_id)


def _into(
    unit: Unit, actor: Officer, draft: Draft, item: Incoming, caption: str, message_id: int
) -> Answer:
    added = media.add(unit, (Subject.DRAFT, draft.id), actor.id, item)
    asks = None if draft.kind in REPORTS and draft.asks == "text" else draft.asks
    drafts.save(unit, draft, protect.noted(draft.fields, message_id), asks)
    drafts.add_attachment(unit, draft)
    answer = drafting.shown(draft, None if added else "known_file")
    if caption:
        answer = forms.type_text(unit, actor, draft.id, caption, message_id)
    notice = said_at_once(item)
    return answer if notice is None else replace(answer, notice=notice)


def _late(unit: Unit, actor: Officer, draft: Draft, item: Incoming, message_id: int) -> Answer:
    """A picture of an album whose form has gone: it goes to what came of that."""
    result = drafts.result(unit, draft.id)
    if result is None:
        raise NotFoundError
    if result.view is View.VISIT:
        return visit_evidence.add(unit, actor, result.ref, item)
    if result.view is View.LETTER:
        return Answer(View.LETTER, result.ref, facts={"delete": str(message_id)})
    if result.view not in _ATTACH_TO:
        raise NotFoundError
    return _ATTACH_TO[result.view](unit, actor, result.ref, item)
