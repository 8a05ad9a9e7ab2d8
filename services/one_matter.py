"""What is said of two reports that are much alike: joined, linked or told apart by a tap."""

from casework.actions import Answer, View
from casework.alike import Known, Said
from casework.errors import NotFoundError, OldButtonError
from casework.form_errors import FormClosedError
from casework.forms import Draft, FormKind
from casework.matters import Occurrence
from casework.people import Officer
from services import alike, drafting, joining
from storage import drafts
from storage import leads as kept_leads
from storage.unit import Unit


def say(unit: Unit, actor: Officer, draft_id: int, said: Said, other_id: int) -> Answer:
    """Take what is said on a form's card of the report that it offers.

    An author's word is kept until the report goes out; a clerk's counts at once.
    """
    draft = drafting.mine(unit, actor, draft_id)
    if not draft.is_open:
        if (done := drafts.result(unit, draft.id)) is None:
            raise FormClosedError(form=draft.kind)
        return done
    if draft.kind is FormKind.LEAD:
        known = alike.near_report(unit, actor, draft.fields)
        return _by_author(unit, draft, said, _the(other_id, known))
    if draft.kind is not FormKind.REGISTER:
        raise OldButtonError
    lead = kept_leads.seen(unit, actor, draft.subject_id)
    if lead is None:
        raise NotFoundError
    return _by_clerk(
        unit, actor, draft, said, _the(other_id, alike.near_lead(unit, actor, lead, draft))
    )


def _the(other_id: int, known: list[Known]) -> Known:
    found = next((one for one in known if one.lead_id == other_id), None)
    if found is None:
        raise NotFoundError
    return found


def _by_author(unit: Unit, draft: Draft, said: Said, other: Known) -> Answer:
    fields = dict(draft.fields)
    number = str(other.lead_id)
    told_apart = [
        one for one in fields.get(alike.DIFFERENT, "").split(",") if one not in ("", number)
    ]
    if said is Said.SAME:
        fields[alike.SAME] = number
    elif said is Said.DIFFERENT:
        told_apart.append(number)
        if fields.get(alike.SAME) == number:
            del fields[alike.SAME]
    else:
        raise OldButtonError
    fields[alike.DIFFERENT] = ",".join(told_apart)
    drafts.save(unit, draft, fields, draft.asks)
    return drafting.shown(draft)


def _by_clerk(unit: Unit, actor: Officer, draft: Draft, said: Said, other: Known) -> Answer:
    if said is Said.JOIN:
        answer = _put(unit, actor, draft.subject_id, other)
        drafts.finish(unit, draft, answer)
        return answer
    fields = dict(draft.fields)
    if said is Said.DIFFERENT:
        _untie(fields, other)
    elif said is Said.WITH and other.case_id is None:
        fields[alike.WITH] = str(other.lead_id)
    elif said is Said.REPEAT and other.case_id is not None:
        fields |= {alike.REPEATS: str(other.case_id), "occurrence": Occurrence.REPEAT.value}
        if fields["procedure"] == "simple":  # a repeat is none
            fields["procedure"] = "ordinary"
    else:
        raise OldButtonError
    same = said is not Said.DIFFERENT
    alike.say(unit, actor, draft.subject_id, other.lead_id, same=same)
    drafts.save(unit, draft, fields, draft.asks)
    return drafting.shown(draft)


def _untie(fields: dict[str, str], other: Known) -> None:
    """Take back what the register card was to do with another."""
    if fields.get(alike.WITH) == str(other.lead_id):
        del fields[alike.WITH]
    if fields.get(alike.REPEATS) == str(other.case_id):
        del fields[alike.REPEATS]
        fields["occurrence"] = Occurrence.FIRST.value


def join(unit: Unit, actor: Officer, lead_id: int, other_id: int) -> Answer:
    """Put a lead to the case of another; the same tap again gives the same answer."""
    lead = kept_leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    return _put(unit, actor, lead_id, _the(other_id, alike.near_lead(unit, actor, lead)))


def _put(unit: Unit, actor: Officer, lead_id: int, other: Known) -> Answer:
    lead = kept_leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    if other.case_id is None:
        raise OldButtonError
    if not (lead.joined and lead.case_id == other.case_id):
        joining.put(unit, actor, lead_id, other.case_id)
    return Answer(View.CASE, other.case_id, "join_lead")
