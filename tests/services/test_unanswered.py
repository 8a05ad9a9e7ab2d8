"""What nobody answers is said again and climbs; who acts ends it for all."""

from datetime import timedelta

import pytest
from movable_time import MovableTime
from sqlalchemy import select
from taking_pushes import PUSH, Telegram, draw_up, everybody_joined, states
from two_townships import Story

from casework.people import Language
from casework.pushes import PushKind, PushState
from casework.workflow import Move
from services import door, prompts, pushing, repeating
from storage import people
from storage.database import Database
from storage.unit import Reader


@pytest.fixture
def story(lite_database: Database) -> Story:
    return everybody_joined(lite_database)


def test_an_urgent_case_is_said_through_the_night_and_climbs_after_an_hour(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    clock.move(hours=13)  # 22:00
    story.case(urgent="yes")
    telegram.deliver()
    telegram.live(hours=4)
    heard = telegram.told("liaison", PushKind.CASE_ASSIGNED)
    assert heard == [
        *("11-23 22:00", "11-23 22:15", "11-23 22:30", "11-23 22:45", "11-23 23:00"),
        *("11-23 23:15", "11-23 23:30", "11-23 23:45", "11-24 00:00"),
    ]
    assert telegram.told("deputy", PushKind.CASE_ASSIGNED)[0] == "11-23 23:00"
    assert telegram.told("leader", PushKind.CASE_ASSIGNED)[0] == "11-24 00:00"
    assert states(story, PushKind.CASE_ASSIGNED, "liaison")[-1] == PushState.CLIMBED


def test_whoever_takes_it_on_ends_the_reminders_of_all(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    case_id = story.case(urgent="yes")
    telegram.deliver()
    telegram.live(minutes=75)
    assert telegram.told("deputy", PushKind.CASE_ASSIGNED)
    story.act("liaison", Move.ACKNOWLEDGE, case_id)
    before = len(telegram.sent)
    telegram.live(hours=3)
    told = [sheet.lines for _at, _who, sheet in telegram.sent[before:]]
    assert not [lines for lines in told if lines[0].push.kind is PushKind.CASE_ASSIGNED]
    lost_buttons = {sheet.officer_id for sheet in telegram.changed}
    assert story.ids["deputy"] in lost_buttons
    assert set(states(story, PushKind.CASE_ASSIGNED, "liaison")) == {PushState.SETTLED}


def test_opening_an_urgent_case_does_not_end_it_and_taking_it_on_does(
    story: Story, telegram: Telegram
) -> None:
    case_id = story.case(urgent="yes")
    telegram.deliver()
    message = telegram.last
    story.database.write_now(pushing.opened, story.ids["liaison"], message, case_id)
    telegram.live(minutes=30)
    assert len(telegram.told("liaison", PushKind.CASE_ASSIGNED)) >= 2


def test_an_ordinary_case_is_said_on_three_working_days_and_then_the_deputy_is_told(
    story: Story, telegram: Telegram
) -> None:
    story.case()
    telegram.deliver()
    telegram.live(days=5)
    heard = telegram.told("liaison", PushKind.CASE_ASSIGNED)
    assert heard == ["11-23 09:00", "11-24 08:30", "11-25 08:30", "11-26 08:30"]
    assert telegram.told("deputy", PushKind.CASE_ASSIGNED) == ["11-27 08:30"]


def test_a_report_that_the_deputy_is_kept_away_from_climbs_to_the_inspector(
    story: Story, telegram: Telegram
) -> None:
    story.recuse("deputy", story.case())
    telegram.live(days=5)
    assert telegram.told("deputy", PushKind.FIRST_ANSWER_DUE) == []
    assert telegram.told("inspector", PushKind.FIRST_ANSWER_DUE)[0] == "11-27 08:30"


def test_after_a_stop_that_ends_on_a_day_off_an_ordinary_case_waits_for_monday(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    story.case()
    telegram.deliver()
    clock.move(days=5)  # Saturday, 09:00; nobody ticked
    for work in (prompts.speak, repeating.keep_up):
        story.database.write_now(work)
    telegram.deliver()
    assert telegram.told("liaison", PushKind.CASE_ASSIGNED) == ["11-23 09:00"]
    telegram.live(days=2)
    assert telegram.told("liaison", PushKind.CASE_ASSIGNED) == ["11-23 09:00", "11-30 08:30"]


def test_what_was_opened_is_not_said_again(story: Story, telegram: Telegram) -> None:
    case_id = story.case()
    telegram.deliver()
    story.database.write_now(pushing.opened, story.ids["liaison"], telegram.last, case_id)
    telegram.live(days=3)
    assert telegram.told("liaison", PushKind.CASE_ASSIGNED) == ["11-23 09:00"]
    assert states(story, PushKind.CASE_ASSIGNED, "liaison") == [PushState.ACKNOWLEDGED]


def test_an_urgent_case_of_an_officer_out_of_reach_climbs_at_once(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    story.database.write_now(people.set_unreachable, story.ids["liaison"], clock())
    story.case(urgent="yes")
    telegram.deliver()
    story.database.write_now(repeating.keep_up)
    telegram.deliver()
    assert telegram.told("deputy", PushKind.CASE_ASSIGNED) == ["11-23 09:00"]
    assert states(story, PushKind.CASE_ASSIGNED, "liaison") == [PushState.UNREACHABLE]


def test_nobody_gets_more_than_two_unasked_messages_a_day(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    for n in range(6):
        story.report(words=f"上湾村第{n}口井坏了。")
        telegram.deliver()
        clock.move(minutes=5)
    assert len(telegram.told("clerk", PushKind.LEAD_NEW)) == 2
    assert PushState.HELD in states(story, PushKind.LEAD_NEW, "clerk")
    telegram.live(days=1)
    (morning,) = [
        sheet
        for at, who, sheet in telegram.sent
        if who == "clerk" and at > clock() - timedelta(hours=12) and sheet.digest
    ]
    told = {line.push.subject_id for line in morning.lines if line.push.kind is PushKind.LEAD_NEW}
    assert len(told) == 6  # four that were held, and two that nobody answered
    assert morning.digest is not None
    assert morning.digest.at_desk == 6


def test_a_new_account_is_asked_what_the_old_one_was(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    case_id = story.case()
    telegram.deliver()
    code = story.database.write_now(door.make_invite, story.ids["liaison"])
    story.database.write_now(door.join, 777, code, Language.CHINESE)
    clock.move(minutes=5)
    telegram.deliver()
    chats = [sheet.chat_id for _at, who, sheet in telegram.sent if who == "liaison"]
    assert chats[-1] == 777
    assert story.database.read_now(people.by_telegram, 5000) is None
    story.act("liaison", Move.ACKNOWLEDGE, case_id)
    telegram.deliver()
    assert {sheet.chat_id for sheet in telegram.changed} <= {777}


def test_a_message_unfolds_for_ten_minutes_and_folds_by_itself(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    story.case()
    story.case(words="上湾村路灯不亮。")
    telegram.deliver()
    liaison, message = story.who("liaison"), telegram.last
    message = next(n for n in range(telegram.last, 100, -1) if _is_of(story, liaison.id, n))
    story.database.write_now(pushing.unfold, liaison, message)
    telegram.deliver()
    unfolded = telegram.changed[-1].unfolded
    assert unfolded is not None
    assert {one.place for one in unfolded if one is not None} == {"柳湾镇·上湾村"}
    clock.move(minutes=9)
    telegram.deliver()
    assert telegram.changed[-1].unfolded is unfolded
    clock.move(minutes=1)
    telegram.deliver()  # as well by a program that was started anew: it stands in the record
    assert telegram.changed[-1].unfolded is None


def _is_of(story: Story, officer_id: int, message_id: int) -> bool:
    def read(view: Reader) -> bool:
        row = view.run(
            select(PUSH.c.id).where(
                PUSH.c.recipient_id == officer_id, PUSH.c.message_id == message_id
            )
        ).first()
        return row is not None

    return story.database.read_now(read)


def test_own_quiet_hours_hold_what_is_not_urgent(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    story.database.write_now(door.rest, story.who("clerk"), "noon", "long")
    clock.set(clock().replace(hour=6, minute=45))  # 14:45
    story.report()
    telegram.deliver()
    assert telegram.told("clerk", PushKind.LEAD_NEW) == []
    telegram.live(minutes=30)
    assert telegram.told("clerk", PushKind.LEAD_NEW) == ["11-23 15:00"]


def test_three_days_stopped_over_the_end_of_a_month_are_told_in_one_message_each(
    story: Story, telegram: Telegram, clock: MovableTime
) -> None:
    clock.move(days=4)  # Friday 27 November
    story.case()
    telegram.deliver()
    before = len(telegram.sent)
    clock.set(clock() + timedelta(days=5, hours=1))  # Wednesday 2 December, 10:00; nobody ticked
    for work in (prompts.speak, draw_up, repeating.keep_up):
        story.database.write_now(work)
    telegram.deliver()
    missed = telegram.sent[before:]
    officers = [who for _at, who, _sheet in missed]
    assert len(officers) == len(set(officers))
    (liaison,) = [sheet for _at, who, sheet in missed if who == "liaison"]
    said = [
        (line.push.kind, line.push.subject_id, line.push.facts.get("rule"))
        for line in liaison.lines
    ]
    assert len(said) == len(set(said))
    assert liaison.since is not None  # so that nothing old is told as new
    for work in (prompts.speak, draw_up, repeating.keep_up):
        story.database.write_now(work)
    telegram.deliver()
    assert len(telegram.sent) == before + len(missed)
