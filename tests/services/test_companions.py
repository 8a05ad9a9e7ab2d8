"""Who accompanies a leader enters the field days, and the leader says what is true."""

from dataclasses import replace
from datetime import date

import pytest
from duty_office import at, away, do, log, name_companion, open_office, see, state
from movable_time import MovableTime
from office_life import told
from two_townships import Story

from casework.actions import Answer
from casework.errors import NotAllowedError, NotFoundError
from casework.findings import Became
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.people import Officer
from casework.pushes import PushKind
from casework.sheets_visits import Mark
from casework.visit_errors import CompanionError
from services import (
    companions,
    drafting,
    duty,
    findings,
    form_cards,
    forms,
    visit_cards,
    visit_changes,
    visit_hosts,
    visit_prompts,
    visits,
)
from storage.database import Database
from storage.unit import Unit


@pytest.fixture
def office(lite_database: Database) -> Story:
    return open_office(lite_database)


def test_a_leader_names_a_companion_whose_entry_counts_once_it_is_said_to_be_true(
    office: Story,
) -> None:
    assert name_companion(office, "director", "director", "staff").notice == "companion_named"
    day = log(office, "staff", whose=office.ids["director"])
    card = see(office, visit_cards.card, "director", day)
    assert (card.line.mark, card.entered_by, card.may_affirm) == (Mark.UNSAID, "叶知秋", True)
    assert state(office, "director").done == 0
    assert told(office, PushKind.VISIT_TO_AFFIRM) == [("director", "queued")]
    do(office, companions.affirm, "director", day)
    do(office, companions.affirm, "director", day)
    assert (state(office, "director").done, state(office, "staff").done) == (1, 0)
    assert told(office, PushKind.VISIT_TO_AFFIRM) == [("director", "settled")]


def test_what_is_not_true_is_said_in_a_line_and_the_companion_is_told(office: Story) -> None:
    name_companion(office, "administrator", "director", "staff")
    day = log(office, "staff", whose=office.ids["director"])
    draft = do(office, forms.start, "director", FormKind.DENY_VISIT, day).ref
    do(office, forms.type_text, "director", draft, "那天在县里开会")
    card = see(office, visit_cards.card, "staff", day)
    assert (card.line.mark, card.denial, card.may_remove) == (
        Mark.DENIED,
        "那天在县里开会",
        True,
    )
    assert told(office, PushKind.VISIT_DENIED) == [("staff", "queued")]
    do(office, visit_changes.remove, "staff", day)
    do(office, visit_changes.restore, "staff", day)
    do(office, companions.affirm, "director", day)
    assert state(office, "director").done == 1


def test_a_companion_puts_right_what_the_host_disputes_and_the_leader_says_so_again(
    office: Story,
) -> None:
    name_companion(office, "director", "director", "staff")
    day = log(office, "staff", whose=office.ids["director"])
    do(office, companions.affirm, "director", day)
    dispute = do(office, forms.start, "liaison", FormKind.VISIT_DISPUTE, day).ref
    do(office, forms.fill, "liaison", dispute, "reason", "wrong_day")
    do(office, forms.finish, "liaison", dispute)
    assert told(office, PushKind.VISIT_DISPUTED) == [("director", "queued"), ("staff", "queued")]
    card = see(office, visit_cards.card, "staff", day)
    assert (card.line.mark, card.may_correct, card.may_ask_head) == (Mark.DISPUTED, True, True)
    form = do(office, forms.start, "staff", FormKind.VISIT_FIX, day).ref
    do(office, forms.fill, "staff", form, "day", "yesterday")
    do(office, forms.finish, "staff", form)
    do(office, visit_hosts.confirm, "liaison", day)
    assert state(office, "director").done == 0
    assert told(office, PushKind.VISIT_TO_AFFIRM)[-1] == ("director", "queued")
    do(office, companions.affirm, "director", day)
    assert (state(office, "director").done, state(office, "staff").done) == (1, 0)


def test_a_companion_hands_up_what_was_found_on_the_leaders_day(office: Story) -> None:
    name_companion(office, "director", "director", "staff")
    day = log(office, "staff", whose=office.ids["director"])
    form = do(office, forms.start, "staff", FormKind.FINDING, day).ref
    do(office, forms.type_text, "staff", form, "水渠漏水")
    report = do(office, forms.finish, "staff", form).ref
    do(office, forms.finish, "staff", report)
    found = see(office, visit_cards.card, "director", day).findings[0]
    assert (found.became, see(office, findings.card, "director", found.id).mine) == (
        Became.REPORTED,
        False,
    )
    do(office, companions.end, "director", office.ids["director"])
    with pytest.raises(NotFoundError):
        do(office, forms.start, "staff", FormKind.FINDING, day)
    assert not see(office, visit_cards.card, "staff", day).may_add


def test_nobody_but_the_companion_enters_a_leaders_days(office: Story) -> None:
    name_companion(office, "administrator", "director", "staff")
    for who in ("liaison", "administrator", "vice"):
        with pytest.raises(NotAllowedError):
            do(office, visits.begin_for, who, office.ids["director"])
    with pytest.raises(NotFoundError):
        do(office, companions.affirm, "staff", log(office, "staff"))
    do(office, companions.end, "director", office.ids["director"])
    do(office, companions.end, "director", office.ids["director"])
    with pytest.raises(NotAllowedError):
        do(office, visits.begin_for, "staff", office.ids["director"])
    assert see(office, duty.card, "director").companion is None


def test_who_only_accompanies_begins_the_leaders_day_by_the_word_alone(office: Story) -> None:
    name_companion(office, "director", "director", "head")
    draft = do(office, visits.begin, "head").ref
    assert see(office, form_cards.card, "head", draft).place_names["whose"] == "江部长"
    month = see(office, visit_cards.month, "head", "", office.ids["director"])
    assert month.visitor == "江部长"


def test_only_leaders_with_the_duty_have_companions_and_no_leader_is_one(office: Story) -> None:
    with pytest.raises(NotFoundError):
        do(office, companions.begin, "administrator", office.ids["liaison"])
    with pytest.raises(NotAllowedError):
        do(office, companions.begin, "vice", office.ids["director"])
    with pytest.raises(NotAChoiceError):
        name_companion(office, "administrator", "director", "vice")
    draft = do(office, companions.begin, "director", office.ids["director"]).ref
    for who in ("vice", "director"):  # as from a list that is out of date
        with pytest.raises(CompanionError):
            office.database.write_now(_finish_with, office.who("director"), draft, office.ids[who])


def _finish_with(unit: Unit, actor: Officer, draft_id: int, officer_id: int) -> Answer:
    draft = drafting.mine_open(unit, actor, draft_id)
    return companions.finish(unit, actor, replace(draft, fields={"officer": str(officer_id)}))


def test_a_leaders_reminders_go_to_the_companion_who_is_there(
    office: Story, clock: MovableTime
) -> None:
    name_companion(office, "director", "director", "staff")
    clock.set(at(office, date(2026, 12, 10)))
    office.database.write_now(visit_prompts.nudge)
    who = sorted(name for name, _ in told(office, PushKind.VISIT_SHORT))
    assert who == ["liaison", "neighbour", "staff", "staff", "vice"]
    away(office, "staff", date(2026, 12, 21))
    clock.set(at(office, date(2026, 12, 21)))
    office.database.write_now(visit_prompts.nudge)
    new = [name for name, _ in told(office, PushKind.VISIT_SHORT)][5:]
    assert sorted(new) == ["director", "liaison", "neighbour", "vice"]
