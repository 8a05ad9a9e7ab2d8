"""Months of field days, as officers and supervisors look at them."""

from datetime import date

import pytest
from movable_time import MovableTime
from town import PHOTO, Town

from casework.errors import NotAllowedError, NotFoundError
from casework.people import Role
from casework.sheets_visits import Mark
from casework.visits import Forecast
from services import visit_cards, visit_county, visit_evidence, visit_plans


def test_an_officers_month_shows_days_owed_and_what_waits(town: Town) -> None:
    town.log("周明", day="yesterday")
    sheet = town.see(visit_cards.month, "周明")
    assert (sheet.state.owed, sheet.state.missing, sheet.state.working_days_left) == (3, 3, 6)
    assert sheet.state.forecast is Forecast.ON_TRACK
    assert (sheet.before, sheet.after) == (date(2026, 10, 1), None)
    assert sheet.lines[0].mark is Mark.WAITING


def test_a_month_gone_by_is_looked_at_and_a_month_to_come_is_not(town: Town) -> None:
    gone = town.see(visit_cards.month, "周明", "2026-10")
    assert (gone.is_over, gone.after, gone.state.missing) == (True, date(2026, 11, 1), 3)
    assert town.see(visit_cards.month, "周明", "2027-05").month == date(2026, 11, 1)


def test_who_started_in_mid_month_owes_less(town: Town) -> None:
    town.enter("新人", Role.STAFF, "24", first_day=date(2026, 11, 23))
    assert town.state("新人").owed == 1


def test_the_deputy_sees_townships_and_who_may_not_make_it(town: Town, clock: MovableTime) -> None:
    clock.move(days=4)
    day = town.log("何山", "双井村")
    town.do(visit_evidence.add, "何山", day, PHOTO)
    sheet = town.see(visit_county.county, "陈副部长")
    found = [(unit.name, unit.done, unit.owed) for unit in sheet.units]
    assert found == [("柳湾镇", 0, 3), ("双井镇", 1, 3), ("青溪县", 0, 3)]
    assert (sheet.done, sheet.owed) == (1, 9)
    assert set(sheet.unlikely) == {"周明", "林小溪", "何山"}
    one = town.see(visit_county.county, "陈副部长", "2026-11:02").chosen
    assert [(who.name, who.state.done) for who in one.visitors] == [("何山", 1)]


def test_a_supervisor_sees_each_day_of_each_officer(town: Town) -> None:
    day = town.log("何山", "双井村")
    town.do(visit_evidence.add, "何山", day, PHOTO)
    town.log("周明")
    town.do(visit_plans.toggle, "周明", "2026-11-26")
    sheet = town.see(visit_county.county, "陈副部长")
    marks = {who.name: who.marks for unit in sheet.units for who in unit.visitors}
    assert len(marks["何山"]) == sheet.days == 30
    assert [marks["何山"][n - 1] for n in (21, 23, 24)] == ["off", "done", "plain"]
    assert [marks["周明"][n - 1] for n in (23, 26)] == ["waiting", "planned"]


def test_a_supervisor_drills_down_to_one_officer_and_may_only_look(town: Town) -> None:
    town.log("何山", "双井村")
    sheet = town.see(visit_cards.month, "陈副部长", "", town.ids["何山"])
    assert (sheet.visitor, sheet.overseen_in, sheet.owes) == ("何山", "02", False)
    assert [line.village for line in sheet.lines] == ["双井镇·双井村"]
    assert (sheet.sees_others, sheet.leaders, sheet.to_confirm) == (False, (), 0)


def test_a_liaison_does_not_see_how_others_stand(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        town.see(visit_county.county, "林小溪")
    with pytest.raises(NotAllowedError):
        town.see(visit_cards.month, "林小溪", "", town.ids["何山"])


def test_who_oversees_no_longer_is_told_that_and_nothing_of_companions(town: Town) -> None:
    town.leave("陈副部长", date(2026, 11, 22))
    with pytest.raises(NotAllowedError) as refused:
        town.see(visit_cards.month, "陈副部长", "", town.ids["何山"])
    assert refused.value.facts["rule"] == "role"


def test_another_officers_day_is_seen_by_hosts_and_supervisors_alone(town: Town) -> None:
    day = town.log("周明")
    assert town.see(visit_cards.card, "何山", day).may_confirm
    assert town.see(visit_cards.card, "督查", day).line.visitor == "周明"
    with pytest.raises(NotFoundError):
        town.see(visit_cards.card, "林小溪", day)
