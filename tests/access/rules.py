"""Who may know of what, said a second time from the office's rules, as data alone.

It shares no code with ``casework.access``. Each line names how somebody stands to a matter, and the
roles that see the case, then those that see the report it came from, when they stand so and in no
other way. Source: domain.md, Roles, Protection.
"""

from casework.recusal import Trigger

ROLES = (
    "liaison",
    "staff",
    "section_head",
    "clerk",
    "deputy",
    "leader",
    "inspector",
    "partner",
    "administrator",
)
REPORTERS = "liaison staff section_head clerk deputy leader"
# All but recused; own line; by number; every history.
OFFICE = "clerk deputy leader inspector"
# A section head sees the own section's cases: one whose post names no section what none has.
ABOVE = f"section_head {OFFICE}"
# A leader sees totals and cases, no reports.
READS = "clerk deputy inspector"

# relation: (sees the case, sees the report)
PLAIN: dict[str, tuple[str, str]] = {
    "stranger": ("", ""),
    "author": ("", REPORTERS),
    "author_stand_in": ("", REPORTERS),
    "own_unit": (f"liaison staff {ABOVE}", READS),
    # A section head whose post names a section has nothing of what no section has.
    "county_section": (OFFICE, READS),
    # The matter arose in a village of the township that handles it.
    "own_village": (OFFICE, READS),
    "county": (ABOVE, READS),
    "co_handler": ("liaison staff section_head", ""),
    "team": (REPORTERS, ""),
    "former_owner_unit": ("", ""),
    "former_owner_stand_in": ("", ""),
    "former_co_handler": ("", ""),
    "former_team": ("", ""),
    "stand_in": (ABOVE, READS),
    "not_recused_after_all": (ABOVE, READS),
    # Denial by recusal overrides every grant, whatever it comes from and while undecided.
    **{f"recused_{trigger.value}": ("", "") for trigger in Trigger},
    "recusal_undecided": ("", ""),
    "recused_own_unit": ("", ""),
    "recused_author": ("", ""),
    "recused_co_handler": ("", ""),
    "recused_team": ("", ""),
    "recused_stand_in": ("", ""),
    "stand_in_for_recused": ("", ""),
    "stopped": ("", ""),
    "post_ended": ("", ""),
    "post_to_come": ("", ""),
    "no_post": ("", ""),
}
# The case is only proposed, to a unit that is not where it arose.
PROPOSED: dict[str, tuple[str, str]] = {
    "proposed_owner_unit": ("section_head", ""),
    "proposed_place": (OFFICE, READS),
}
# An accusation of somebody in a village, which the county has given to another township.
ACCUSATION: dict[str, tuple[str, str]] = {
    "accused_township": ("", ""),
    "accused_village": ("", ""),
    "accusation_author": ("", REPORTERS),
    "accusation_author_stand_in": ("", ""),
    "accusation_owner_unit": ("staff section_head", ""),
    # No section has it, so that a section head who names none has not been asked for it either.
    "accusation_county": (OFFICE, READS),
    "accusation_team": ("staff section_head clerk deputy leader", ""),
    "accused_township_on_team": ("", ""),
    "accused_township_stands_in_for_county": ("", ""),
    "accusation_stranger": ("", ""),
}
# Given to a township; a section of the county has it in hand, before that another had.
SECTIONED: dict[str, tuple[str, str]] = {
    "own_section": (ABOVE, READS),
    "former_section": (OFFICE, READS),
    "no_section": (OFFICE, READS),
}
# An accusation that no owner has been proposed for: it is put with one section.
SECTIONED_ACCUSATION: dict[str, tuple[str, str]] = {
    "accusation_own_section": (ABOVE, READS),
    "accusation_other_section": (OFFICE, READS),
    "accusation_no_section": (OFFICE, READS),
}
# One matter a person: given to them by name, wherever their post is.
OWNED: dict[str, tuple[str, str]] = {
    "owner": ("staff section_head", ""),
    "proposed_owner": ("", ""),
    "recused_owner": ("", ""),
    # The one exception: a person of the accused's township, named by the deputy.
    "named_for_accusation": ("staff section_head", ""),
}
RULES = PLAIN | PROPOSED | ACCUSATION | SECTIONED | SECTIONED_ACCUSATION | OWNED

# What a card lets somebody do while the case is handled and late and stands before a meeting, parts
# and a team are at work on it, and recusals of people of the county wait. To look is no act.
_TEAM = "name_for_team let_go_of_team end_team"
_DEPUTY = f"hand_to_section suspend ask_part release_part reassign supervise {_TEAM}"
_LEADER = f"instruct take_lead {_TEAM} break_glass"
ACTS: dict[str, str] = {
    "owner": "progress ask_extension recuse",
    "co_handler": "hand_in_part recuse",
    "team": "progress recuse",
    "section_head": "progress ask_extension recuse",
    "clerk": "hand_to_section give_notice link_repeat put_on_agenda take_off_agenda "
    "decide_at_meeting enter_instruction ask_withdrawal "
    "take_back_withdrawal recuse",
    "deputy": f"{_DEPUTY} recuse",
    "leader": f"{_LEADER} recuse",
    "inspector": "supervise recuse",
    # By a post for the whole county: a section head looks after what the owner handles;
    # and the word on the recusal of people of the county is theirs.
    "section_head of the county": "recuse",
    "deputy of the county": f"{_DEPUTY} recuse grant_recusal refuse_recusal",
    "leader of the county": f"{_LEADER} recuse grant_recusal refuse_recusal",
}


def sees(relation: str, role: str) -> tuple[bool, bool]:
    """Whether somebody of a role who stands so sees the case, and the report."""
    case, lead = RULES[relation]
    return role in case.split(), role in lead.split()
