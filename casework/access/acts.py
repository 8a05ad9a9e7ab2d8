"""The table of acts that are no part of one matter, and whose they are."""

from casework.errors import NotAllowedError
from casework.people import Officer, Role

# Who sees how others stand with their field days, each within the scope of the post.
VISIT_SUPERVISORS = frozenset(
    {Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR, Role.SECTION_HEAD}
)

# Acts that are no part of one matter, and whose they are.
ROLE_ACTS: dict[str, frozenset[Role]] = {
    "report": frozenset({Role.LIAISON, Role.STAFF, Role.CLERK}),
    "desk": frozenset({Role.CLERK}),
    "cases": frozenset({Role.LIAISON, Role.STAFF, Role.SECTION_HEAD, Role.CLERK}),
    # What waits for one's word; on cases only deputies and leaders give theirs.
    "approvals": frozenset({Role.DEPUTY, Role.LEADER, Role.SECTION_HEAD}),
    "decide": frozenset({Role.DEPUTY, Role.LEADER}),
    "status": frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR}),
    # The written report, which is signed and leaves the office.
    "written_report": frozenset({Role.LEADER, Role.CLERK}),
    "overdue": frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR}),
    # A colleague's own number, within the scope of the post.
    "contact": frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR}),
    "find": frozenset(Role) - {Role.ADMINISTRATOR, Role.PARTNER},
    "case": frozenset(Role) - {Role.ADMINISTRATOR, Role.PARTNER},
    "people": frozenset({Role.ADMINISTRATOR}),
    # A phone is lost at any hour: the clerk sees who has an account, and may stop one.
    "accounts": frozenset({Role.ADMINISTRATOR, Role.CLERK}),
    "register": frozenset({Role.CLERK}),
    # What an officer has left open: who may give a case to another.
    "handover": frozenset({Role.CLERK, Role.DEPUTY}),
    "liaisons": frozenset({Role.ADMINISTRATOR, Role.CLERK, Role.INSPECTOR}),
    # Administrator with clerk is allowed, and shown to the inspector.
    "both_desks": frozenset({Role.INSPECTOR}),
    # Who did and who read what, and whether the record is whole.
    "audit": frozenset({Role.INSPECTOR}),
    # What has been kept for long enough, and may be put on hold.
    "expiring": frozenset({Role.DEPUTY, Role.INSPECTOR}),
    "calendar": frozenset(Role) - {Role.PARTNER},
    # Whoever takes the call looks up the code that a petitioner reads out.
    "lookup_code": frozenset(Role) - {Role.ADMINISTRATOR, Role.PARTNER},
    "visit": frozenset(),
    "visits": frozenset({Role.LIAISON}) | VISIT_SUPERVISORS,
    "visits_county": VISIT_SUPERVISORS,
    # A joint team's trips: entered, and seen, by whoever answers for the team's unit.
    "outreach": frozenset({Role.CLERK, Role.SECTION_HEAD, Role.DEPUTY}),
    "outreaches": VISIT_SUPERVISORS,
    "trend": frozenset({Role.LEADER, Role.CLERK}),
    # How units are appraised, once each has had its say; of its own unit everybody there.
    "appraisals": frozenset({Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR}),
    # Who owns the policy behind a root cause is entered at the desk, or with the units.
    "policy_owner": frozenset({Role.CLERK, Role.ADMINISTRATOR}),
    # Anybody may have heard of it; to whom it goes stands in `casework.retaliation`.
    "retaliation": frozenset(Role),
    "meetings": frozenset(Role) - {Role.ADMINISTRATOR},
    "meeting": frozenset({Role.CLERK}),
}
# Acts that go with the field-day duty of a post, whatever its role.
_DUTY_ACTS = frozenset({"visit", "visits"})


def may_do(officer: Officer, act: str) -> bool:
    """Whether any post of an officer carries an act that is no part of one matter."""
    if not officer.active:
        return False
    return officer.holds(*ROLE_ACTS[act]) or (act in _DUTY_ACTS and officer.owes_visits)


def check_may_do(officer: Officer, act: str) -> None:
    """Raise :class:`NotAllowedError` unless a post of the officer carries the act."""
    if not may_do(officer, act):
        raise NotAllowedError(rule="no_visit_duty" if act == "visit" else "role", act=act)
