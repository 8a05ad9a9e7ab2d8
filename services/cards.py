"""What the cards of forms, leads and cases show to one officer."""

from dataclasses import replace
from datetime import date

from casework.access import sees_as, why_not
from casework.attachments import MediaTally
from casework.cases import Case
from casework.clocks import ClockRule, explain
from casework.errors import NotFoundError
from casework.forms import (
    ABOUT_LEADS,
    ABOUT_LETTERS,
    ABOUT_OFFICERS,
    BACK_TO,
    BY_SECTION,
    FORMS,
    Ask,
    Draft,
    Field,
    FormKind,
    chosen,
    field_of,
)
from casework.matters import Attachment, Step, Subject
from casework.meetings import MeetingKind
from casework.people import Officer, Role
from casework.sheets import (
    CaseSheet,
    DueDate,
    FormSheet,
    HistorySheet,
    LeadSheet,
    Option,
    WhySheet,
)
from casework.workflow import MOVES, Flag, Move, Stage, moves_from
from services import (
    alike,
    drafting,
    dues,
    identity,
    leads,
    letters,
    outreach,
    owner_seen,
    pickers,
    places,
    protect,
    query_codes,
    recipients,
    recusing,
    review_rights,
    section_forms,
    sections,
    subtypes,
    turns,
    visits,
)
from storage import (
    agendas,
    cases,
    events,
    identities,
    leaves,
    looked,
    media,
    parts,
    people,
    posts,
    teams,
    units,
)
from storage import clocks as kept_clocks
from storage import leads as kept_leads
from storage.clocks import KeptClock
from storage.unit import Reader

PAGE = 8
# So many of the newest acts stand on a case's card, and all that are new of a page.
_STEPS = 3
# Forms that show the words of what they are about, or are about no matter at all.
_NUMBERLESS = frozenset({FormKind.REGISTER, *BACK_TO}) - ABOUT_LETTERS


def form(view: Reader, actor: Officer, draft_id: int, page: int = 0) -> FormSheet:
    """A form's card; raises :class:`NotFoundError` for somebody else's."""
    draft = drafting.mine(view, actor, draft_id)
    asked = _asked(view, draft)
    options, pages = _options(view, actor, draft, asked, page)
    return FormSheet(
        draft,
        asked,
        _names(view, draft),
        options,
        page,
        pages,
        about=_about(view, actor, draft),
        number=_number(view, actor, draft),
        accusation=draft.fields.get("accusation") == "asked",
        dropped=draft.dropped,
        due=_due_if_registered(view, draft),
        now=view.now,
        kept_apart=int(draft.fields.get(protect.KEPT, "0")),
        owner_absent=_is_absent(view, draft),
        elsewhere=visits.is_elsewhere(view, actor, draft),
        alike=alike.on_form(view, actor, draft),
        review=review_rights.on_form(view, draft),
        not_asked=section_forms.not_asked(view, draft),
    )


def _asked(view: Reader, draft: Draft) -> Field | None:
    """What is asked for; of what a matter is about, what goes with its type."""
    asked = field_of(draft.kind, draft.asks) if draft.asks else None
    if asked is None:
        return None
    if (draft.kind, asked.name) != (FormKind.REGISTER, "subtype"):
        return section_forms.offered(view, draft, asked)
    return replace(asked, choices=subtypes.fitting(draft.fields["type"]))


def _is_absent(view: Reader, draft: Draft) -> bool:
    """Whether nobody whom a case would be given to can be reached here yet."""
    fields = draft.fields
    if not fields.get("owner") or fields.get("procedure") in {BY_SECTION, "elsewhere"}:
        return False
    owners = recipients.people_of(view, fields["owner"])
    picked = [who for who in owners if str(who.id) == fields.get("officer")] or owners
    return all(who.telegram_id is None for who in picked)


def _names(view: Reader, draft: Draft) -> dict[str, str]:
    """The names behind the codes and ids of what was picked."""
    found = {}
    if draft.subject_id and draft.kind in ABOUT_OFFICERS:
        found["whose"] = people.names(view, {draft.subject_id}).get(draft.subject_id, "")
    for field in FORMS[draft.kind]:
        value = draft.fields.get(field.name)
        if value and field.ask is Ask.UNIT:
            found[field.name] = places.path_name(view, value)
        elif value and field.ask is Ask.CASE:
            other = cases.get(view, int(value))
            found[field.name] = f"{other.year}-{other.serial}" if other else ""
        elif value and field.ask is Ask.OFFICER:
            found[field.name] = people.names(view, {int(value)}).get(int(value), "")
        elif value and field.ask is Ask.TEAM:
            found |= outreach.member_names(view, value)
        elif value and field.ask is Ask.UNITS:
            found |= {
                code: places.path_name(view, code) for code in units.many(view, chosen(value))
            }
    return found


def _options(
    view: Reader, actor: Officer, draft: Draft, asked: Field | None, page: int
) -> tuple[tuple[Option, ...], int]:
    if asked is not None and asked.name == "day" and draft.kind in pickers.FIELD_DAYS:
        return tuple(pickers.days_for(view, draft)), 1
    if asked is None or asked.ask not in {
        Ask.UNIT,
        Ask.OFFICER,
        Ask.CASE,
        Ask.TEAM,
        Ask.UNITS,
        Ask.SECTION,
    }:
        return (), 1
    if asked.ask is Ask.CASE:
        return tuple(pickers.cases_for(view, actor, draft)), 1
    if asked.ask is Ask.OFFICER:
        found = pickers.officers_for(view, actor, draft, asked.name)
    elif asked.ask is Ask.TEAM:
        found = outreach.members_for(view)
    elif asked.ask is Ask.SECTION:
        found = section_forms.options(view, draft)
    else:
        found = pickers.units_for(view, actor, draft, asked.name)
    pages = max(1, -(-len(found) // PAGE))
    return tuple(found[page * PAGE : (page + 1) * PAGE]), pages


def _about(view: Reader, actor: Officer, draft: Draft) -> str | None:
    """The words of the matter that a form is about, for the forms where they are needed."""
    if draft.kind is FormKind.REGISTER:
        if kept_leads.seen(view, actor, draft.subject_id) is None:  # kept away since it was begun
            raise NotFoundError
        notes = events.notes(view, [(Subject.LEAD, draft.subject_id)])
        return notes[0].text if notes else None
    if draft.kind in {FormKind.LEAVE_FOR, FormKind.POST_ADD}:
        return people.names(view, {draft.subject_id}).get(draft.subject_id)
    if draft.kind is FormKind.REFUSE_LEAVE:
        asked = leaves.get(view, draft.subject_id)
        return people.names(view, {asked.officer_id}).get(asked.officer_id) if asked else None
    if draft.kind in {FormKind.POST_CHANGE, FormKind.POST_END}:
        kept = posts.get(view, draft.subject_id)
        return people.names(view, {kept.officer_id}).get(kept.officer_id) if kept else None
    return None


def _number(view: Reader, actor: Officer, draft: Draft) -> tuple[int, int] | None:
    """The number of the matter that a form is about, unless the form shows its words."""
    if not draft.subject_id or draft.kind in _NUMBERLESS:
        return None
    if draft.kind in ABOUT_LETTERS:
        letter = letters.seen(view, actor, draft.subject_id)
        return letter.year, letter.serial
    kept = kept_leads if draft.kind in ABOUT_LEADS else cases
    found = kept.seen(view, actor, draft.subject_id)
    return None if found is None else (found.year, found.serial)


def _due_if_registered(view: Reader, draft: Draft) -> DueDate | None:
    if draft.kind is not FormKind.REGISTER or draft.fields.get("procedure") == BY_SECTION:
        return None
    simple = draft.fields.get("procedure") == "simple"
    rule = ClockRule.SIMPLE_DECIDE if simple else ClockRule.HANDLING
    state = kept_clocks.begin(view, rule, view.now)
    nowhere = KeptClock(0, (Subject.CASE, 0), "", state, 1, None)
    return dues.shown(view, nowhere)


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
        tuple(events.notes(view, subjects)),
        tuple(step for n, step in enumerate(steps) if step.new or n < _STEPS),
        MediaTally.of(media.of(view, subjects)),
        tuple(
            move
            for move in moves_from(Subject.CASE, found.stage, found.facts)
            if MOVES[move].within is None
            and why_not(actor, move, standing) is None
            and (move is not Move.BREAK_GLASS or (sealed and not may_reveal))
            and (move is not Move.HAND_TO_SECTION or sections.may_be_handed(view, found))
        ),
        dues.on_card(view, case_id),
        parts=tuple(
            (places.path_name(view, part.unit_code), part.done_at is not None)
            for part in parts.of(view, case_id)
        ),
        team=_team(view, case_id),
        leader_due=dues.of_rule(view, (Subject.CASE, case_id), ClockRule.LEADER_SET),
        supervised_due=dues.of_rule(view, (Subject.CASE, case_id), ClockRule.SUPERVISION_REPLY)
        if Flag.SUPERVISED in found.flags
        else None,
        other_number=_other_number(view, actor, found),
        led_by=people.names(view, {found.led_by}).get(found.led_by) if found.led_by else None,
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
        (found.year, found.serial), found.id, tuple(steps), page, max(1, -(-total // PAGE))
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
