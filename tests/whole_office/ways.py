"""From where each form begins that is about no move: whose it is, and about what."""

from sqlite3 import Connection

from casework.actions import Action, Verb
from casework.forms import FormKind as Form

_ALL = "liaison staff section_head clerk deputy leader inspector"


def _held(roles: str, what: str = "0", beside: str = "", when: str = "1") -> str:
    """Whoever holds one of some roles, with each of some things."""
    quoted = ", ".join(f"'{role}'" for role in roles.split())
    join = f"JOIN {beside}" if beside else ""
    held = f"{when} AND p.role IN ({quoted})"
    return f"SELECT DISTINCT p.officer_id, {what} FROM post p {join} WHERE {held}"  # noqa: S608 our own words


_LEADERS = "l.role = 'leader' AND l.visit_duty"
# Somebody has to be left who gives posts.
_OTHERS = "x.last_day IS NULL AND x.role <> 'administrator'"
_READERS = "clerk deputy leader"
# Who may begin each, and the number of what it is about.
_FROM = {
    Form.ADDITION: "SELECT author_id, id FROM lead WHERE stage IN ('submitted', 'returned')",
    Form.CORRECTION: "SELECT author_id, id FROM lead WHERE stage = 'registered'",
    # One's own, or a leader's whom one accompanies.
    Form.VISIT: """SELECT officer_id, 0 FROM post WHERE visit_duty
        UNION SELECT officer_id, leader_id FROM companion WHERE ended_at IS NULL""",
    Form.VISIT_FIX: "SELECT officer_id, id FROM visit WHERE confirmed_at IS NULL AND NOT removed",
    Form.VISIT_DISPUTE: _held("liaison", "v.id", "visit v", "v.officer_id <> p.officer_id"),
    Form.FINDING: "SELECT officer_id, id FROM visit WHERE NOT removed",
    Form.FINDING_DONE: "SELECT officer_id, id FROM finding WHERE settled_at IS NULL",
    Form.DENY_VISIT: "SELECT officer_id, id FROM visit WHERE entered_by IS NOT NULL",
    Form.SHORTFALL: "SELECT officer_id, id FROM shortfall WHERE given_at IS NULL",
    Form.CONTACT_POINT: _held("administrator", "d.officer_id", "post d", "d.visit_duty"),
    Form.COMPANION: _held("administrator leader", "l.officer_id", "post l", _LEADERS),
    Form.OUTREACH: _held("clerk section_head deputy"),
    Form.OUTREACH_FIX: _held("clerk deputy", "t.id", "outreach t", "NOT t.removed"),
    Form.PERIOD: _held("administrator"),
    Form.PERIOD_FIX: _held("administrator", "s.id", "service_period s", "s.over_at IS NULL"),
    Form.POLICY_OWNER: _held("clerk administrator"),
    Form.HOURS_SUMMER: _held("administrator"),
    Form.HOURS_USUAL: _held("administrator"),
    Form.CLOCK_LENGTH: _held("administrator"),
    Form.POST_ADD: _held("administrator", "o.id", "officer o"),
    Form.POST_CHANGE: _held("administrator", "x.id", "post x", _OTHERS),
    Form.POST_END: _held("administrator", "x.id", "post x", _OTHERS),
    Form.LEAVE: _held(_ALL),
    Form.LEAVE_FOR: _held("administrator", "o.id", "officer o"),
    Form.REFUSE_LEAVE: _held("deputy leader section_head", "l.id", "leave l", "l.state = 'asked'"),
    Form.APPRAISAL_OBJECTION: _held(
        "liaison", "a.id", "appraisal a", "a.state = 'told' AND a.unit_code = p.unit_code"
    ),
    Form.APPRAISAL_ANSWER: _held("clerk", "a.id", "appraisal a", "a.state = 'objected'"),
    Form.REVEAL: _held(_READERS, "c.id", "case_ c", "c.identity <> 'anonymous'"),
    Form.REVEAL_LEAD: _held(_READERS, "l.id", "lead l", "l.stage = 'submitted'"),
    Form.READ_LETTER: _held("inspector deputy", "l.id", "letter l"),
    Form.REGISTER_LETTER: "SELECT received_by, id FROM letter WHERE received_by IS NOT NULL",
    Form.LETTER_RESULT: "SELECT received_by, id FROM letter WHERE registered_at IS NOT NULL",
    Form.LOOKUP: _held(_ALL),
    Form.RETALIATION: _held(_ALL),
    Form.RETALIATION_DONE: "SELECT taken_by, id FROM retaliation WHERE done_at IS NULL",
    Form.MEETING: _held("clerk"),
    Form.ACTION: _held("clerk", "m.id", "meeting m", "m.closed_at IS NULL"),
    Form.ACTION_REPLY: "SELECT owner_id, id FROM action WHERE done_at IS NULL",
}

# What has to be there first.
BEFORE = {
    Form.DENY_VISIT: Form.VISIT,
    Form.VISIT_DISPUTE: Form.VISIT,
    Form.FINDING: Form.VISIT,
    Form.FINDING_DONE: Form.FINDING,
    Form.REFUSE_LEAVE: Form.LEAVE,
    Form.ACTION: Form.MEETING,
    Form.ACTION_REPLY: Form.ACTION,
    Form.APPRAISAL_ANSWER: Form.APPRAISAL_OBJECTION,
    Form.RETALIATION_DONE: Form.RETALIATION,
    Form.LETTER_RESULT: Form.REGISTER_LETTER,
}
# What somebody has to have taken on first, with a tap.
_TAKEN_ON = {
    Form.RETALIATION_DONE: (
        Verb.RETALIATION,
        _held("deputy inspector", "r.id", "retaliation r", "r.taken_at IS NULL"),
    ),
    Form.REGISTER_LETTER: (
        Verb.LETTER_RECEIVED,
        _held("deputy leader", "l.id", "letter l", "l.received_at IS NULL"),
    ),
}


def into(kind: Form, record: Connection) -> list[tuple[int, Action]]:
    """Who may begin a form by now, each with the button that begins it.

    Where nobody can, whoever may begin what has to be there first.
    """
    found = _rows(kind.value, Verb.FORM_START, _FROM.get(kind), record)
    if not found and kind in _TAKEN_ON:
        found = _rows("", *_TAKEN_ON[kind], record)
    return found or (into(BEFORE[kind], record) if kind in BEFORE else [])


def _rows(
    argument: str, verb: Verb, question: str | None, record: Connection
) -> list[tuple[int, Action]]:
    found = record.execute(question).fetchall() if question else []
    return [(officer_id, Action(verb, target, 0, argument)) for officer_id, target in found]
