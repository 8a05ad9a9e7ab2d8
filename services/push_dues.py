"""The deadline that a push names."""

from casework.clocks import ClockRule
from casework.matters import Subject
from casework.people import Officer
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet
from storage import clocks as kept_clocks
from storage.unit import Reader

# The deadline that each kind names, when its facts name none.
_NAMED_DUE: dict[PushKind, tuple[ClockRule, ...]] = {
    PushKind.LEAD_NEW: (ClockRule.REVIEW,),
    PushKind.FIRST_ANSWER_DUE: (ClockRule.FIRST_ANSWER,),
    PushKind.FOLLOW_UP_DUE: (ClockRule.FOLLOW_UP,),
    PushKind.LETTER_WAITING: (ClockRule.SEALED_LETTER,),
    PushKind.RETALIATION: (ClockRule.RETALIATION,),
    PushKind.RETALIATION_ANSWERED: (),
    # What is late already is asked for now; and what was answered has no day any more.
    PushKind.DESK_SUPERVISED: (),
    PushKind.SUPERVISION_ANSWERED: (),
    # Nobody has said by when it is to be decided or looked into; the case's own day is another's.
    PushKind.RECUSAL_TO_DECIDE: (),
    PushKind.GLASS_BROKEN: (),
    # While a case is held, nothing is due.
    PushKind.CASE_SUSPENDED: (),
    PushKind.ACTION_SET: (ClockRule.MEETING_ACTION,),
    PushKind.SUPERVISION_OPENED: (ClockRule.SUPERVISION_REPLY,),
    PushKind.INSTRUCTION_GIVEN: (ClockRule.LEADER_SET,),
    PushKind.WITHDRAWAL_TO_CHECK: (),
    PushKind.ROUTE_DECIDED: (),
    PushKind.WITHDRAWAL_REFUSED: (),
    PushKind.INSTRUCTION_TO_CONFIRM: (ClockRule.LEADER_SET,),
}
_CASE_DUE = (ClockRule.SIMPLE_DECIDE, ClockRule.HANDLING)


def worded(
    view: Reader,
    push: Push,
    officer: Officer,
    chat_id: int,
    number: tuple[int, int] | None,
    version: int,
) -> PushSheet:
    """What a push is worded from: its matter's number, and the deadline it names if that runs."""
    rules = _named_rules(push)
    running = {
        kept.state.rule: kept.state.due_at
        for kept in kept_clocks.of(view, (Subject(push.subject_kind), push.subject_id))
        if kept.state.stopped_at is None
    }
    due_at = next((running[rule] for rule in rules if rule in running), None)
    return PushSheet(
        push, chat_id, officer.language, view.now, view.calendar, number, due_at, version
    )


def _named_rules(push: Push) -> tuple[ClockRule, ...]:
    if "rule" in push.facts:
        return (ClockRule(push.facts["rule"]),)
    if push.kind in {PushKind.CASE_ASSIGNED, PushKind.OBJECTION_REFUSED}:
        return (ClockRule.ACKNOWLEDGE_URGENT, *_CASE_DUE)
    return _NAMED_DUE.get(push.kind, _CASE_DUE)
