"""Lists of leads and cases, each a page at a time, each only of what the asker may see."""

from dataclasses import replace

from casework.access import check_may_do, may_do
from casework.cases import Case
from casework.errors import NotFoundError
from casework.leads import Lead
from casework.matters import Subject
from casework.numbers import NumberKind, ParsedNumber
from casework.paging import pages_of
from casework.people import Officer, Role
from casework.people import Unit as OfficeUnit
from casework.sheets import ListLine, ListSheet
from casework.stages import DECIDED_FLAGS, DECIDED_STAGES
from casework.workflow import Flag, Stage
from services import covering, dues, leave_requests, letter_register, letters, places
from storage import case_lists, cases, events, leads, media, people
from storage.unit import Reader

PAGE = 5
# What waits at the clerk's desk.
AT_DESK = frozenset({Stage.SUBMITTED})
# What is registered already, and waits there for its way: returned, reopened, parted, objected to.
TO_ROUTE = frozenset({Stage.CLASSIFIED, Stage.OBJECTED, Stage.ROUTED_OUT})
# What waits beside the stage, the first that is true is told.
_TOLD = (
    Flag.EXTENSION_ASKED,
    Flag.UNDELIVERED,
    Flag.SUPERVISED,
    Flag.SUPERVISION_ANSWERED,
    Flag.DESK_SUPERVISED,
)
_MINE = frozenset(
    {
        Stage.ASSIGNED,
        Stage.OBJECTED,
        Stage.HANDLING,
        Stage.SUSPENDED,
        Stage.REPLY_REVIEW,
        Stage.ANSWERED,
    }
)
# What waits for the clerk, beside new leads.
_CLERKS = frozenset(
    {
        Stage.CLASSIFIED,
        Stage.ROUTED_OUT,
        Stage.OBJECTED,
        Stage.REPLIED,
        Stage.UNDER_REVIEW,
        Stage.REVIEWED,
        Stage.UNDER_RECHECK,
    }
)


def lead_line(view: Reader, lead: Lead) -> ListLine:
    """A lead as a line of a list."""
    running = dues.running(view, (Subject.LEAD, lead.id))
    notes = events.notes(view, [(Subject.LEAD, lead.id)])
    return ListLine(
        lead.id,
        "lead",
        (lead.year, lead.serial),
        places.path_name(view, lead.place_code),
        lead.stage,
        running[0] if running else None,
        notes[0].text if notes else None,
        files=len(media.of(view, [(Subject.LEAD, lead.id)])),
    )


def case_line(view: Reader, case: Case) -> ListLine:
    """A case as a line of a list, with the deadline that its card shows."""
    owner = places.path_name(view, case.owner_code) if case.owner_code else None
    return ListLine(
        case.id,
        "case",
        (case.year, case.serial),
        owner or places.path_name(view, case.place_code),
        case.stage,
        dues.on_card(view, case.id),
        asks=next(((flag, case.asked_days or 0) for flag in _TOLD if flag in case.flags), None),
    )


def _lead_sheet(view: Reader, found: tuple[list[Lead], int], page: int) -> ListSheet:
    lines, total = found
    return ListSheet(
        tuple(lead_line(view, lead) for lead in lines), total, page, pages_of(total, PAGE)
    )


def of_cases(view: Reader, found: list[Case], page: int) -> ListSheet:
    """A page of cases that have all been found already."""
    lines = tuple(case_line(view, case) for case in found[page * PAGE : (page + 1) * PAGE])
    return ListSheet(lines, len(found), page, pages_of(len(found), PAGE))


def _own_sheet(
    view: Reader, actor: Officer, found: tuple[list[Case], int], page: int, *roles: Role
) -> ListSheet:
    """What is one's own to do, with whose place it is in or who does it meanwhile."""
    lines, total = found
    shown = tuple(
        replace(
            case_line(view, case),
            covers=covering.whose_turn(view, actor, case, *roles),
            covered_by=covering.who_covers(view, actor, case),
        )
        for case in lines
    )
    return ListSheet(shown, total, page, pages_of(total, PAGE))


def named(view: Reader, text: str) -> tuple[OfficeUnit | None, str | None]:
    """The unit that a text names, with its path; none of nothing."""
    if not text:
        return None, None
    unit = places.find_one(view, text)
    return unit, unit.path


def narrowed(sheet: ListSheet, unit: OfficeUnit | None) -> ListSheet:
    """A list that tells to which unit it is narrowed."""
    if unit is None:
        return sheet
    return replace(sheet, about=unit.short_name, unit_code=unit.code)


def my_leads(view: Reader, actor: Officer, page: int = 0) -> ListSheet:
    """What I have reported, the newest first."""
    check_may_do(actor, "report")
    found = leads.page(
        view, actor, author_id=actor.id, offset=page * PAGE, limit=PAGE, newest_first=True
    )
    return _lead_sheet(view, found, page)


def desk(view: Reader, actor: Officer, page: int = 0) -> ListSheet:
    """The clerk's queue: cases that came back to be routed, then what is new, the oldest first."""
    check_may_do(actor, "desk")
    first = page * PAGE
    back, returned = case_lists.in_stages(view, actor, TO_ROUTE, offset=first, limit=PAGE)
    new, reported = leads.page(
        view,
        actor,
        stages=AT_DESK,
        offset=max(0, first - returned),
        limit=PAGE - len(back),
    )
    lines = (*(case_line(view, one) for one in back), *(lead_line(view, one) for one in new))
    return ListSheet(lines, returned + reported, page, pages_of(returned + reported, PAGE))


def at_desk(view: Reader, actor: Officer) -> int:
    """How much waits in the clerk's queue."""
    returned = case_lists.in_stages(view, actor, TO_ROUTE, limit=1)[1]
    return returned + leads.page(view, actor, stages=AT_DESK, limit=1)[1]


def my_cases(view: Reader, actor: Officer, page: int = 0) -> ListSheet:
    """What is assigned to me or my unit, and what waits for the clerk, that due first first."""
    check_may_do(actor, "cases")
    also = _CLERKS if actor.holds(Role.CLERK) else frozenset()
    found = case_lists.in_stages(
        view, actor, _own(actor), owned=True, also=also, offset=page * PAGE, limit=PAGE
    )
    return _own_sheet(view, actor, found, page)


def _own(actor: Officer) -> frozenset[Stage]:
    """Where a case is one's own to do; a section head's also while a proposal is awaited."""
    return _MINE | {Stage.CLASSIFIED} if actor.holds(Role.SECTION_HEAD) else _MINE


def approvals(view: Reader, actor: Officer, page: int = 0, unit_code: str = "") -> ListSheet:
    """What waits for the officer's word, everywhere or in a unit; leaves and letters come first."""
    check_may_do(actor, "approvals")
    unit, path = named(view, unit_code)
    found: tuple[list[Case], int] = ([], 0)
    if may_do(actor, "decide"):
        found = case_lists.in_stages(
            view,
            actor,
            DECIDED_STAGES,
            flags=DECIDED_FLAGS,
            clerks=_clerks_before(view, actor),
            path=path,
            offset=page * PAGE,
            limit=PAGE,
        )
    sheet = narrowed(_own_sheet(view, actor, found, page, Role.DEPUTY, Role.LEADER), unit)
    if unit_code or page:
        return sheet
    return replace(
        sheet,
        leaves=leave_requests.pending(view, actor),
        letters=letter_register.waiting(view, actor),
    )


def to_approve(view: Reader, actor: Officer, kept_from: int | None = None) -> int:
    """How much waits for a deputy's word, wherever it is handled."""
    return case_lists.in_stages(
        view,
        actor,
        DECIDED_STAGES,
        flags=DECIDED_FLAGS,
        clerks=_clerks_before(view, actor),
        kept_from=kept_from,
        limit=1,
    )[1]


def _clerks_before(view: Reader, actor: Officer) -> list[Officer] | None:
    """Those who follow up before a deputy does; none where that is nothing of the officer's."""
    return list(people.holders(view, Role.CLERK)) if actor.holds(Role.DEPUTY) else None


def to_do(view: Reader, actor: Officer, kept_from: int | None = None) -> int:
    """How many cases are an officer's to do or to decide; of those that another is kept from."""
    also = _CLERKS if actor.holds(Role.CLERK) else frozenset()
    total = case_lists.in_stages(
        view, actor, _own(actor), owned=True, also=also, kept_from=kept_from, limit=1
    )[1]
    if may_do(actor, "decide"):
        total += to_approve(view, actor, kept_from)
    return total


def to_do_for_others(view: Reader, actor: Officer) -> int:
    """How many of them are so only in the place of whoever is on leave."""
    return to_do(view, actor) - to_do(view, replace(actor, posts=actor.own_posts))


def by_number(view: Reader, actor: Officer, number: ParsedNumber) -> tuple[str, int]:
    """A case, lead or letter by its number: its kind and id; raises :class:`NotFoundError`."""
    for year in number.years:
        if number.kind in {NumberKind.CASE, NumberKind.UNKNOWN}:
            case = cases.numbered(view, actor, year, number.serial)
            if case is not None:
                return "case", case.id
        if number.kind in {NumberKind.LEAD, NumberKind.UNKNOWN}:
            lead = leads.numbered(view, actor, year, number.serial)
            if lead is not None:
                return "lead", lead.id
        if number.kind is NumberKind.LETTER:
            letter = letters.numbered(view, actor, year, number.serial)
            if letter is not None:
                return "letter", letter.id
    raise NotFoundError
