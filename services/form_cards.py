"""What the card of a form shows to the officer who fills it in."""

from dataclasses import replace

from casework.clocks import ClockRule
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
from casework.matters import Subject
from casework.meetings import MeetingKind, suits
from casework.paging import pages_of
from casework.people import Officer
from casework.sheets import DueDate, FormSheet, Option
from services import (
    alike,
    drafting,
    dues,
    letters,
    outreach,
    pickers,
    places,
    protect,
    recipients,
    review_rights,
    section_forms,
    subtypes,
    visits,
)
from storage import cases, events, leaves, people, posts, units
from storage import clocks as kept_clocks
from storage import leads as kept_leads
from storage.clocks import KeptClock
from storage.unit import Reader

# So many choices stand on a page of a picker.
PAGE = 8
# Forms that show the words of what they are about, or are about no matter at all.
_NUMBERLESS = frozenset({FormKind.REGISTER, *BACK_TO}) - ABOUT_LETTERS


def card(view: Reader, actor: Officer, draft_id: int, page: int = 0) -> FormSheet:
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
    """What is asked for; of what goes with its type, of what a matter is about and of meetings."""
    asked = field_of(draft.kind, draft.asks) if draft.asks else None
    if asked is None:
        return None
    if draft.kind is FormKind.AGENDA:
        return replace(asked, choices=_suiting(view, draft.subject_id, asked))
    if (draft.kind, asked.name) != (FormKind.REGISTER, "subtype"):
        return section_forms.offered(view, draft, asked)
    return replace(asked, choices=subtypes.fitting(draft.fields["type"]))


def _suiting(view: Reader, case_id: int, asked: Field) -> tuple[str, ...]:
    """The kinds of meeting before which a case may come."""
    case = cases.get(view, case_id)
    return tuple(kind for kind in asked.choices if case and suits(MeetingKind(kind), case.type))


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
    pages = pages_of(len(found), PAGE)
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
