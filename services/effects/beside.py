"""What the moves change that may come at several stages."""

from datetime import date, datetime, timedelta

from casework import clocks
from casework.case_errors import PaperMissingError
from casework.clocks import ClockRule
from casework.matters import NoteKind
from casework.workflow import Move
from services.effects import before_meetings
from services.effects.making import Effect, Making
from storage import clocks as kept_clocks
from storage import media

# So long before its form is finished a paper may have been photographed; what others have sent of
# the matter itself is no paper [ours].
_PAPER = timedelta(days=7)


def check_paper(it: Making, why: str, after: datetime | None = None) -> None:
    """Raise :class:`PaperMissingError` unless whoever records it has sent the paper along.

    ``after`` is the moment until which what was sent was another paper.
    """
    since = max(it.unit.now - _PAPER, after) if after is not None else it.unit.now - _PAPER
    if not media.has_from(it.unit, it.subject, it.actor_id or 0, since):
        raise PaperMissingError(why=why)


def _instruct(it: Making) -> Effect:
    """The leader's own date, never past the limit of the answer; a new one takes its place."""
    before = it.clock(ClockRule.LEADER_SET)
    if before is not None:
        state, entry = clocks.stop(before.state, it.unit.now, it.unit.calendar, "replaced")
        kept_clocks.change(it.unit, before, state, entry)
    limit = it.clock(ClockRule.HANDLING, ClockRule.SIMPLE_DECIDE)
    started = kept_clocks.begin(
        it.unit,
        ClockRule.LEADER_SET,
        it.unit.now,
        due_on=date.fromisoformat(it.fields["due"]),
        limit=limit.state.nominal_due if limit else None,
    )
    kept_clocks.keep(it.unit, started, it.subject, it.case.owner_path or it.case.place_path)
    return Effect({"instructed_by": it.actor_id}, {"due": it.fields["due"]})


def _enter_instruction(it: Making) -> Effect:
    """Given on paper: a photo of the sheet has to be there."""
    check_paper(it, "sheet")
    effect = _instruct(it)
    leader = int(it.fields["leader"])
    return Effect({"instructed_by": leader}, effect.facts | {"leader": leader, "on_paper": True})


def _take_lead(it: Making) -> Effect:
    return Effect({"led_by": it.actor_id})


def _leave_lead(_it: Making) -> Effect:
    return Effect({"led_by": None})


EFFECTS = {
    Move.PUT_ON_AGENDA: before_meetings.put,
    Move.TAKE_OFF_AGENDA: before_meetings.take_off,
    Move.DECIDE_AT_MEETING: before_meetings.decide,
    Move.INSTRUCT: _instruct,
    Move.ENTER_INSTRUCTION: _enter_instruction,
    Move.TAKE_LEAD: _take_lead,
    Move.LEAVE_LEAD: _leave_lead,
}
NOTES = {
    Move.DECIDE_AT_MEETING: ("text", NoteKind.MEETING),
    Move.SUPERVISE: ("text", NoteKind.SUPERVISION),
    Move.ANSWER_SUPERVISION: ("text", NoteKind.SUPERVISION_ANSWER),
    Move.INSTRUCT: ("text", NoteKind.INSTRUCTION),
    Move.ENTER_INSTRUCTION: ("text", NoteKind.INSTRUCTION),
    Move.GIVE_NOTICE: ("detail", NoteKind.NOTICE),
}
