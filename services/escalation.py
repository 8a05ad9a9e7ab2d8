"""Whom a deadline reaches, step by step upward (domain.md, Deadlines, Escalation).

Steps held by one person merge into the first; a vacant step is passed over, and the next does not
come earlier; where all of a step are kept away from the case, the next one up is told instead.
"""

from collections.abc import Collection

from casework.access import Standing
from casework.cases import Case
from casework.clocks import ESCALATION, ClockRule, Level
from casework.people import Officer, Role
from casework.stages import UNASSIGNED_STAGES
from services import recipients
from storage import cases, people
from storage.unit import Reader

# Deadlines that are the desk's to keep, what the bodies above owe among them, which it asks for;
# all others are the owner's.
DESK = frozenset(
    {
        ClockRule.NOTICE,
        ClockRule.ROUTING,
        ClockRule.ROUTING_INSIDE,
        ClockRule.REVIEW_DECIDE,
        ClockRule.RECHECK_DECIDE,
    }
)
_LEVELS = tuple(level for level, _offset in ESCALATION)


def reached(view: Reader, case: Case, rule: ClockRule, levels: list[Level]) -> list[Officer]:
    """Those who answer for a deadline, and whom each of these steps brings in beside them."""
    standing = cases.standing(view, case)
    answering = recipients.seeing(_answering(view, case, rule), standing)
    known = {who.id for who in answering}
    found = list(answering)
    for level in _LEVELS:
        holders = [who for who in _holders(view, case, level, standing) if who.id not in known]
        known |= {who.id for who in holders}
        if level in levels:
            found += holders
    return found


# The levels that answer for those below them, for pushes that nobody answers.
_LADDER = (Level.SECTION_HEAD, Level.DEPUTY, Level.EXECUTIVE_DEPUTY, Level.DIRECTOR)


def next_above(view: Reader, case: Case, told: Collection[Officer]) -> list[Officer]:
    """The first level above all who have been told of a case on which somebody else may know."""
    standing = cases.standing(view, case)
    steps = [_holders(view, case, level, standing) for level in _LADDER]
    reached = [n for n, holders in enumerate(steps) if any(who in told for who in holders)]
    higher = steps[max(reached) + 1 :] if reached else steps
    fresh = ([who for who in holders if who not in told] for holders in higher)
    return next((found for found in fresh if found), [])


def _answering(view: Reader, case: Case, rule: ClockRule) -> list[Officer]:
    """The owner with who leads the joint team; the desk before there is an owner."""
    if rule in DESK or case.owner_code is None or case.stage in UNASSIGNED_STAGES:
        return people.holding(view, Role.CLERK, case.place_path)
    return recipients.both(recipients.owners(view, case), recipients.team_leader(view, case))


def _holders(view: Reader, case: Case, level: Level, standing: Standing) -> list[Officer]:
    """Who holds a step; the next one up in place of people who are all kept away."""
    posted = _posted(view, case, level, standing)
    free = recipients.seeing(posted, standing)
    higher = _LEVELS[_LEVELS.index(level) + 1 :]
    if posted and not free and higher:
        return _holders(view, case, higher[0], standing)
    return free


def _posted(view: Reader, case: Case, level: Level, standing: Standing) -> list[Officer]:
    match level:
        case Level.OWNER | Level.SETTER:
            return []
        case Level.SECTION_HEAD:
            return recipients.heads(view, standing)
        case Level.DEPUTY:
            return people.holding(view, Role.DEPUTY, case.place_path)
        case Level.SUPERVISION | Level.INSPECTOR:
            return people.holding(view, Role.INSPECTOR, case.place_path)
        case Level.EXECUTIVE_DEPUTY:
            return _leaders(view, case, executive=True)
        case Level.DIRECTOR:
            return _leaders(view, case, executive=False)


def _leaders(view: Reader, case: Case, *, executive: bool) -> list[Officer]:
    """The executive deputy is a leader with a section of their own, the director one without."""
    leaders = people.holding(view, Role.LEADER, case.place_path)
    found = [
        who
        for who in leaders
        if any(bool(post.section) is executive for post in who.posts if post.role is Role.LEADER)
    ]
    return found if executive else found or leaders
