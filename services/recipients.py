"""Who is told of what: one rule a kind of push.

Those on leave are left to their stand-ins; where none of all these may know of a case, whoever
stands above is told instead.
"""

from casework import discipline
from casework.access import Standing, heads_handling, heads_section, may_see, why_not
from casework.cases import Case
from casework.findings import Finding
from casework.leads import Lead
from casework.meetings import ActionItem, Meeting
from casework.people import Officer, Role
from casework.push_table import PUSHES, Audience
from casework.pushes import PushKind
from casework.workflow import Move, Stage
from services.action_sight import is_seen
from storage import cases, leads, parts, people, teams
from storage.letters import Letter
from storage.unit import Reader

_ROLES = {
    Audience.CLERKS: Role.CLERK,
    Audience.DEPUTIES: Role.DEPUTY,
    Audience.INSPECTORS: Role.INSPECTOR,
    Audience.OWNERS_AND_DESK: Role.CLERK,
    Audience.OWNERS_AND_DEPUTIES: Role.DEPUTY,
    Audience.WATCHERS_AND_DESK: Role.CLERK,
}
_BESIDE_OWNERS = frozenset({Audience.OWNERS_AND_DESK, Audience.OWNERS_AND_DEPUTIES})
# What is asked for that conflicts keep some from doing.
_BOUND = {
    PushKind.PROPOSAL_TO_APPROVE: Move.ASSIGN,
    PushKind.REPLY_TO_REVIEW: Move.APPROVE_REPLY,
    PushKind.FOLLOW_UP_DUE: Move.FOLLOW_UP,
}
# The move that a case waits for where a conflict may leave nobody to make it.
AWAITED = {
    Stage.REPORTED: Move.ASSIGN,
    Stage.REPLY_REVIEW: Move.APPROVE_REPLY,
    Stage.REPLIED: Move.FOLLOW_UP,
}
# Who is asked first, and who only when nobody before is free.
_IN_TURN = {
    Move.ASSIGN: (Role.DEPUTY, Role.CLERK),
    Move.APPROVE_REPLY: (Role.DEPUTY,),
    Move.FOLLOW_UP: (Role.CLERK, Role.DEPUTY, Role.INSPECTOR),
}
_ABOVE_OWNERS = (Role.CLERK, Role.DEPUTY, Role.LEADER)
# The steps upward from those who cannot be told, being away or kept away.
_UPWARD: dict[Audience, tuple[Role, ...]] = {
    Audience.OWNERS: _ABOVE_OWNERS,
    Audience.CO_HANDLERS: _ABOVE_OWNERS,
    Audience.DRAFTER: _ABOVE_OWNERS,
    Audience.CLERKS: (Role.DEPUTY, Role.LEADER),
    Audience.DEPUTIES: (Role.LEADER,),
}
# What is asked of a section whose head's post is vacant, or away with nobody in their place.
_WITHOUT_HEAD: dict[PushKind, tuple[Role, ...]] = {
    PushKind.SECTION_GIVEN: (Role.DEPUTY, Role.LEADER)
}
# What a push says to whoever is asked in place of a head.
HEADLESS = {"why": "headless"}


def of_lead(view: Reader, kind: PushKind, lead: Lead) -> list[Officer]:
    """Who is to be told about a lead."""
    standing = leads.standing(view, lead)
    if PUSHES[kind].to is Audience.CLERKS:
        clerks = seeing(people.holding(view, Role.CLERK, lead.place_path), standing)
        return clerks or seeing(people.holding(view, Role.DEPUTY, lead.place_path), standing)
    covering = seeing(standing_in(view, lead.author_id), standing)
    # What the stand-in may not see waits for the author.
    author = people.get(view, lead.author_id)
    return covering or ([author] if author is not None and author.active else [])


def of_case(view: Reader, kind: PushKind, case: Case) -> list[Officer]:
    """Who is to be told about a case, of those who may know of it."""
    standing = cases.standing(view, case)
    found = seeing(_candidates(view, kind, case, standing), standing)
    upward = _WITHOUT_HEAD.get(kind) or _UPWARD.get(PUSHES[kind].to, ())
    return found or _above(view, upward, case, standing)


def is_headless(view: Reader, kind: PushKind, case: Case) -> bool:
    """Whether what is asked of a section's head goes to others, there being none to be told."""
    if kind not in _WITHOUT_HEAD:
        return False
    standing = cases.standing(view, case)
    return not seeing(heads(view, standing, handling=False), standing)


def seeing(officers: list[Officer], standing: Standing) -> list[Officer]:
    """Those of some officers who may know of a matter."""
    return [who for who in officers if may_see(who, standing)]


def above_owners(view: Reader, case: Case, standing: Standing) -> list[Officer]:
    """Who is told of a case in place of its owners."""
    return _above(view, _ABOVE_OWNERS, case, standing)


def _above(view: Reader, roles: tuple[Role, ...], case: Case, standing: Standing) -> list[Officer]:
    """The first step upward on which somebody may know of a case."""
    steps = (people.holding(view, role, case.place_path) for role in roles)
    return next((found for step in steps if (found := seeing(step, standing))), [])


def of_letter(view: Reader, kind: PushKind, letter: Letter) -> list[Officer]:
    """Who is to be told about a sealed letter: its receivers, or who asks where it stays.

    Never the township that it comes from. Without an inspector the receivers are told again.
    """
    path = f"{letter.receiver_code}/"
    asking = people.holding(view, Role.INSPECTOR, path) if kind is PushKind.LETTER_OVERDUE else []
    return asking or people.holding(view, Role.DEPUTY, path)


def of_action(view: Reader, item: ActionItem) -> list[Officer]:
    """Who is to be told about an action item: its owner or who covers, otherwise the desk.

    Nobody who is kept away from the case that it is about.
    """
    owners = [who for who in standing_in(view, item.owner_id) if who.active]
    steps = (owners, *(people.holding(view, role, item.path) for role in (Role.CLERK, Role.DEPUTY)))
    seeing = ([who for who in step if is_seen(view, who, item)] for step in steps)
    return next((found for found in seeing if found), [])


def of_finding(view: Reader, found: Finding) -> list[Officer]:
    """Who is to see to a finding: its finder, and once it is handed up the deputy."""
    if found.lead_id is not None:
        return people.holding(view, Role.DEPUTY, found.village_path)
    return standing_in(view, found.officer_id)


def of_meeting(view: Reader, meeting: Meeting) -> list[Officer]:
    """Who is to be told about a meeting: the clerks of the unit that holds it."""
    return people.holding(view, Role.CLERK, meeting.path)


def _candidates(view: Reader, kind: PushKind, case: Case, standing: Standing) -> list[Officer]:
    audience = PUSHES[kind].to
    if kind in _BOUND:
        return free(view, case, _BOUND[kind], standing)
    if audience in _ROLES:
        posted = people.holding(view, _ROLES[audience], case.place_path)
        beside = owners(view, case) if audience in _BESIDE_OWNERS else []
        if audience is Audience.WATCHERS_AND_DESK:
            beside = _watchers(view, case, standing)
        return both(beside, posted)
    match audience:
        case Audience.DRAFTER | Audience.AUTHOR:
            author = audience is Audience.AUTHOR
            return standing_in(view, case.author_id if author else case.drafted_by)
        case Audience.SECTION | Audience.SECTION_HEADS:
            return heads(view, standing, handling=audience is Audience.SECTION_HEADS)
        case Audience.CO_HANDLERS:
            asked = [part for part in parts.of(view, case.id) if part.done_at is None]
            return [who for part in asked for who in people_of(view, part.unit_code)]
        case Audience.NEWEST_OF_TEAM:
            named = teams.of(view, case.id)
            return standing_in(view, named[-1].officer_id if named else None)
        case Audience.INSTRUCTOR | Audience.CALLER:
            # To say that an instruction is one's own, or what a call brought, is nobody else's.
            own = case.instructed_by if audience is Audience.INSTRUCTOR else case.caller_id
            found = people.get(view, own) if own is not None else None
            return [found] if found is not None else []
        case _:
            return owners(view, case) or people.holding(view, Role.CLERK, case.place_path)


def _watchers(view: Reader, case: Case, standing: Standing) -> list[Officer]:
    """Who watches that nobody is pressed: the inspectors, without them the leaders."""
    return _above(view, (Role.INSPECTOR, Role.LEADER), case, standing)


def standing_in(view: Reader, officer_id: int | None) -> list[Officer]:
    """An officer, or while they are on leave who covers for them; nobody where nobody can."""
    found = people.get(view, officer_id) if officer_id is not None else None
    if found is not None and found.away:
        found = people.get(view, found.stand_in_id) if found.stand_in_id is not None else None
    return [found] if found is not None else []


def owners(view: Reader, case: Case) -> list[Officer]:
    """Those who answer for a case: the officer it was given to, else the unit's own people."""
    if case.owner_id is not None:
        return standing_in(view, case.owner_id)
    return people_of(view, case.owner_code) if case.owner_code else []


def heads(view: Reader, standing: Standing, *, handling: bool = True) -> list[Officer]:
    """The heads of the section that has a case in hand, recused or not.

    With ``handling`` the section heads of the unit that handles it as well.
    """
    return [
        who
        for who in people.holders(view, Role.SECTION_HEAD)
        if heads_section(who, standing) or (handling and heads_handling(who, standing))
    ]


def team_leader(view: Reader, case: Case) -> list[Officer]:
    """Who leads the joint team of a case, or covers for them; nobody where there is none."""
    leader = next((one.officer_id for one in teams.of(view, case.id) if one.leads), None)
    return standing_in(view, leader)


def people_of(view: Reader, unit_code: str) -> list[Officer]:
    """A unit's own people, who answer for what is given to it."""
    liaisons = people.posted_in(view, Role.LIAISON, unit_code)
    return both(liaisons, people.posted_in(view, Role.STAFF, unit_code))


def both(some: list[Officer], others: list[Officer]) -> list[Officer]:
    """Each of these once."""
    known = {who.id for who in some}
    return some + [who for who in others if who.id not in known]


def discipline_of(view: Reader, case: Case) -> list[Officer]:
    """Who of the accused's township may be named for an accusation, being there and not recused."""
    recused = cases.standing(view, case).recused
    return [
        who
        for who in people.everybody(view)
        if not who.away
        and who.id not in recused
        and discipline.post_for(who, case.place_path) is not None
    ]


def own_people_of(view: Reader, unit_code: str) -> list[Officer]:
    """A unit's own people, without those who only stand in for one of them."""
    return [
        who
        for who in people_of(view, unit_code)
        if any(post.unit_code == unit_code for post in who.own_posts)
    ]


def free(view: Reader, case: Case, move: Move, standing: Standing) -> list[Officer]:
    """Those who may make a move that conflicts bind; the next in turn when nobody before may."""
    for role in _IN_TURN[move]:
        found = [
            who
            for who in seeing(people.holding(view, role, case.place_path), standing)
            if why_not(who, move, standing) is None
        ]
        if found:
            return found
    return []
