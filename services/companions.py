"""Companions: who accompanies a leader, enters the leader's field days and is told in their place.

Source: domain.md, Roles and Field visits; that a day entered so counts once the leader has said
that it is true is [ours].
"""

from casework.access import check_may_do, may_do
from casework.actions import Answer, View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.visit_errors import CompanionError
from services import drafting
from storage import companions, events, people, pushes, visits
from storage.unit import Reader, Unit
from storage.visits import Visit


def leads(officer: Officer) -> bool:
    """Whether an officer is a leader who owes field days, and may have a companion."""
    return officer.owes_visits and any(post.role is Role.LEADER for post in officer.own_posts)


def may_name(actor: Officer, leader: Officer) -> bool:
    """Whether somebody may name a leader's companion: the leader, or an administrator."""
    return leads(leader) and (actor.id == leader.id or may_do(actor, "people"))


def of(view: Reader, leader: Officer) -> Officer | None:
    """A leader's companion, who has not left."""
    found = people.get(view, companions.by_leader(view).get(leader.id, 0))
    return found if found is not None and found.active and leads(leader) else None


def leaders_of(view: Reader, officer: Officer) -> list[Officer]:
    """The leaders whom an officer accompanies."""
    found = (people.get(view, number) for number in companions.leaders_of(view, officer.id))
    return [who for who in found if who is not None and who.active and leads(who)]


def told_for(view: Reader, who: Officer) -> Officer:
    """Who is reminded of an officer's field days: the companion where there is one and is there."""
    found = of(view, who) if leads(who) else None
    return who if found is None or found.away else found


def visitor(view: Reader, actor: Officer, officer_id: int = 0) -> Officer:
    """Whose field days an officer means: their own without an id, or a leader's they accompany.

    Raises :class:`NotAllowedError` for anybody else's.
    """
    if officer_id in {0, actor.id}:
        return actor
    for leader in leaders_of(view, actor):
        if leader.id == officer_id:
            return leader
    raise NotAllowedError(rule="not_companion", act="visit")


def usual_visitor(view: Reader, actor: Officer) -> int:
    """Nobody but oneself, as 0; for who only accompanies, the one leader whom they do."""
    leaders = [] if actor.owes_visits else leaders_of(view, actor)
    return leaders[0].id if len(leaders) == 1 else 0


# Naming


def candidates(view: Reader, leader_id: int) -> list[Officer]:
    """Who could accompany a leader: colleagues who have joined, those of the same unit first."""
    leader = _leader(view, leader_id)
    units = {post.unit_code for post in leader.own_posts}
    found = [who for who in people.everybody(view) if _fits(leader, who)]
    return sorted(found, key=lambda who: all(post.unit_code not in units for post in who.own_posts))


def _fits(leader: Officer, who: Officer) -> bool:
    return who.telegram_id is not None and who.id != leader.id and not leads(who)


def begin(unit: Unit, actor: Officer, leader_id: int) -> Answer:
    """Begin to name a leader's companion."""
    _check_may_name(actor, _leader(unit, leader_id))
    return drafting.begin(unit, actor, FormKind.COMPANION, leader_id)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Name a leader's companion; raises :class:`CompanionError`."""
    leader, who = _leader(unit, draft.subject_id), people.get(unit, int(draft.fields["officer"]))
    _check_may_name(actor, leader)
    if who is None or not _fits(leader, who):
        raise CompanionError(reason="oneself" if who and who.id == leader.id else "leader")
    companions.name(unit, leader.id, who.id, actor.id)
    facts = {"companion": who.id}
    events.record(unit, "companion_named", (Subject.OFFICER, leader.id), actor.id, facts=facts)
    return Answer(View.DUTY, leader.id, "companion_named")


def end(unit: Unit, actor: Officer, leader_id: int) -> Answer:
    """Let nobody accompany a leader any more; a second tap changes nothing."""
    leader = _leader(unit, leader_id)
    _check_may_name(actor, leader)
    if leader.id in companions.by_leader(unit):
        companions.name(unit, leader.id, None, actor.id)
        events.record(unit, "companion_ended", (Subject.OFFICER, leader.id), actor.id)
    return Answer(View.DUTY, leader.id, "companion_ended")


def _leader(view: Reader, leader_id: int) -> Officer:
    found = people.get(view, leader_id)
    if found is None or not leads(found):
        raise NotFoundError
    return found


def _check_may_name(actor: Officer, leader: Officer) -> None:
    if actor.id != leader.id:
        check_may_do(actor, "people")


# What a companion has entered


def keeps(view: Reader, actor: Officer, visit: Visit) -> bool:
    """Whether a field day is the actor's to put right: their own, or entered for their leader."""
    if visit.officer_id == actor.id:
        return True
    leaders = leaders_of(view, actor) if visit.entered_by == actor.id else []
    return any(leader.id == visit.officer_id for leader in leaders)


def kept_by(visit: Visit) -> list[int]:
    """Who hears what is said of a field day: its officer, and the companion who entered it."""
    return [who for who in (visit.officer_id, visit.entered_by) if who is not None]


def ask(unit: Unit, visit: Visit) -> None:
    """Ask a leader whether a field day entered for them is true, once for what it says now."""
    facts = {"day": visit.day.isoformat()}
    about, cause = (Subject.VISIT, visit.id), f"affirm:{visit.id}:{visit.note_id}"
    kind = PushKind.VISIT_TO_AFFIRM
    pushes.owe(unit, kind, [visit.officer_id], about, cause=cause, facts=facts)


def affirm(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """A leader says that a field day entered for them is true; the same tap again is harmless."""
    visit = _entered(unit, actor, visit_id)
    if visit.unsaid and not visit.removed:
        visits.change(unit, visit.id, affirmed_at=unit.now, denied_note_id=None)
        events.record(unit, "visit_affirmed", (Subject.VISIT, visit.id), actor.id)
        pushes.settle(unit, (Subject.VISIT, visit.id), actor.id, [PushKind.VISIT_TO_AFFIRM])
    return Answer(View.VISIT, visit.id, "visit_affirmed")


def begin_denial(unit: Unit, actor: Officer, visit_id: int) -> Answer:
    """Begin the line that says what is not true of it."""
    return drafting.begin(unit, actor, FormKind.DENY_VISIT, _entered(unit, actor, visit_id).id)


def deny(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """A leader says that it is not true, and why; the companion is told."""
    visit = _entered(unit, actor, draft.subject_id)
    about, line = (Subject.VISIT, visit.id), (NoteKind.REASON, draft.fields["text"])
    note = events.record(unit, "visit_denied", about, actor.id, note=line)
    visits.change(unit, visit.id, affirmed_at=None, denied_note_id=note)
    pushes.settle(unit, about, actor.id, [PushKind.VISIT_TO_AFFIRM])
    if visit.entered_by is not None:
        facts, cause = {"day": visit.day.isoformat()}, f"denied:{visit.id}:{note}"
        kind = PushKind.VISIT_DENIED
        pushes.owe(unit, kind, [visit.entered_by], about, cause=cause, facts=facts)
    return Answer(View.VISIT, visit.id, "visit_denied")


def _entered(view: Reader, actor: Officer, visit_id: int) -> Visit:
    visit = visits.get(view, visit_id)
    if visit is None or visit.officer_id != actor.id or visit.entered_by is None:
        raise NotFoundError
    return visit
