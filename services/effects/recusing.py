"""What the moves change by which somebody is kept away from a case, or a leader looks closer."""

from casework.matters import NoteKind
from casework.people import Role
from casework.pushes import PushKind
from casework.recusal import Recusal, RecusalState, Trigger, word_on
from casework.workflow import Move
from services import keeping_away, recipients
from services.effects.making import Effect, Making
from services.keeping_away import Matter
from storage import cases, people, pushes, recusals


def keep_handlers_away(it: Making) -> dict[str, object]:
    """Whoever handled a case is kept away from it once it is looked at again; gives whom.

    That is a rule and waits for nobody's word. The clerk records what the body above does: where
    one who handled it is the only one left, that one stays [ours].
    """
    standing = cases.standing(it.unit, it.case)
    kept_away = (standing.handled_by | standing.team) - standing.recused
    clerks = people.holding(it.unit, Role.CLERK, it.case.place_path)
    free = {who.id for who in recipients.seeing(clerks, standing)}
    if free <= kept_away:
        kept_away -= free
    found = [who for number in sorted(kept_away) if (who := people.get(it.unit, number))]
    for who in found:
        word = word_on(who, it.case.place_path)
        away = Recusal(who.id, word, RecusalState.GRANTED, Trigger.ORIGINAL_HANDLER.value)
        recusals.keep(it.unit, it.case.id, away, it.actor_id or 0)
    return {"kept_away": [who.id for who in found]} if found else {}


def _recuse(it: Making) -> Effect:
    matter, member = Matter.of(it.case), int(it.fields["member"])
    facts = keeping_away.ask(it.unit, it.actor, matter, member, it.fields["trigger"])
    return Effect(facts=facts)


def _grant(it: Making) -> Effect:
    return _decide(it, RecusalState.GRANTED)


def _refuse(it: Making) -> Effect:
    return _decide(it, RecusalState.REFUSED)


def _decide(it: Making, state: RecusalState) -> Effect:
    matter, member = Matter.of(it.case), int(it.fields["member"])
    return Effect(facts=keeping_away.decide(it.unit, it.actor, matter, member, state))


def _break_glass(it: Making) -> Effect:
    """The inspectors are told at once, at whatever hour."""
    standing = cases.standing(it.unit, it.case)
    inspectors = people.holding(it.unit, Role.INSPECTOR, it.case.place_path)
    told = [who.id for who in recipients.seeing(inspectors, standing)]
    cause = f"glass:{it.case.id}:{it.case.version}"
    pushes.owe(it.unit, PushKind.GLASS_BROKEN, told, it.subject, cause=cause, urgent=True)
    return Effect()


EFFECTS = {
    Move.RECUSE: _recuse,
    Move.GRANT_RECUSAL: _grant,
    Move.REFUSE_RECUSAL: _refuse,
    Move.BREAK_GLASS: _break_glass,
}
NOTES = {
    Move.REFUSE_RECUSAL: ("reason", NoteKind.RECUSAL),
    Move.BREAK_GLASS: ("reason", NoteKind.CLOSER_LOOK),
}
