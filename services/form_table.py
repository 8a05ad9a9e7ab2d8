"""The one table of what each kind of form does: how it begins, and what finishing it means.

A form for a move needs no line here: its move's row names it (``casework/moves``).
"""

from collections.abc import Callable
from functools import partial

from casework.actions import Answer
from casework.forms import FormKind
from casework.matters import Subject
from casework.people import Officer
from casework.workflow import MOVES, Move
from services import (
    action_items,
    administration,
    appraisals,
    calendar,
    cases,
    chat_import,
    clock_settings,
    companions,
    desk,
    duty,
    finding,
    findings,
    identity,
    joining,
    leads,
    leave_approval,
    leaves,
    letter_register,
    meetings,
    naming,
    outreach,
    policy_owners,
    posts,
    query_codes,
    recusing,
    reporting,
    retaliation,
    section_forms,
    service_periods,
    visit_changes,
    visit_closing,
    visit_disputes,
    visit_hosts,
    visits,
)
from storage.unit import Unit

# Forms that begin in a way of their own, about nothing or about one thing.
BEGIN: dict[FormKind, Callable[[Unit, Officer], Answer]] = {
    FormKind.LEAVE: leaves.begin,
    FormKind.MEETING: meetings.begin,
    FormKind.OUTREACH: outreach.begin,
    FormKind.PERIOD: service_periods.begin,
    FormKind.CLOCK_LENGTH: clock_settings.begin,
    FormKind.POLICY_OWNER: policy_owners.begin,
    FormKind.LOOKUP: query_codes.begin,
    FormKind.HOURS_SUMMER: partial(calendar.begin_hours, kind=FormKind.HOURS_SUMMER),
    FormKind.HOURS_USUAL: partial(calendar.begin_hours, kind=FormKind.HOURS_USUAL),
}
BEGIN_ABOUT: dict[FormKind, Callable[[Unit, Officer, int], Answer]] = {
    FormKind.REGISTER: desk.open_register,
    FormKind.NAME_DISCIPLINE: naming.begin,
    FormKind.HAND_TO_SECTION: section_forms.begin,
    **{kind: partial(recusing.begin, kind=kind) for kind in recusing.FORMS},
    FormKind.LEAVE_FOR: leaves.begin_for,
    FormKind.REFUSE_LEAVE: leave_approval.begin_refusal,
    FormKind.POST_ADD: posts.begin_add,
    FormKind.POST_CHANGE: posts.begin_change,
    FormKind.POST_END: posts.begin_end,
    FormKind.ACTION: action_items.begin,
    FormKind.ACTION_REPLY: action_items.begin_reply,
    FormKind.VISIT_FIX: visit_disputes.begin_correction,
    FormKind.VISIT_DISPUTE: visit_hosts.begin_dispute,
    FormKind.FINDING: findings.begin,
    FormKind.FINDING_DONE: findings.begin_settling,
    FormKind.VISIT: visits.begin_for,
    FormKind.CONTACT_POINT: duty.begin,
    FormKind.COMPANION: companions.begin,
    FormKind.DENY_VISIT: companions.begin_denial,
    FormKind.SHORTFALL: visit_closing.begin,
    FormKind.OUTREACH_FIX: outreach.begin_correction,
    FormKind.PERIOD_FIX: service_periods.begin_change,
    FormKind.RETALIATION: retaliation.begin,
    FormKind.RETALIATION_DONE: retaliation.begin_done,
    FormKind.APPRAISAL_OBJECTION: appraisals.begin_objection,
    FormKind.APPRAISAL_ANSWER: appraisals.begin_answer,
    FormKind.REVEAL: partial(identity.begin, kind=FormKind.REVEAL),
    FormKind.READ_LETTER: partial(identity.begin, kind=FormKind.READ_LETTER),
    FormKind.REGISTER_LETTER: letter_register.begin,
    FormKind.LETTER_RESULT: letter_register.begin_result,
    FormKind.REVEAL_LEAD: partial(identity.begin, kind=FormKind.REVEAL_LEAD),
}

FINISH: dict[FormKind, Callable[..., Answer]] = {
    FormKind.LEAD: reporting.submit,
    FormKind.INTAKE: desk.finish_intake,
    FormKind.ADDITION: leads.add_words,
    FormKind.CORRECTION: leads.add_words,
    FormKind.NOTE: cases.add_words,
    FormKind.RETURN_LEAD: desk.return_lead,
    FormKind.REGISTER: desk.register,
    FormKind.JOIN_LEAD: joining.join_lead,
    FormKind.INVITE: administration.finish_invite,
    FormKind.POST_ADD: posts.add,
    FormKind.POST_CHANGE: posts.change,
    FormKind.POST_END: posts.end,
    FormKind.FIND: finding.finish,
    FormKind.IMPORT: chat_import.finish,
    FormKind.HOURS_SUMMER: calendar.finish_hours,
    FormKind.HOURS_USUAL: calendar.finish_hours,
    FormKind.CLOCK_LENGTH: clock_settings.finish,
    FormKind.POLICY_OWNER: policy_owners.finish,
    FormKind.APPRAISAL_OBJECTION: appraisals.object_,
    FormKind.APPRAISAL_ANSWER: appraisals.answer,
    FormKind.VISIT: visits.log,
    FormKind.LEAVE: leaves.finish,
    FormKind.LEAVE_FOR: leaves.finish,
    FormKind.REFUSE_LEAVE: leave_approval.refuse,
    FormKind.MEETING: meetings.finish,
    FormKind.ACTION: action_items.finish_form,
    FormKind.ACTION_REPLY: action_items.reply,
    FormKind.VISIT_NOTE: visit_changes.add_words,
    FormKind.VISIT_FIX: visit_disputes.correct,
    FormKind.VISIT_DISPUTE: visit_hosts.dispute,
    FormKind.FINDING: findings.finish,
    FormKind.FINDING_DONE: findings.finish_settling,
    FormKind.CONTACT_POINT: duty.finish,
    FormKind.COMPANION: companions.finish,
    FormKind.DENY_VISIT: companions.deny,
    FormKind.SHORTFALL: visit_closing.finish,
    FormKind.OUTREACH: outreach.finish,
    FormKind.OUTREACH_FIX: outreach.finish_correction,
    FormKind.PERIOD: service_periods.finish,
    FormKind.PERIOD_FIX: service_periods.finish_change,
    FormKind.REVEAL: identity.finish,
    FormKind.READ_LETTER: identity.finish,
    FormKind.REGISTER_LETTER: letter_register.finish,
    FormKind.LETTER_RESULT: letter_register.finish_result,
    FormKind.REVEAL_LEAD: identity.finish,
    FormKind.LOOKUP: query_codes.finish,
    **dict.fromkeys(recusing.FORMS_OF_LEADS, recusing.finish_of_lead),
    FormKind.RETALIATION: retaliation.finish,
    FormKind.RETALIATION_DONE: retaliation.finish_done,
}

# The move on a case that a form is for: whoever may not make it may not begin the form either.
MOVE_OF: dict[FormKind, Move] = {
    row.form: row.move for row in MOVES.values() if row.of is Subject.CASE and row.form is not None
}
LEAD_MOVE_OF: dict[FormKind, Move] = {
    FormKind.RETURN_LEAD: Move.RETURN_LEAD,
    FormKind.JOIN_LEAD: Move.JOIN_LEAD,
}
