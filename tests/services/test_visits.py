"""Field days as officers live them: four interactions, what counts, who confirms, who sees."""

from datetime import date

import pytest
from movable_time import MovableTime
from sqlalchemy import text
from town import PHOTO, Town

from casework.actions import View
from casework.errors import CaseworkError, NotAllowedError, NotFoundError
from casework.form_errors import NotAChoiceError
from casework.forms import FormKind
from casework.leave import LeaveState
from casework.matters import NoteKind, Subject
from casework.people import Role
from casework.pushes import PushKind
from casework.visit_errors import (
    NoSuchVillageError,
    VillageOutsideError,
    VisitConfirmedError,
    VisitDayFullError,
    VisitDuringLeaveError,
    VisitInFutureError,
    VisitTooLateError,
)
from casework.visit_sheets import Mark
from casework.visits import Forecast
from services import (
    accusations,
    cards,
    forms,
    visit_cards,
    visit_changes,
    visit_county,
    visit_evidence,
    visit_hosts,
    visit_plans,
    visits,
)
from storage import drafts, events, leaves, media, pushes, whole_chain
from storage.unit import Reader
from storage.unit import Unit as Writing

# Logging


def test_a_field_day_takes_a_word_a_village_a_line_and_a_confirmation(town: Town) -> None:
    form = town.do(visits.begin, "周明")
    sheet = town.see(cards.form, "周明", form.ref)
    assert (sheet.asked.name, sheet.options[0].label) == ("village", "双井村")
    town.do(forms.fill, "周明", form.ref, "village", sheet.options[0].value)
    town.do(forms.type_text, "周明", form.ref, "见了种粮户,水渠漏水")
    assert town.see(cards.form, "周明", form.ref).asked is None
    done = town.do(forms.finish, "周明", form.ref)
    card = town.see(visit_cards.card, "周明", done.ref)
    assert (card.line.village, card.line.day, card.line.half) == (
        "双井镇·双井村",
        date(2026, 11, 23),
        False,
    )
    assert card.line.text == "见了种粮户,水渠漏水"


def test_the_same_tap_twice_logs_one_day(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "没有")
    first = town.do(forms.finish, "周明", form)
    assert town.do(forms.finish, "周明", form) == first
    assert len(town.see(visit_cards.month, "周明").lines) == 1


def test_villages_visited_lately_come_after_the_contact_point(town: Town) -> None:
    town.log("周明", "上湾村")
    form = town.do(visits.begin, "周明").ref
    options = town.see(cards.form, "周明", form).options
    assert [option.label for option in options[:2]] == ["双井村", "上湾村"]


def test_who_has_no_visit_duty_cannot_log(town: Town) -> None:
    with pytest.raises(NotAllowedError) as refused:
        town.do(visits.begin, "陈副部长")
    assert refused.value.facts["rule"] == "no_visit_duty"


def test_words_after_the_command_name_the_village_or_become_the_line(town: Town) -> None:
    named = town.do(visits.begin, "周明", "上湾村").ref
    assert town.see(cards.form, "周明", named).asked.name == "text"
    told = town.do(visits.begin, "林小溪", "上湾村机井坏了两个月没人修,浇不上地").ref
    fields = town.see(cards.form, "林小溪", told).draft.fields
    assert (fields["village"], fields["text"]) == ("011", "上湾村机井坏了两个月没人修,浇不上地")


def test_phones_in_the_line_are_kept_apart(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    answer = town.do(forms.type_text, "周明", form, "见了村民 13800138000")
    assert answer.notice == "kept_apart"
    assert "13800138000" not in town.see(cards.form, "周明", form).draft.fields["text"]


def test_a_line_that_may_accuse_a_cadre_waits_for_the_answer(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "村支书贪污低保款,要举报他")
    assert town.see(cards.form, "周明", form).accusation
    assert town.do(forms.finish, "周明", form).notice == "answer_first"
    assert town.do(accusations.answer, "周明", form, "no").view is View.FORM
    assert town.do(forms.finish, "周明", form).notice == "logged"


def test_an_old_form_with_nothing_written_is_about_today(town: Town, clock: MovableTime) -> None:
    town.do(visits.begin, "周明")
    clock.move(days=2)
    form = town.do(visits.begin, "周明").ref
    assert town.see(cards.form, "周明", form).draft.fields["on"] == "2026-11-25"


def test_a_day_picked_stays_that_day_overnight(town: Town, clock: MovableTime) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "没有")
    clock.move(hours=20)
    done = town.do(forms.finish, "周明", form)
    card = town.see(visit_cards.card, "周明", done.ref)
    assert (card.line.day, card.backfilled) == (date(2026, 11, 23), True)


# Bad input: nothing typed is lost


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
    assert town.see(cards.form, "周明", form).asked.name == "village"


@pytest.mark.parametrize("typed", ["柳湾镇东关村", "柳湾镇·东关村", "柳湾镇 东关村民委员会", "012"])
def test_the_township_tells_villages_of_one_name_apart(town: Town, typed: str) -> None:
    form = town.do(visits.begin, "周明", typed).ref
    assert town.see(cards.form, "周明", form).draft.fields["village"] == "012"


def test_a_liaisons_own_village_is_meant_first(town: Town) -> None:
    form = town.do(visits.begin, "何山", "东关村").ref
    assert town.see(cards.form, "何山", form).draft.fields["village"] == "022"


def test_a_day_to_come_cannot_be_picked(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "没有")
    town.do(forms.ask, "周明", form, "day")
    for typed, error in (("明天", VisitInFutureError), ("那天", NotAChoiceError)):
        with pytest.raises(error):
            town.do(forms.type_text, "周明", form, typed)
    assert town.see(cards.form, "周明", form).draft.fields["text"] == "没有"


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


# What counts


def test_a_day_counts_once_the_host_has_confirmed_it(town: Town) -> None:
    day = town.log("周明")
    assert town.state("周明").done == 0
    assert town.see(visit_cards.card, "周明", day).hosts == ("何山",)
    town.do(visit_hosts.confirm, "何山", day)
    assert town.state("周明").done == 1
    assert town.see(visit_cards.card, "周明", day).line.mark is Mark.CONFIRMED


def test_a_photo_sent_while_the_form_is_open_makes_the_day_count(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(visit_evidence.attach, "周明", form, PHOTO, caption="见了种粮户")
    done = town.do(forms.finish, "周明", form)
    assert town.see(visit_cards.card, "周明", done.ref).line.mark is Mark.PHOTO
    kept = town.see(lambda view, _who: media.of(view, [(Subject.VISIT, done.ref)]), "周明")
    assert len(kept) == 1
    assert town.state("周明").done == 1


def test_of_a_place_only_the_fact_is_kept(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(visit_evidence.attach, "周明", form, None)
    assert town.see(cards.form, "周明", form).draft.fields["located"] == "yes"
    town.do(forms.type_text, "周明", form, "没有")
    done = town.do(forms.finish, "周明", form)
    assert town.see(visit_cards.card, "周明", done.ref).line.mark is Mark.LOCATED


def test_a_photo_in_reply_to_the_card_makes_a_waiting_day_count(town: Town) -> None:
    day = town.log("周明")
    town.do(visit_evidence.add, "周明", day, PHOTO)
    assert town.state("周明").done == 1
    with pytest.raises(NotFoundError):
        town.do(visit_evidence.add, "林小溪", day, PHOTO)


def test_where_nobody_hosts_the_card_names_nobody(town: Town, clock: MovableTime) -> None:
    day = town.log("林小溪", "上湾村")
    assert town.see(visit_cards.card, "林小溪", day).hosts == ()


# Taking back


def test_a_day_is_taken_back_and_entered_again_while_unconfirmed(
    town: Town, clock: MovableTime
) -> None:
    day = town.log("周明")
    clock.move(hours=3)
    assert town.do(visit_changes.remove, "周明", day).notice == "removed"
    assert town.do(visit_changes.remove, "周明", day).notice == "removed"
    assert town.see(visit_cards.month, "周明").lines == ()
    town.do(visit_changes.restore, "周明", day)
    assert len(town.see(visit_cards.month, "周明").lines) == 1


def test_a_confirmed_day_is_taken_back_within_a_minute_only(town: Town, clock: MovableTime) -> None:
    day = town.log("周明")
    town.do(visit_hosts.confirm, "何山", day)
    clock.move(minutes=2)
    with pytest.raises(VisitConfirmedError):
        town.do(visit_changes.remove, "周明", day)


# Hosts


def test_nobody_confirms_a_day_of_their_own(town: Town) -> None:
    day = town.log("林小溪", "上湾村")
    with pytest.raises(NotAllowedError) as refused:
        town.do(visit_hosts.confirm, "林小溪", day)
    assert refused.value.facts["rule"] == "own_visit"


def test_a_liaison_elsewhere_is_refused_as_for_a_day_that_does_not_exist(town: Town) -> None:
    refusals = []
    for day in (town.log("周明"), 12345):
        with pytest.raises(NotAllowedError) as refused:
            town.do(visit_hosts.confirm, "林小溪", day)
        refusals.append(refused.value.facts)
    assert refusals[0] == refusals[1] == {"rule": "not_host", "act": "confirm_visit"}


def test_a_host_who_has_left_confirms_nothing_and_is_named_no_more(town: Town) -> None:
    day = town.log("周明")
    town.leave("何山", date(2026, 11, 22))
    with pytest.raises(NotAllowedError):
        town.do(visit_hosts.confirm, "何山", day)
    assert town.see(visit_cards.card, "周明", day).hosts == ()


def test_all_confirms_what_the_list_showed_and_nothing_later(
    town: Town, clock: MovableTime
) -> None:
    town.log("周明")
    shown = town.see(visit_hosts.to_confirm, "何山")
    assert [line.visitor for line in shown.lines] == ["周明"]
    clock.move(days=1)
    later = town.log("周明")
    town.do(visit_hosts.confirm_all, "何山", shown.newest)
    left = town.see(visit_hosts.to_confirm, "何山")
    assert [line.id for line in left.lines] == [later]


def test_a_day_taken_back_meanwhile_is_not_confirmed(town: Town) -> None:
    day = town.log("周明")
    town.do(visit_changes.remove, "周明", day)
    assert town.do(visit_hosts.confirm, "何山", day).notice == "visit_taken_back"


# Months


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


def test_a_supervisor_opens_a_day_of_the_month_wherever_it_was_and_goes_back(town: Town) -> None:
    day = town.log("何山", "双井村")
    sheet = town.see(visit_cards.card, "陈副部长", day)
    assert sheet.overseen == town.ids["何山"]
    assert not any((sheet.may_remove, sheet.may_correct, sheet.may_add, sheet.may_decide))
    assert town.see(visit_cards.card, "何山", day).overseen == 0


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


# Reminders and record


def _states(view: Reader) -> list[tuple[str, str]]:
    rows = view.run(
        text("SELECT kind, state FROM push WHERE subject_kind = 'month' ORDER BY kind, facts")
    )
    return [(row.kind, row.state) for row in rows]


def test_logging_settles_ones_own_reminders_of_that_month(town: Town) -> None:
    def owe(unit: Writing) -> None:
        for kind, facts in (
            (PushKind.VISIT_SHORT, {"missing": "3", "left": "6"}),
            (PushKind.VISIT_LAST_DAYS, {"people": "2"}),
        ):
            about = (Subject.MONTH, 202611)
            pushes.owe(unit, kind, [town.ids["周明"]], about, cause=kind.value, facts=facts)

    town.database.write_now(owe)
    town.log("周明")
    assert town.database.read_now(_states) == [
        ("visit_last_days", "queued"),
        ("visit_short", "settled"),
    ]


def test_the_line_stands_as_a_note_in_the_chain(town: Town) -> None:
    day = town.log("周明")
    notes = town.see(lambda view, _who: events.notes(view, [(Subject.VISIT, day)]), "周明")
    assert [(note.kind, note.text) for note in notes] == [(NoteKind.VISIT, "见了种粮户,水渠漏水")]
    assert town.database.read_now(whole_chain.first_changed_note) is None


def test_a_form_begun_by_button_is_the_same(town: Town) -> None:
    first = town.do(visits.begin, "周明")
    assert town.do(forms.start, "周明", FormKind.VISIT, 0) == first


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
    assert town.see(cards.form, "周明", form).draft.fields["text"] == "见了种粮户"
    town.do(forms.fill, "周明", form, "day", "2026-11-20")
    assert town.do(forms.finish, "周明", form).notice == "logged"
