"""What was found on a field day: settled on the spot or handed up, with deadlines and an end."""

from datetime import date

import pytest
from movable_time import MovableTime
from office_life import case, speak, told
from offices import FOLLOW_UP
from two_townships import Story, begin

from casework.actions import View
from casework.clocks import ClockRule
from casework.errors import NotFoundError
from casework.findings import Became
from casework.forms import FormKind
from casework.matters import Channel, Subject
from casework.media import Incoming, MediaKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.sheets_visits import FindingSheet, VisitSheet
from casework.workflow import Move
from services import (
    accusations,
    calendar,
    cards,
    findings,
    form_cards,
    forms,
    joining,
    replies,
    silent,
    visit_cards,
    visits,
)
from storage import leads, media, people
from storage.database import Database
from storage.unit import Unit
from wording import silent as silent_words
from wording.pushes import VIEW_OF
from wording.speaker import Speaker

VILLAGE = "990000001201"
LEAKS = "水渠漏水,下游浇不上地"


def log(story: Story, day: str = "today") -> int:
    """A field day of the liaison's; gives its id."""
    who = story.who("liaison")
    form = story.database.write_now(visits.begin, who, VILLAGE).ref
    story.database.write_now(forms.type_text, who, form, "见了种粮户")
    story.database.write_now(forms.fill, who, form, "day", day)
    return story.database.write_now(forms.finish, who, form).ref


def found(story: Story, day: int, words: str = LEAKS) -> int:
    """The form of something found, with its words; gives its id."""
    form = story.database.write_now(forms.start, story.who("liaison"), FormKind.FINDING, day).ref
    story.database.write_now(forms.type_text, story.who("liaison"), form, words)
    return form


def report(story: Story, form: int) -> int:
    """Hand up what was found, and report the lead that it opens; gives the lead's id."""
    opened = story.database.write_now(forms.finish, story.who("liaison"), form)
    assert (opened.view, opened.notice) == (View.FORM, "finding_to_report")
    return story.database.write_now(forms.finish, story.who("liaison"), opened.ref).ref


def card(story: Story, day: int, who: str = "liaison") -> VisitSheet:
    return story.database.read_now(visit_cards.card, story.who(who), day)


def finding(story: Story, day: int, who: str = "liaison") -> FindingSheet:
    number = card(story, day).findings[-1].id
    return story.database.read_now(findings.card, story.who(who), number)


# Settled on the spot


def test_what_is_settled_on_the_spot_needs_only_what_was_done(story: Story) -> None:
    day = log(story)
    form = found(story, day)
    story.database.write_now(forms.ask, story.who("liaison"), form, "done")
    done = story.database.write_now(forms.type_text, story.who("liaison"), form, "当场找水利站修好")
    assert (done.view, done.ref, done.notice) == (View.VISIT, day, "finding_settled")
    line = card(story, day).findings[0]
    assert (line.became, line.text, line.done) == (Became.SETTLED, LEAKS, "当场找水利站修好")
    assert finding(story, day).dues == ()


def test_several_things_can_be_found_on_one_day(story: Story) -> None:
    day = log(story)
    report(story, found(story, day))
    report(story, found(story, day, "路灯不亮"))
    assert [line.text for line in card(story, day).findings] == [LEAKS, "路灯不亮"]


# Handed up


def test_what_is_handed_up_opens_a_report_that_is_filled_in(
    story: Story, clock: MovableTime
) -> None:
    day = log(story, "yesterday")
    form = found(story, day, "机井坏了 13800138000")
    opened = story.database.write_now(forms.finish, story.who("liaison"), form)
    fields = story.database.read_now(form_cards.card, story.who("liaison"), opened.ref).draft.fields
    assert fields["text"] == "机井坏了 〔☎1〕"
    assert (fields["place"], fields["channel"]) == (VILLAGE, Channel.FIELD_VISIT.value)
    lead_id = story.database.write_now(forms.finish, story.who("liaison"), opened.ref).ref
    lead = story.database.read_now(leads.get, lead_id)
    assert lead is not None
    assert (lead.visit_id, lead.channel, lead.place_code) == (day, Channel.FIELD_VISIT, VILLAGE)
    assert story.database.calendar.day_of(lead.received_at) == date(2026, 11, 22)
    assert told(story, PushKind.FINDING_REPORTED) == [("deputy", "queued")]
    assert told(story, PushKind.LEAD_NEW) == [("clerk", "queued")]
    assert card(story, day).findings[0].became is Became.REPORTED


def test_photos_of_what_was_found_go_up_with_it(story: Story) -> None:
    day = log(story)
    form = found(story, day)
    photo = Incoming(MediaKind.PHOTO, "file", "unique", 900)
    story.database.write_now(replies.file, story.who("liaison"), (View.FORM, form), photo)
    lead = report(story, form)
    assert len(story.database.read_now(media.of, [(Subject.LEAD, lead)])) == 1


def test_a_report_that_was_dropped_can_be_opened_again_from_the_finding(story: Story) -> None:
    day = log(story)
    opened = story.database.write_now(forms.finish, story.who("liaison"), found(story, day))
    number = card(story, day).findings[0].id
    again = story.database.write_now(findings.hand_up, story.who("liaison"), number)
    assert again.ref == opened.ref  # still open
    story.database.write_now(forms.drop, story.who("liaison"), opened.ref)
    assert card(story, day).findings[0].became is Became.OPEN
    anew = story.database.write_now(findings.hand_up, story.who("liaison"), number)
    assert anew.ref != opened.ref
    story.database.write_now(forms.finish, story.who("liaison"), anew.ref)
    assert story.database.write_now(findings.hand_up, story.who("liaison"), number).view is (
        View.FINDING
    )


def test_what_accuses_a_cadre_becomes_a_sealed_letter_and_no_finding(story: Story) -> None:
    day = log(story)
    form = found(story, day, "村支书贪污低保款,要举报他")
    assert story.database.write_now(forms.finish, story.who("liaison"), form).notice == (
        "answer_first"
    )
    answer = story.database.write_now(accusations.answer, story.who("liaison"), form, "yes")
    assert answer.view is View.LETTER
    assert card(story, day).findings == ()


# Deadlines


def test_a_finding_is_due_with_the_deputy_in_a_day_and_settled_in_seven(
    story: Story, clock: MovableTime
) -> None:
    day = log(story)  # a Monday
    story.database.write_now(forms.finish, story.who("liaison"), found(story, day))
    dues = {due.rule: due.due_on for due in finding(story, day).dues}
    assert dues == {
        ClockRule.FINDING_REPORT: date(2026, 11, 24),
        ClockRule.FINDING_SETTLE: date(2026, 11, 30),
    }
    month = story.database.read_now(calendar.month, story.who("liaison"), "2026-11-30")
    assert [(line.kind, line.due and line.due.rule) for line in month.lines] == [
        ("finding", ClockRule.FINDING_SETTLE)
    ]
    clock.move(days=1, hours=8)  # less than two hours before the close of Tuesday
    speak(story)
    assert told(story, PushKind.FINDING_DUE) == [("liaison", "queued")]


def test_what_nobody_has_handed_up_in_time_shows_under_who_has_not_moved(
    story: Story, clock: MovableTime
) -> None:
    day = log(story)
    story.database.write_now(forms.finish, story.who("liaison"), found(story, day))
    clock.move(days=2)
    sheet = story.database.read_now(silent.page, story.who("inspector"))
    say = Speaker.of(story.database, Language.CHINESE)
    shown = silent_words.page(say, sheet)
    assert "走访发现上交" in shown.text
    own = story.database.read_now(silent.one, story.who("deputy"), story.ids["liaison"])
    assert VIEW_OF[Subject.FINDING].value in str(silent_words.one(say, own).buttons)


def test_handing_it_up_keeps_the_first_deadline_and_the_deputy_minds_the_second(
    story: Story, clock: MovableTime
) -> None:
    day = log(story)
    report(story, found(story, day))
    assert [due.rule for due in finding(story, day).dues] == [ClockRule.FINDING_SETTLE]
    clock.move(days=5)  # two days before, on the working day before the weekend
    speak(story)
    assert told(story, PushKind.FINDING_DUE) == [("deputy", "queued")]


def test_settling_an_open_finding_later_ends_its_deadlines(story: Story) -> None:
    day = log(story)
    story.database.write_now(forms.finish, story.who("liaison"), found(story, day))
    number = card(story, day).findings[0].id
    form = story.database.write_now(
        forms.start, story.who("liaison"), FormKind.FINDING_DONE, number
    ).ref
    done = story.database.write_now(forms.type_text, story.who("liaison"), form, "已修好")
    assert (done.view, done.notice) == (View.FINDING, "finding_settled")
    sheet = finding(story, day)
    assert (sheet.line.became, sheet.line.done, sheet.dues) == (Became.SETTLED, "已修好", ())


# What became of it


def test_its_finder_hears_when_it_is_registered_answered_and_closed(database: Database) -> None:
    story = begin(database)
    day = log(story)
    case = story.register(report(story, found(story, day)))
    assert told(story, PushKind.LEAD_REGISTERED) == [("liaison", "queued")]
    assert card(story, day).findings[0].became is Became.REGISTERED
    story.answer(case)
    assert told(story, PushKind.FINDING_ANSWERED) == [("liaison", "queued")]
    assert card(story, day).findings[0].became is Became.ANSWERED
    assert finding(story, day).dues == ()
    story.form("clerk", FormKind.FOLLOW_UP, case, **FOLLOW_UP)
    assert told(story, PushKind.FINDING_CLOSED) == [("liaison", "queued")]
    assert card(story, day).findings[0].became is Became.CLOSED


def test_its_finder_hears_the_end_of_the_case_that_its_own_has_joined(story: Story) -> None:
    day = log(story)
    own = story.register(report(story, found(story, day)), procedure="elsewhere")
    between, last = story.case(procedure="elsewhere"), story.case()
    for one, into in ((own, between), (between, last)):
        number = case(story, into).serial
        story.form("clerk", FormKind.JOIN_CASE, one, into=str(number))
    assert card(story, day).findings[0].became is Became.REGISTERED
    story.answer(last)
    assert told(story, PushKind.FINDING_ANSWERED) == [("liaison", "queued")]
    assert card(story, day).findings[0].became is Became.ANSWERED
    assert finding(story, day).dues == ()


def test_its_finder_hears_at_once_when_it_joins_what_has_been_answered(story: Story) -> None:
    day = log(story)
    joins = story.register(report(story, found(story, day)), procedure="elsewhere")
    lead = report(story, found(story, day, "桥栏断了"))
    there = story.case()
    story.answer(there)
    number = str(case(story, there).serial)
    story.form("clerk", FormKind.JOIN_CASE, joins, into=number)
    assert told(story, PushKind.FINDING_ANSWERED) == [("liaison", "queued")]
    story.form("clerk", FormKind.JOIN_LEAD, lead, into=number)
    assert told(story, PushKind.FINDING_ANSWERED) == [("liaison", "queued")] * 2
    assert [one.became for one in card(story, day).findings] == [Became.ANSWERED] * 2
    assert finding(story, day).dues == ()


def test_when_a_joining_is_undone_the_deadline_runs_on_until_the_true_answer(
    story: Story, clock: MovableTime
) -> None:
    day = log(story)
    own = story.register(report(story, found(story, day)), procedure="elsewhere")
    lead = report(story, found(story, day, "桥栏断了"))
    before = finding(story, day).dues
    there = story.case()
    story.answer(there)
    number = str(case(story, there).serial)
    story.form("clerk", FormKind.JOIN_CASE, own, into=number)
    story.form("clerk", FormKind.JOIN_LEAD, lead, into=number)
    assert finding(story, day).dues == ()
    clock.move(days=1)
    story.act("clerk", Move.PART_CASE, own)
    story.database.write_now(joining.part_lead, story.who("clerk"), lead)
    assert [one.due_at for one in finding(story, day).dues] == [one.due_at for one in before]
    became = [one.became for one in card(story, day).findings]
    assert became == [Became.REGISTERED, Became.REPORTED]
    again = story.register(lead)
    story.answer(again)
    assert len(told(story, PushKind.FINDING_ANSWERED)) == 3
    assert card(story, day).findings[1].became is Became.ANSWERED


def test_who_oversees_field_days_sees_a_finding_and_nobody_else(story: Story) -> None:
    day = log(story)
    report(story, found(story, day))
    for who in ("deputy", "clerk", "inspector"):
        assert finding(story, day, who).line.text == LEAKS
    with pytest.raises(NotFoundError):
        finding(story, day, "neighbour")
    with pytest.raises(NotFoundError):
        story.database.write_now(forms.start, story.who("neighbour"), FormKind.FINDING, day)


@pytest.mark.parametrize("role", [Role.STAFF, Role.SECTION_HEAD, Role.DEPUTY, Role.LEADER])
def test_whoever_has_field_days_can_hand_up_what_they_find(story: Story, role: Role) -> None:
    enter_visitor(story, role)
    who = story.who("visitor")
    form = story.database.write_now(visits.begin, who, VILLAGE).ref
    story.database.write_now(forms.type_text, who, form, "见了种粮户")
    day = story.database.write_now(forms.finish, who, form).ref
    form = story.database.write_now(forms.start, who, FormKind.FINDING, day).ref
    story.database.write_now(forms.type_text, who, form, LEAKS)
    opened = story.database.write_now(forms.finish, who, form)
    lead = story.database.write_now(forms.finish, who, opened.ref).ref
    line = story.database.read_now(visit_cards.card, who, day).findings[0]
    assert (line.became, line.lead_id) == (Became.REPORTED, lead)
    assert story.database.read_now(cards.lead, who, lead).may_add


def enter_visitor(story: Story, role: Role) -> None:
    def work(unit: Unit) -> int:
        number = people.add_officer(unit, "来人", story.who("clerk").language)
        post = {"role": role.value, "unit_code": "990000", "first_day": date(2026, 1, 1)}
        people.add_post(unit, number, visit_duty=True, **post)
        return number

    story.ids["visitor"] = story.database.write_now(work)
