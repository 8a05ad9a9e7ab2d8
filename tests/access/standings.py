"""Where everybody of the office is posted, and how each who stands apart stands."""

from rules import SECTIONED, SECTIONED_ACCUSATION
from two_townships import ROOT

from casework.people import Role, UnitKind
from casework.recusal import RecusalState, Trigger

LIU, YUN, SHUANG, FORMER = (f"{ROOT}00{number}" for number in (1, 3, 4, 5))
BUREAU, OLD_BUREAU, VILLAGE = f"{ROOT}U05", f"{ROOT}U06", f"{LIU}201"
UNITS = (
    (ROOT, "青溪县", UnitKind.COUNTY, None),
    (LIU, "柳湾镇", UnitKind.TOWNSHIP, ROOT),
    (YUN, "云岭乡", UnitKind.TOWNSHIP, ROOT),
    (SHUANG, "双井镇", UnitKind.TOWNSHIP, ROOT),
    (FORMER, "旧塘乡", UnitKind.TOWNSHIP, ROOT),
    (BUREAU, "农业农村局", UnitKind.COUNTY_UNIT, ROOT),
    (OLD_BUREAU, "水利局", UnitKind.COUNTY_UNIT, ROOT),
    (VILLAGE, "上湾村", UnitKind.VILLAGE, LIU),
    (f"{YUN}201", "河东村", UnitKind.VILLAGE, YUN),
)
# Whom the story itself needs.
CORE = {
    "liaison": ("林小溪", Role.LIAISON, LIU),
    "former": ("石大山", Role.LIAISON, FORMER),
    "clerk": ("周清和", Role.CLERK, ROOT),
    "deputy": ("秦望舒", Role.DEPUTY, ROOT),
    "caller": ("方正平", Role.INSPECTOR, ROOT),
}
# Where somebody who stands so is posted; elsewhere when it is not said.
HOME = {
    "own_unit": LIU,
    "own_village": VILLAGE,
    "county": ROOT,
    "county_section": ROOT,
    **dict.fromkeys((*SECTIONED, *SECTIONED_ACCUSATION), ROOT),
    "co_handler": BUREAU,
    "former_co_handler": OLD_BUREAU,
    "former_owner_unit": FORMER,
    "not_recused_after_all": ROOT,
    **{f"recused_{trigger.value}": ROOT for trigger in Trigger},
    "recusal_undecided": ROOT,
    "recused_own_unit": LIU,
    "recused_co_handler": BUREAU,
    "stopped": ROOT,
    "post_ended": ROOT,
    "post_to_come": ROOT,
    "proposed_owner_unit": YUN,
    "proposed_place": LIU,
    "accused_township": LIU,
    "accused_village": VILLAGE,
    "accusation_owner_unit": YUN,
    "accusation_county": ROOT,
    "accused_township_on_team": LIU,
    "named_for_accusation": LIU,
}
GRASSROOTS, SUPERVISION = "组织科", "干部监督科"
# The section that somebody's post names; none when it is not said.
SECTIONS = {
    "county_section": GRASSROOTS,
    "own_section": GRASSROOTS,
    "former_section": SUPERVISION,
    "accusation_own_section": SUPERVISION,
    "accusation_other_section": GRASSROOTS,
}
# Who is away, and what their stand-in would see by them: where the one away is posted.
STANDS_IN = {
    "author_stand_in": SHUANG,
    "former_owner_stand_in": FORMER,
    "stand_in": ROOT,
    "recused_stand_in": ROOT,
    "stand_in_for_recused": ROOT,
    "accusation_author_stand_in": SHUANG,
    "accused_township_stands_in_for_county": ROOT,
}
RECUSED = {f"recused_{trigger.value}": trigger for trigger in Trigger} | dict.fromkeys(
    ("recused_own_unit", "recused_author", "recused_co_handler", "recused_team", "recused_owner"),
    Trigger.RELATIVE,
)
STATES = dict.fromkeys(RECUSED, RecusalState.GRANTED) | {
    "recused_stand_in": RecusalState.GRANTED,
    "stand_in_for_recused": RecusalState.GRANTED,
    "recusal_undecided": RecusalState.ASKED,
    "not_recused_after_all": RecusalState.REFUSED,
}
