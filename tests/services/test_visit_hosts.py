"""Hosts say that a field day was so, or that it was not; visitor and section head answer."""

from datetime import date

import pytest
from movable_time import MovableTime
from town import PHOTO, Town

from casework.actions import View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.people import Role
from casework.sheets_visits import Mark
from casework.visit_errors import VisitConfirmedError, VisitInFutureError
from services import (
    form_cards,
    forms,
    post_watch,
    visit_cards,
    visit_changes,
    visit_disputes,
    visit_evidence,
    visit_hosts,
    visits,
)
from storage.database import Database


@pytest.fixture
def town(lite_database: Database) -> Town:
    found = Town(lite_database)
    found.enter("科长", Role.SECTION_HEAD, "24", visit_duty=False)
    return found


def dispute(town: Town, host: str, day: int, reason: str = "wrong_day") -> None:
    form = town.do(forms.start, host, FormKind.VISIT_DISPUTE, day)
    answer = town.do(forms.type_text, host, form.ref, reason)
    assert answer.notice == "visit_disputed"


# Asked


def test_a_host_is_asked_at_once_and_no_more_once_it_is_answered(town: Town) -> None:
    day = town.log("周明")
    assert town.told("何山") == ["visit_to_confirm"]
    town.do(visit_hosts.confirm, "何山", day)
    assert town.told("何山") == []


def test_nobody_is_asked_about_a_day_with_evidence(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(visit_evidence.attach, "周明", form, PHOTO, caption="见了种粮户")
    town.do(forms.finish, "周明", form)
    day = town.log("周明")
    assert town.told("何山") == ["visit_to_confirm"]
    town.do(visit_evidence.add, "周明", day, PHOTO)
    assert town.told("何山") == []


def test_a_day_taken_back_is_asked_about_no_more_and_again_when_it_returns(
    town: Town, clock: MovableTime
) -> None:
    day = town.log("周明")
    town.do(visit_changes.remove, "周明", day)
    assert town.told("何山") == []
    clock.move(minutes=1)
    town.do(visit_changes.restore, "周明", day)
    assert town.told("何山") == ["visit_to_confirm"]


def test_once_a_month_a_host_is_asked_for_all_at_once(town: Town, clock: MovableTime) -> None:
    town.log("周明")
    assert town.database.write_now(visit_hosts.ask_all) == 0
    clock.move(days=4)  # the last working day but one
    assert town.database.write_now(visit_hosts.ask_all) == 1
    newest = town.see(visit_hosts.to_confirm, "何山").newest
    assert town.told("何山") == ["visit_to_confirm", "visits_to_confirm"]
    assert "visits_to_confirm" not in town.told("林小溪")
    town.do(visit_hosts.confirm_all, "何山", newest)
    assert town.told("何山") == []


# Who


def test_confirming_twice_is_the_same(town: Town) -> None:
    day = town.log("周明")
    assert town.do(visit_hosts.confirm, "何山", day) == town.do(visit_hosts.confirm, "何山", day)


def test_after_the_month_has_closed_a_day_still_counts_for_its_month(
    town: Town, clock: MovableTime
) -> None:
    day = town.log("周明")
    clock.move(days=20)
    answer = town.do(visit_hosts.confirm, "何山", day)
    assert answer.notice == "confirmed_late"
    assert town.see(visit_cards.month, "周明", "2026-11").state.done == 1


def test_a_host_who_has_left_is_followed_by_the_liaisons_of_the_townships_other_villages(
    town: Town,
) -> None:
    town.enter("田野", Role.LIAISON, "022")
    day = town.log("周明")
    with pytest.raises(NotAllowedError):
        town.do(visit_hosts.confirm, "田野", day)
    town.leave("何山", date(2026, 11, 22))
    assert town.see(visit_cards.card, "周明", day).hosts == ("田野",)
    assert town.see(visit_cards.card, "田野", day).may_confirm
    assert [line.id for line in town.see(visit_hosts.to_confirm, "田野").lines] == [day]
    town.do(visit_hosts.confirm, "田野", day)
    assert town.state("周明").done == 1


def test_where_no_liaison_is_left_the_card_says_whom_to_ask(town: Town) -> None:
    town.enter("周清和", Role.CLERK, "24", visit_duty=False)
    town.leave("何山", date(2026, 11, 22))
    card = town.see(visit_cards.card, "周明", town.log("周明"))
    assert (card.hosts, card.desk) == ((), ("周清和",))


def test_a_liaison_on_a_field_day_of_their_own_is_not_their_own_host(town: Town) -> None:
    town.enter("田野", Role.LIAISON, "02")
    day = town.log("何山")
    assert town.see(visit_cards.card, "何山", day).hosts == ("田野",)
    for work in (visit_hosts.confirm, visit_hosts.begin_dispute):
        with pytest.raises(NotAllowedError) as refused:
            town.do(work, "何山", day)
        assert refused.value.facts["rule"] == "own_visit"


# Not so


def test_a_disputed_day_counts_no_more_and_its_visitor_is_told_why(town: Town) -> None:
    day = town.log("周明")
    town.do(visit_evidence.add, "周明", day, PHOTO)
    assert town.state("周明").done == 1
    dispute(town, "何山", day)
    assert town.state("周明").done == 0
    assert town.told("周明") == ["visit_disputed"]
    card = town.see(visit_cards.card, "周明", day)
    assert (card.dispute.host, card.dispute.reason) == ("何山", "wrong_day")
    assert card.dispute.deciders == ("科长",)
    assert (card.may_correct, card.may_ask_head, card.line.mark) == (True, True, Mark.DISPUTED)


def test_own_words_stand_with_the_dispute_and_numbers_in_them_are_kept_apart(town: Town) -> None:
    day = town.log("周明")
    dispute(town, "何山", day, "那天村里没人 13800138000")
    assert "13800138000" not in town.see(visit_cards.card, "周明", day).dispute.reason


def test_a_day_put_right_counts_once_its_host_confirms_it(
    database: Database, clock: MovableTime
) -> None:
    town = Town(database)
    day = town.log("周明")
    dispute(town, "何山", day)
    clock.move(days=6)
    form = town.do(forms.start, "周明", FormKind.VISIT_FIX, day).ref
    town.do(forms.ask, "周明", form, "day")
    options = town.see(form_cards.card, "周明", form).options
    assert options[0].value == "2026-11-23"  # the days of then, not of now
    with pytest.raises(VisitInFutureError):
        town.do(forms.fill, "周明", form, "day", "2026-11-24")
    town.do(forms.fill, "周明", form, "day", "2026-11-20")
    town.do(forms.fill, "周明", form, "length", "half")
    assert town.do(forms.finish, "周明", form).notice == "visit_corrected"
    card = town.see(visit_cards.card, "周明", day)
    assert (card.line.day, card.line.half, card.line.mark) == (
        date(2026, 11, 20),
        True,
        Mark.CORRECTED,
    )
    assert town.told("周明") == []
    assert town.told("何山") == ["visit_to_confirm"]
    town.do(visit_evidence.add, "周明", day, PHOTO)
    assert town.see(visit_cards.card, "周明", day).line.mark is Mark.CORRECTED
    town.do(visit_hosts.confirm, "何山", day)
    assert town.see(visit_cards.card, "周明", day).line.mark is Mark.CONFIRMED
    assert town.state("周明").half_over


@pytest.mark.parametrize(
    ("counts", "done", "mark"), [(True, 1, Mark.CONFIRMED), (False, 0, Mark.REJECTED)]
)
def test_the_section_head_decides_between_the_two(
    town: Town, *, counts: bool, done: int, mark: Mark
) -> None:
    day = town.log("周明")
    dispute(town, "何山", day)
    for _again in range(2):
        town.do(visit_disputes.ask_head, "周明", day)
    assert town.told("科长") == ["visit_to_decide"]
    assert town.see(visit_cards.card, "科长", day).may_decide
    with pytest.raises(NotAllowedError):
        town.do(visit_disputes.decide, "何山", day, counts=False)
    town.do(visit_disputes.decide, "科长", day, counts=counts)
    assert town.do(visit_disputes.decide, "科长", day, counts=not counts).notice == (
        "visit_decided_already"
    )
    assert town.state("周明").done == done
    assert town.see(visit_cards.card, "周明", day).line.mark is mark
    assert (town.told("科长"), town.told("周明")) == ([], ["visit_decided"])


def test_without_a_section_head_the_deputy_decides_and_without_either_it_is_said(
    town: Town,
) -> None:
    day = town.log("周明")
    dispute(town, "何山", day)
    town.leave("科长", date(2026, 11, 22))
    assert town.see(visit_cards.card, "周明", day).dispute.deciders == ("陈副部长",)
    town.leave("陈副部长", date(2026, 11, 22))
    assert town.do(visit_disputes.ask_head, "周明", day).notice == "nobody_to_decide"
    assert town.see(visit_cards.card, "周明", day).may_correct


def test_what_waits_for_a_head_who_leaves_is_asked_of_the_deputy_at_once(town: Town) -> None:
    day = town.log("周明")
    dispute(town, "何山", day)
    town.do(visit_disputes.ask_head, "周明", day)
    town.leave("科长", date(2026, 11, 22))
    town.database.write_now(post_watch.keep_up)
    assert (town.told("科长"), town.told("陈副部长")) == ([], ["visit_to_decide"])
    assert town.see(visit_cards.card, "陈副部长", day).may_decide


def test_what_another_has_confirmed_is_not_disputed(town: Town) -> None:
    town.enter("田野", Role.LIAISON, "02")
    day = town.log("周明")
    town.do(visit_hosts.confirm, "田野", day)
    form = town.do(forms.start, "何山", FormKind.VISIT_DISPUTE, day).ref
    with pytest.raises(VisitConfirmedError):
        town.do(forms.type_text, "何山", form, "untrue")
    assert town.state("周明").done == 1


def test_a_host_may_take_back_what_they_said(town: Town) -> None:
    day = town.log("周明")
    dispute(town, "何山", day, "not_met")
    town.do(visit_hosts.confirm, "何山", day)
    assert town.state("周明").done == 1
    dispute(town, "何山", day)
    assert town.state("周明").done == 0


def test_nobody_puts_another_officers_day_right_or_asks_about_it(town: Town) -> None:
    day = town.log("周明")
    dispute(town, "何山", day)
    with pytest.raises(NotFoundError):
        town.do(forms.start, "何山", FormKind.VISIT_FIX, day)
    with pytest.raises(NotFoundError):
        town.do(visit_disputes.ask_head, "林小溪", day)
    with pytest.raises(NotFoundError):
        town.see(visit_cards.card, "林小溪", day)


def test_a_day_that_was_confirmed_is_not_put_right(town: Town) -> None:
    day = town.log("周明")
    town.do(visit_hosts.confirm, "何山", day)
    with pytest.raises(VisitConfirmedError):
        town.do(forms.start, "周明", FormKind.VISIT_FIX, day)


def test_a_dispute_of_a_day_taken_back_meanwhile_says_so(town: Town) -> None:
    day = town.log("周明")
    town.do(visit_changes.remove, "周明", day)
    answer = town.do(forms.start, "何山", FormKind.VISIT_DISPUTE, day)
    assert (answer.view, answer.notice) == (View.VISITS_TO_CONFIRM, "visit_taken_back")
