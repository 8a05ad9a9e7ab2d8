"""Field days as officers live them: four interactions, what counts, who confirms, who sees."""

from datetime import date

import pytest
from movable_time import MovableTime
from sqlalchemy import text
from town import PHOTO, Town

from casework.actions import View
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import FormKind
from casework.matters import NoteKind, Subject
from casework.pushes import PushKind
from casework.sheets_visits import Mark
from casework.visit_errors import VisitConfirmedError
from services import (
    accusations,
    form_cards,
    forms,
    visit_cards,
    visit_changes,
    visit_evidence,
    visit_hosts,
    visits,
)
from storage import events, media, pushes, whole_chain
from storage.unit import Reader
from storage.unit import Unit as Writing

# Logging


def test_a_field_day_takes_a_word_a_village_a_line_and_a_confirmation(town: Town) -> None:
    form = town.do(visits.begin, "周明")
    sheet = town.see(form_cards.card, "周明", form.ref)
    assert (sheet.asked.name, sheet.options[0].label) == ("village", "双井村")
    town.do(forms.fill, "周明", form.ref, "village", sheet.options[0].value)
    town.do(forms.type_text, "周明", form.ref, "见了种粮户,水渠漏水")
    assert town.see(form_cards.card, "周明", form.ref).asked is None
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
    options = town.see(form_cards.card, "周明", form).options
    assert [option.label for option in options[:2]] == ["双井村", "上湾村"]


def test_who_has_no_visit_duty_cannot_log(town: Town) -> None:
    with pytest.raises(NotAllowedError) as refused:
        town.do(visits.begin, "陈副部长")
    assert refused.value.facts["rule"] == "no_visit_duty"


def test_words_after_the_command_name_the_village_or_become_the_line(town: Town) -> None:
    named = town.do(visits.begin, "周明", "上湾村").ref
    assert town.see(form_cards.card, "周明", named).asked.name == "text"
    told = town.do(visits.begin, "林小溪", "上湾村机井坏了两个月没人修,浇不上地").ref
    fields = town.see(form_cards.card, "林小溪", told).draft.fields
    assert (fields["village"], fields["text"]) == ("011", "上湾村机井坏了两个月没人修,浇不上地")


def test_phones_in_the_line_are_kept_apart(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    answer = town.do(forms.type_text, "周明", form, "见了村民 13800138000")
    assert answer.notice == "kept_apart"
    assert "13800138000" not in town.see(form_cards.card, "周明", form).draft.fields["text"]


def test_a_line_that_may_accuse_a_cadre_waits_for_the_answer(town: Town) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "村支书贪污低保款,要举报他")
    assert town.see(form_cards.card, "周明", form).accusation
    assert town.do(forms.finish, "周明", form).notice == "answer_first"
    assert town.do(accusations.answer, "周明", form, "no").view is View.FORM
    assert town.do(forms.finish, "周明", form).notice == "logged"


def test_an_old_form_with_nothing_written_is_about_today(town: Town, clock: MovableTime) -> None:
    town.do(visits.begin, "周明")
    clock.move(days=2)
    form = town.do(visits.begin, "周明").ref
    assert town.see(form_cards.card, "周明", form).draft.fields["on"] == "2026-11-25"


def test_a_day_picked_stays_that_day_overnight(town: Town, clock: MovableTime) -> None:
    form = town.do(visits.begin, "周明", "双井村").ref
    town.do(forms.type_text, "周明", form, "没有")
    clock.move(hours=20)
    done = town.do(forms.finish, "周明", form)
    card = town.see(visit_cards.card, "周明", done.ref)
    assert (card.line.day, card.backfilled) == (date(2026, 11, 23), True)


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
    assert town.see(form_cards.card, "周明", form).draft.fields["located"] == "yes"
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


def test_a_supervisor_opens_a_day_of_the_month_wherever_it_was_and_goes_back(town: Town) -> None:
    day = town.log("何山", "双井村")
    sheet = town.see(visit_cards.card, "陈副部长", day)
    assert sheet.overseen == town.ids["何山"]
    assert not any((sheet.may_remove, sheet.may_correct, sheet.may_add, sheet.may_decide))
    assert town.see(visit_cards.card, "何山", day).overseen == 0


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
