"""What the cards of leads and cases show to one officer."""

from dataclasses import replace
from datetime import date

from casework.access import sees_as, why_not
from casework.attachments import MediaTally
from casework.cases import Case
from casework.clocks import ClockRule, explain
from casework.errors import NotFoundError
from casework.matters import Note, NoteKind, Step, Subject
from casework.media import Attachment
from casework.meetings import MeetingKind
from casework.paging import pages_of
from casework.people import Officer, Role
from casework.sheets import CaseSheet, HistorySheet, LeadSheet, WhySheet
from casework.workflow import MOVES, Flag, Move, Stage, moves_from
from services import (
    alike,
    dues,
    identity,
    leads,
    owner_seen,
    places,
    query_codes,
    recipients,
    recusing,
    review_rights,
    sections,
    turns,
    withdrawing,
)
from storage import agendas, cases, events, identities, looked, media, parts, people, teams
from storage import clocks as kept_clocks
from storage import leads as kept_leads
from storage.unit import Reader

# So many acts stand on a page of a case's history.
PAGE = 8
# So many of the newest acts stand on a case's card, and all that are new of a page.
_STEPS = 3


def lead(view: Reader, actor: Officer, lead_id: int) -> LeadSheet:
    """A lead's card; raises :class:`NotFoundError` for what may not be seen."""
    found = kept_leads.seen(view, actor, lead_id)
    if found is None:
        raise NotFoundError
    subject = (Subject.LEAD, found.id)
    standing = kept_leads.standing(view, found)
    case = cases.seen(view, actor, found.case_id) if found.case_id else None
    return LeadSheet(
        found,
        places.path_name(view, found.place_code),
        people.names(view, {found.author_id}).get(found.author_id, ""),
        tuple(events.notes(view, [subject])),
        MediaTally.of(media.of(view, [subject])),
        tuple(
            move
            for move in moves_from(Subject.LEAD, found.stage, found.facts)
            if why_not(actor, move, standing) is None
        ),
        tuple(dues.running(view, subject)),
        may_add=leads.may_add_to(view, actor, found),
        may_tell=found.told_at is None and found.stage is not Stage.WITHDRAWN,
        case_number=(case.year, case.serial) if case else None,
        identities=identities.count(view, [subject]) if sees_as(actor, standing, Role.CLERK) else 0,
        alike=alike.on_lead(view, actor, found),
        code_waits=query_codes.on_lead(view, actor, found),
        recusals=recusing.shown(view, actor, found.id, standing) if found.case_id is None else (),
    )


def case(view: Reader, actor: Officer, case_id: int) -> CaseSheet:
    """A case's card; raises :class:`NotFoundError` for what may not be seen."""
    found = cases.seen(view, actor, case_id)
    if found is None:
        raise NotFoundError
    standing = cases.standing(view, found)
    subjects = _subjects(view, case_id)
    sealed = identities.count(view, subjects)
    may_reveal = identity.may_read_of_case(view, actor, case_id, standing)
    steps = _last_steps(view, actor, case_id, subjects)
    due = dues.on_card(view, case_id)
    leader_due = dues.of_rule(view, (Subject.CASE, case_id), ClockRule.LEADER_SET)
    owner = places.path_name(view, found.owner_code) if found.owner_code else None
    person = people.names(view, {found.owner_id}).get(found.owner_id) if found.owner_id else None
    if owner and person:
        owner = f"{owner} {person}"
    tells_code, renews_code = query_codes.on_case(view, actor, found, standing)
    return CaseSheet(
        found,
        places.path_name(view, found.place_code),
        owner,
        turns.whose(view, found),
        tuple(one for one in events.notes(view, subjects) if _stands(found, one)),
        tuple(step for n, step in enumerate(steps) if step.new or n < _STEPS),
        MediaTally.of(media.of(view, subjects)),
        tuple(
            move
            for move in moves_from(Subject.CASE, found.stage, found.facts)
            if MOVES[move].within is None
            and why_not(actor, move, standing) is None
            and (move is not Move.BREAK_GLASS or (sealed and not may_reveal))
            and (move is not Move.HAND_TO_SECTION or sections.may_be_handed(view, found))
            and not dues.too_late_for(move, due, leader_due)
        ),
        due,
        parts=tuple(
            (places.path_name(view, part.unit_code), part.done_at is not None)
            for part in parts.of(view, case_id)
        ),
        team=_team(view, case_id),
        leader_due=leader_due,
        supervised_due=dues.of_rule(view, (Subject.CASE, case_id), ClockRule.SUPERVISION_REPLY)
        if Flag.SUPERVISED in found.flags
        else None,
        other_number=_other_number(view, actor, found),
        led_by=people.names(view, {found.led_by}).get(found.led_by) if found.led_by else None,
        headless=sections.is_headless(view, found),
        caller=withdrawing.caller_of(view, found),
        identities=sealed,
        may_reveal=may_reveal,
        may_chase=turns.may_chase(view, actor, found),
        position=steps[0].position if steps else 0,
        before_meetings=_before_meetings(view, case_id),
        awaits=recipients.AWAITED.get(found.stage),
        is_mine=turns.is_mine(view, actor, found),
        may_apply=dues.to_apply(view, case_id),
        owner_has=owner_seen.of(view, actor, found),
        recusals=recusing.shown(view, actor, case_id, standing),
        review=review_rights.on_card(view, found),
        duty_phone=view.house.duty_phone,
        code_waits=tells_code,
        may_renew_code=renews_code,
    )


def _stands(found: Case, note: Note) -> bool:
    """Whether words still hold: a request to withdraw that came to nothing is history."""
    over = found.stage in {Stage.WITHDRAWN, Stage.ARCHIVED}
    return note.kind is not NoteKind.WITHDRAWAL or over or Flag.WITHDRAWAL_ASKED in found.flags


def _team(view: Reader, case_id: int) -> tuple[tuple[str, bool], ...]:
    """The joint team by name, and who leads it, first."""
    team = sorted(teams.of(view, case_id), key=lambda member: not member.leads)
    names = people.names(view, {member.officer_id for member in team})
    return tuple((names.get(member.officer_id, ""), member.leads) for member in team)


def _before_meetings(view: Reader, case_id: int) -> tuple[tuple[MeetingKind, date | None], ...]:
    """The meetings before which a case stands, with their day; none while it waits for the next."""
    standing = tuple((one.kind, one.held_on) for one in agendas.standing_on(view, case_id))
    return (*standing, *((kind, None) for kind in agendas.waits_for(view, case_id)))


def _last_steps(
    view: Reader, actor: Officer, case_id: int, subjects: list[tuple[Subject, int]]
) -> list[Step]:
    """The newest acts; what others did since the officer's last look is new to them."""
    steps, _total = events.history(view, subjects, limit=PAGE)
    upto = looked.upto(view, actor.id, case_id)
    if upto is None:
        return steps
    return [replace(step, new=step.position > upto and step.actor_id != actor.id) for step in steps]


def _other_number(view: Reader, actor: Officer, found: Case) -> tuple[int, int] | None:
    """The case that this one repeats or has joined, if the officer may know of it."""
    other_id = found.joined_to or found.repeat_of
    other = cases.seen(view, actor, other_id) if other_id else None
    return (other.year, other.serial) if other else None


def _subjects(view: Reader, case_id: int) -> list[tuple[Subject, int]]:
    found = [(Subject.LEAD, lead.id) for lead in kept_leads.of_case(view, case_id)]
    return [*found, (Subject.CASE, case_id)]


def history(view: Reader, actor: Officer, case_id: int, page: int = 0) -> HistorySheet:
    """A page of what has happened to a case."""
    found = cases.seen(view, actor, case_id)
    if found is None:
        raise NotFoundError
    steps, total = events.history(view, _subjects(view, case_id), offset=page * PAGE, limit=PAGE)
    steps = recusing.told(view, actor, found, steps)
    return HistorySheet(
        (found.year, found.serial), found.id, tuple(steps), page, pages_of(total, PAGE)
    )


def why(view: Reader, actor: Officer, case_id: int) -> WhySheet:
    """The arithmetic of a case's deadlines."""
    found = cases.seen(view, actor, case_id)
    if found is None:
        raise NotFoundError
    kept = kept_clocks.of(view, (Subject.CASE, case_id), ledger=True)
    return WhySheet(
        (found.year, found.serial),
        found.id,
        tuple((one.state.rule, tuple(explain(one.state, view.calendar))) for one in kept),
    )


def media_of(view: Reader, actor: Officer, case_id: int) -> list[Attachment]:
    """The files of a case."""
    if cases.seen(view, actor, case_id) is None:
        raise NotFoundError
    return media.of(view, _subjects(view, case_id))


def media_of_lead(view: Reader, actor: Officer, lead_id: int) -> list[Attachment]:
    """The files of a lead."""
    if kept_leads.seen(view, actor, lead_id) is None:
        raise NotFoundError
    return media.of(view, [(Subject.LEAD, lead_id)])
