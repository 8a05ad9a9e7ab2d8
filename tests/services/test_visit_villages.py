"""Which village is meant, by place and by name."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from town import PHOTO, Town

from casework.actions import View
from casework.distances import Place
from casework.sheets_visits import Mark
from casework.visit_errors import NoSuchVillageError
from casework.visit_flags import VisitFlag
from services import form_cards, forms, visit_cards, visit_evidence, visits
from storage.unit import Unit as Writing

FAR_AWAY = Place(39.9, 116.4)
SAME_WORDS = "见了种粮户,水渠漏水"


def flags(town: Town, name: str, day: int) -> tuple[VisitFlag, ...]:
    found: tuple[VisitFlag, ...] = town.see(visit_cards.card, name, day).line.flags
    return found


BETWEEN = Place(33.06, 112.25)  # a good kilometre from one village, 17 from the other


def test_a_place_offers_the_villages_nearest_to_it_first(town: Town) -> None:
    form = town.do(visits.begin, "周明").ref
    answer = town.do(visit_evidence.attach, "周明", form, None, place=BETWEEN)
    assert answer.notice == "villages_near"
    options = town.see(form_cards.card, "周明", form).options
    assert [one.label for one in options[:2]] == ["上湾村", "双井村"]  # before the contact point
    town.do(forms.fill, "周明", form, "village", options[0].value)
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    done = town.do(forms.finish, "周明", form)
    card = town.see(visit_cards.card, "周明", done.ref)
    assert (card.line.mark, card.line.flags) == (Mark.ELSEWHERE, ())  # near, but no contact point


def test_a_place_far_from_every_village_says_so_and_is_evidence_all_the_same(town: Town) -> None:
    form = town.do(visits.begin, "周明").ref
    answer = town.do(visit_evidence.attach, "周明", form, None, place=FAR_AWAY)
    assert (answer.facts["code"], answer.facts["why"]) == ("no_village_near", "far")
    assert int(answer.facts["km"]) > 800
    town.do(forms.type_text, "周明", form, "双井村")
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    day = town.do(forms.finish, "周明", form).ref
    assert town.state("周明").done == 1
    assert flags(town, "周明", day) == (VisitFlag.FAR,)


def test_where_no_village_is_on_the_map_the_list_stays(town: Town) -> None:
    def forget(unit: Writing) -> None:
        unit.change_directory()
        unit.run(text("UPDATE unit SET latitude = NULL"))

    town.database.write_now(forget)
    form = town.do(visits.begin, "周明").ref
    answer = town.do(visit_evidence.attach, "周明", form, None, place=BETWEEN)
    assert answer.facts == {"code": "no_village_near"}
    assert town.see(form_cards.card, "周明", form).options[0].label == "双井村"


@pytest.mark.parametrize(
    ("typed", "code", "offered"),
    [
        ("上弯村", "no_such_village", ["上湾村"]),
        ("东关村", "which_village", ["柳湾镇·东关村", "双井镇·东关村"]),
    ],
)
def test_names_that_come_close_are_offered_to_be_tapped(
    town: Town, typed: str, code: str, offered: list[str]
) -> None:
    form = town.do(visits.begin, "周明").ref
    answer = town.do(forms.type_text, "周明", form, typed)
    assert (answer.notice, answer.facts["code"]) == ("refused", code)
    sheet = town.see(form_cards.card, "周明", form)
    assert sheet.asked.name == "village"
    assert [one.label for one in sheet.options[: len(offered)]] == offered


@pytest.mark.parametrize(
    ("typed", "code"), [("桥头村", "village_outside"), ("花果山", "no_such_village")]
)
def test_a_village_that_is_none_of_ours_leaves_the_form_open_for_another(
    town: Town, typed: str, code: str
) -> None:
    answer = town.do(visits.begin, "周明", typed)
    assert (answer.view, answer.notice, answer.facts["code"]) == (View.FORM, "refused", code)
    town.do(forms.type_text, "周明", answer.ref, "双井村")
    town.do(forms.type_text, "周明", answer.ref, SAME_WORDS)
    assert town.do(forms.finish, "周明", answer.ref).view is View.VISIT


def test_a_village_named_anew_takes_the_place_of_the_one_in_the_open_form(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    assert town.do(visits.begin, "周明", "上湾村").ref == form
    fields = town.see(form_cards.card, "周明", form).draft.fields
    assert (fields["village"], fields["text"]) == ("011", SAME_WORDS)
    town.do(visits.begin, "周明", "又去了水站")
    assert town.see(form_cards.card, "周明", form).draft.fields["text"].endswith("又去了水站")


def test_a_number_in_place_of_a_village_is_said_nowhere(town: Town) -> None:
    with pytest.raises(NoSuchVillageError):
        town.do(visits.begin, "周明", "13800138000")


def test_away_from_the_contact_village_nothing_promises_that_the_day_counts(town: Town) -> None:
    form = town.do(visits.begin, "周明", "上湾村").ref
    town.do(forms.type_text, "周明", form, SAME_WORDS)
    assert town.see(form_cards.card, "周明", form).elsewhere
    assert town.do(visit_evidence.attach, "周明", form, PHOTO).notice == "evidence_kept"
    day = town.do(forms.finish, "周明", form).ref
    another = replace(PHOTO, unique_id="another")
    assert town.do(visit_evidence.add, "周明", day, another).notice == "evidence_kept"
    assert town.do(visit_evidence.add, "周明", town.log("周明"), PHOTO).notice == "evidence"
