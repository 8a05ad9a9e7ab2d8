"""Whose act each move is, said once more from domain.md and held against the table."""

import pytest

from casework.workflow import MOVES, Hand, Move

AUTHOR, OWNER, CLERK, DEPUTY = Hand.AUTHOR, Hand.OWNER, Hand.CLERK, Hand.DEPUTY
INSPECTOR, LEADER, CLOCK = Hand.INSPECTOR, Hand.LEADER, Hand.CLOCK

WHOSE: dict[str, set[Hand]] = {
    # draft → submitted: the author, who may withdraw until it is registered
    "submit resubmit withdraw": {AUTHOR},
    # submitted → returned / registered, → assessed, → classified: the clerk
    "return_lead register register_settled join_lead part_lead": {CLERK},
    "assess classify route_out notify answer_at_once join_case part_case": {CLERK},
    "link_repeat unlink_repeat give_notice": {CLERK},
    # which section has it in hand
    "hand_to_section": {CLERK, DEPUTY},
    # classified → reported: section head or clerk; reported → assigned: deputy, clerk when simple
    "report_up": {Hand.SECTION_HEAD, CLERK},
    "propose_route": {Hand.SECTION_HEAD},
    "assign": {DEPUTY, Hand.CLERK_IF_SIMPLE},
    "return_proposal": {DEPUTY},
    "reassign": {DEPUTY, Hand.CLERK_IF_SIMPLE},
    # only the deputy may name one person of the township's discipline organ
    "name_discipline": {DEPUTY},
    # assigned → handling / objected: the owner; objected → reported / assigned: the clerk
    "acknowledge object": {OWNER},
    "agree_objection refuse_objection": {CLERK},
    # handling: the owner; what the deputy decides
    "progress": {OWNER, Hand.TEAM},
    "ask_extension submit_result": {OWNER},
    "grant_extension refuse_extension suspend resume approve_reply": {DEPUTY},
    # a section head reviews results: says so, or what is missing
    "check_result": {Hand.SECTION_HEAD},
    "return_reply": {DEPUTY, Hand.SECTION_HEAD},
    "tell_extension": {OWNER, CLERK},
    "ask_part release_part": {DEPUTY},
    # a joint team is named by deputy or leader
    "name_for_team let_go_of_team end_team": {DEPUTY, LEADER},
    "hand_in_part": {Hand.CO_HANDLER},
    "complete_parts": {CLOCK},
    # answered → replied: owner or clerk; not deliverable: the deputy agrees
    "deliver report_undelivered": {OWNER, CLERK},
    "agree_undelivered refuse_undelivered": {DEPUTY},
    # any open → withdrawn: the clerk asks, an uninvolved officer calls and says what came of it
    # until then whoever has the clerk's post may take the request back
    "ask_withdrawal take_back_withdrawal": {CLERK},
    "withdraw_case refuse_withdrawal": {CLERK, DEPUTY, LEADER, INSPECTOR},
    # follow-up by somebody who did not handle it
    "follow_up close close_for_now follow_up_again": {CLERK, DEPUTY, INSPECTOR},
    # the upper body's acts are recorded by the clerk; reopened by deputy or inspector
    "apply_review decide_review apply_recheck decide_recheck make_final archive": {CLERK},
    "reopen": {DEPUTY, INSPECTOR},
    # what may be needed as evidence is kept on by deputy or inspector
    "put_legal_hold lift_legal_hold": {DEPUTY, INSPECTOR},
    # overlays
    "supervise": {INSPECTOR, DEPUTY, CLOCK},
    "supervise_desk": {CLOCK},
    "answer_supervision accept_instruction": {OWNER, CLERK},
    "accept_supervision": {INSPECTOR},
    "put_on_agenda": {CLERK, CLOCK},
    # what a meeting decides is entered by the clerk who keeps its minutes
    "take_off_agenda decide_at_meeting": {CLERK},
    "instruct confirm_instruction take_lead leave_lead": {LEADER},
    "enter_instruction": {CLERK},
    # whoever sees a case may say that they should not; deputy and leader decide
    "recuse": {OWNER, Hand.CO_HANDLER, Hand.TEAM, Hand.SECTION_HEAD}
    | {CLERK, DEPUTY, INSPECTOR, LEADER},
    "grant_recusal refuse_recusal": {DEPUTY, LEADER},
    # and before it is a case whoever reads the reports of others
    "lead_recusal": {CLERK, DEPUTY, INSPECTOR},
    "grant_lead_recusal refuse_lead_recusal": {DEPUTY},
    # break-glass is a leader's
    "break_glass": {LEADER},
}


@pytest.mark.parametrize("move", list(Move))
def test_a_move_is_the_act_of_whom_the_rules_name(move: Move) -> None:
    said = [hands for names, hands in WHOSE.items() if move.value in names.split()]
    assert [set(MOVES[move].by)] == said


def test_nothing_is_said_of_a_move_that_is_none() -> None:
    named = {name for names in WHOSE for name in names.split()}
    assert named == {move.value for move in Move}
