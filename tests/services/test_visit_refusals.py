"""A field day that cannot be logged as asked: nothing typed is lost."""

from datetime import date

import pytest
from movable_time import MovableTime
from town import Town

from casework.actions import View
from casework.errors import CaseworkError
from casework.form_errors import NotAChoiceError
from casework.leave import LeaveState
from casework.visit_errors import (
    NoSuchVillageError,
    VillageOutsideError,
    VisitDayFullError,
    VisitDuringLeaveError,
    VisitInFutureError,
    VisitTooLateError,
)
from services import form_cards, forms, visits
from storage import drafts, leaves


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("桥头村", VillageOutsideError),
        ("天边村", NoSuchVillageError),
        ("柳湾镇", NoSuchVillageError),
    ],
)
def test_a_village_that_cannot_be_meant_is_refused_and_asked_again(
    town: Town, typed: str, error: type[CaseworkError]
) -> None:
    form = town.do(visits.begin, "周明").ref
    with pytest.raises(error):
        town.do(forms.type_text, "周明", form, typed)
    assert town.see(form_cards.card, "周明", form).asked.name == "village"


@pytest.mark.parametrize("typed", ["柳湾镇东关村", "柳湾镇·东关村", "柳湾镇 东关村民委员会", "012"])
def test_the_township_tells_villages_of_one_name_apart(town: Town, typed: str) -> None:
    form = town.do(visits.begin, "周明", typed).ref
    assert town.see(form_cards.card, "周明", form).draft.fields["village"] == "012"


def test_a_liaisons_own_village_is_meant_first(town: Town) -> None:
    form = town.do(visits.begin, "何山", "东关村").ref
    assert town.see(form_cards.card, "何山", form).draft.fields["village"] == "022"


def test_a_day_to_come_cannot_be_picked(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "没有")
    town.do(forms.ask, "周明", form, "day")
    for typed, error in (("明天", VisitInFutureError), ("那天", NotAChoiceError)):
        with pytest.raises(error):
            town.do(forms.type_text, "周明", form, typed)
    assert town.see(form_cards.card, "周明", form).draft.fields["text"] == "没有"


def test_a_form_left_for_weeks_is_too_late_and_keeps_its_words(
    town: Town, clock: MovableTime
) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "见了种粮户")
    clock.move(days=14)
    with pytest.raises(VisitTooLateError):
        town.do(forms.finish, "周明", form)
    town.do(forms.fill, "周明", form, "day", "today")
    assert town.do(forms.finish, "周明", form).view is View.VISIT


def test_a_third_half_day_is_refused_and_the_form_stays(town: Town) -> None:
    town.log("周明", "双井村", length="half")
    town.log("周明", "上湾村", length="half")
    with pytest.raises(VisitDayFullError):
        town.log("周明", "双井村", length="half")
    left = town.see(lambda view, who: drafts.open_of(view, who.id), "周明")
    assert left[0].fields["text"] == "见了种粮户,水渠漏水"


def test_a_day_of_ones_own_leave_is_refused_and_another_day_is_a_tap_away(
    town: Town, clock: MovableTime
) -> None:
    monday = date(2026, 11, 23)
    stand_in = town.ids["林小溪"]
    leave = town.database.write_now(leaves.add, town.ids["周明"], stand_in, monday, monday)
    deputy = town.ids["陈副部长"]
    town.database.write_now(leaves.decide, leave.id, deputy, LeaveState.APPROVED)
    clock.move(days=1)
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "见了种粮户")
    town.do(forms.fill, "周明", form, "day", "yesterday")
    with pytest.raises(VisitDuringLeaveError):
        town.do(forms.finish, "周明", form)
    assert town.see(form_cards.card, "周明", form).draft.fields["text"] == "见了种粮户"
    town.do(forms.fill, "周明", form, "day", "2026-11-20")
    assert town.do(forms.finish, "周明", form).notice == "logged"
