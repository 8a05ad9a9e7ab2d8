"""The stages and who brings a matter from one to the next, said a second time.

Written down from the office's rules (domain.md, Stages), not from the program's own table: what
both say alike is right, where they differ one of them is wrong.
"""

from collections.abc import Mapping


def _stages(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Where a case stands until its reply has been delivered, held or passed on included.
UNDERWAY = _stages(
    "registered assessed classified reported assigned objected handling reply_review answered "
    "suspended routed_out"
)
OPEN = UNDERWAY - {"routed_out"}
ANSWERED = UNDERWAY | {"replied", "follow_up"}
CLOSED = _stages("closed under_review reviewed under_recheck final")
SHARED = _stages("assigned handling suspended")
JOINT = SHARED | {"objected", "reply_review", "answered"}

ASIDE = _stages("passed_on joined withdrawn")
KEPT = ANSWERED | CLOSED | ASIDE
RESTING = _stages("closed reviewed final archived") | ASIDE

Rule = tuple[frozenset[str | None], str | None, frozenset[str]]


def _row(sources: str | frozenset[str], target: str | None, hands: str) -> Rule:
    begins: frozenset[str | None] = (
        frozenset(sources) if isinstance(sources, frozenset) else frozenset(sources.split())
    )
    return begins or frozenset({None}), target, frozenset(hands.split())


# Each move: from which stages, to which (none: it stays), and whose act it is. «clock» is nobody.
# Whoever goes on field days may hand up what was found there.
_AUTHOR = "liaison staff section_head clerk deputy leader"
LEADS: Mapping[str, Rule] = {
    "submit": _row("", "submitted", _AUTHOR),
    "return_lead": _row("submitted", "returned", "clerk"),
    "resubmit": _row("returned withdrawn", "submitted", _AUTHOR),
    "withdraw": _row("submitted returned", "withdrawn", _AUTHOR),
    "register": _row("submitted", "registered", "clerk"),
    "register_settled": _row("submitted", "registered", "clerk"),
    "join_lead": _row("submitted", "registered", "clerk"),
    "part_lead": _row("registered", "submitted", "clerk"),
    "lead_recusal": _row("submitted returned", None, "clerk deputy inspector"),
    "grant_lead_recusal": _row("submitted returned", None, "deputy"),
    "refuse_lead_recusal": _row("submitted returned", None, "deputy"),
}
_OWNER = "liaison staff section_head"
CASES: Mapping[str, Rule] = {
    # A case begins where its lead is registered; what was settled on the spot waits for its call.
    "register": _row("", "registered", "clerk"),
    "register_settled": _row("", "replied", "clerk"),
    "assess": _row("registered", "assessed", "clerk"),
    "classify": _row("assessed", "classified", "clerk"),
    "report_up": _row("classified", "reported", "clerk section_head"),
    "propose_route": _row("classified", "classified", "section_head"),
    "assign": _row("reported", "assigned", "deputy clerk"),
    "route_out": _row("classified", "routed_out", "clerk"),
    "notify": _row("routed_out", "passed_on", "clerk"),
    "join_case": _row("classified", "joined", "clerk"),
    "part_case": _row("joined", "classified", "clerk"),
    "answer_at_once": _row("classified", "replied", "clerk"),
    "return_proposal": _row("reported", "classified", "deputy"),
    "name_discipline": _row("classified reported", "assigned", "deputy"),
    "reassign": _row("assigned handling", "assigned", "deputy clerk"),
    "acknowledge": _row("assigned", "handling", _OWNER),
    "object": _row("assigned", "objected", _OWNER),
    "agree_objection": _row("objected", "reported", "clerk"),
    "refuse_objection": _row("objected", "assigned", "clerk"),
    "progress": _row("handling", None, f"{_OWNER} clerk deputy leader"),
    "submit_result": _row("handling", "reply_review", _OWNER),
    "ask_extension": _row("handling", None, _OWNER),
    "grant_extension": _row("handling", None, "deputy"),
    "refuse_extension": _row("handling", None, "deputy"),
    "tell_extension": _row("handling suspended reply_review answered", None, f"{_OWNER} clerk"),
    "suspend": _row("handling", "suspended", "deputy"),
    "resume": _row("suspended", "handling", "deputy"),
    "ask_part": _row(SHARED, None, "deputy"),
    "hand_in_part": _row(SHARED, None, _OWNER),
    "release_part": _row(SHARED, None, "deputy"),
    "complete_parts": _row(SHARED, None, "clock"),
    "name_for_team": _row(JOINT, None, "deputy leader"),
    "let_go_of_team": _row(JOINT, None, "deputy leader"),
    "end_team": _row(OPEN | {"replied", "follow_up"}, None, "deputy leader"),
    "approve_reply": _row("reply_review", "answered", "deputy"),
    "return_reply": _row("reply_review", "handling", "deputy section_head"),
    "check_result": _row("reply_review", None, "section_head"),
    "hand_to_section": _row(ANSWERED | CLOSED, None, "clerk deputy"),
    "deliver": _row("answered", "replied", f"{_OWNER} clerk"),
    "report_undelivered": _row("answered", None, f"{_OWNER} clerk"),
    "agree_undelivered": _row("answered", "replied", "deputy"),
    "refuse_undelivered": _row("answered", None, "deputy"),
    "follow_up": _row("replied", "follow_up", "clerk deputy inspector"),
    "close": _row("follow_up", "closed", "clerk deputy inspector"),
    "close_for_now": _row("follow_up", "closed", "clerk deputy inspector"),
    "follow_up_again": _row(CLOSED, None, "clerk deputy inspector"),
    "apply_review": _row("replied follow_up closed", "under_review", "clerk"),
    "decide_review": _row("under_review", "reviewed", "clerk"),
    "apply_recheck": _row("reviewed", "under_recheck", "clerk"),
    "decide_recheck": _row("under_recheck", "final", "clerk"),
    "make_final": _row("reviewed", "final", "clerk"),
    "reopen": _row("closed reviewed passed_on", "classified", "deputy inspector"),
    "archive": _row("closed final passed_on withdrawn joined", "archived", "clerk"),
    "supervise": _row(ANSWERED, None, "inspector deputy clock"),
    "supervise_desk": _row(UNDERWAY, None, "clock"),
    "answer_supervision": _row(
        ANSWERED | CLOSED | {"passed_on", "joined"}, None, f"{_OWNER} clerk"
    ),
    "accept_supervision": _row(ANSWERED | CLOSED | {"passed_on", "joined"}, None, "inspector"),
    "link_repeat": _row(UNDERWAY, None, "clerk"),
    "unlink_repeat": _row(UNDERWAY, None, "clerk"),
    "put_on_agenda": _row(UNDERWAY, None, "clerk clock"),
    "take_off_agenda": _row(ANSWERED | CLOSED, None, "clerk"),
    "decide_at_meeting": _row(ANSWERED | CLOSED, None, "clerk"),
    "instruct": _row(UNDERWAY, None, "leader"),
    "enter_instruction": _row(UNDERWAY, None, "clerk"),
    "confirm_instruction": _row(ANSWERED, None, "leader"),
    "accept_instruction": _row(ANSWERED, None, f"{_OWNER} clerk"),
    "take_lead": _row(UNDERWAY, None, "leader"),
    "leave_lead": _row(UNDERWAY, None, "leader"),
    "give_notice": _row(OPEN, None, "clerk"),
    "recuse": _row(KEPT, None, f"{_OWNER} clerk deputy inspector leader"),
    "grant_recusal": _row(KEPT, None, "deputy leader"),
    "refuse_recusal": _row(KEPT, None, "deputy leader"),
    "break_glass": _row(KEPT, None, "leader"),
    "put_legal_hold": _row(RESTING, None, "deputy inspector"),
    "lift_legal_hold": _row(RESTING, None, "deputy inspector"),
    "ask_withdrawal": _row(UNDERWAY, None, "clerk"),
    "withdraw_case": _row(UNDERWAY, "withdrawn", "clerk deputy leader inspector"),
    "refuse_withdrawal": _row(UNDERWAY, None, "clerk deputy leader inspector"),
    "take_back_withdrawal": _row(UNDERWAY, None, "clerk"),
    # Taken back within a minute.
    "unacknowledged": _row("handling", "assigned", _OWNER),
}
RULES = {"lead": LEADS, "case": CASES}
