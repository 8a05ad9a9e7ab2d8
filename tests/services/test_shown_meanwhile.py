"""What waits for another day stands until then in the day's last gathered message, silently."""

from datetime import timedelta

import pytest
from messages_used_up import Clerk, TwoAlone, about, matters
from movable_time import MovableTime
from taking_pushes import LEASE, Telegram, everybody_joined, states

from casework.actions import View
from casework.pushes import Push, PushKind, PushState
from casework.sheets_pushes import Undeliverable
from services import bundling, delivering, leads, pushing
from storage import push_queue, readdressing
from storage.database import Database


@pytest.fixture
def clerk(lite_database: Database, clock: MovableTime) -> Clerk:
    return Clerk(lite_database, clock)


def test_the_third_is_added_to_the_last_message_with_its_button_and_no_new_one_comes(
    clerk: Clerk,
) -> None:
    clerk.report(4)
    clerk.telegram.deliver()
    assert clerk.shown.text.startswith("<b>有3条要告诉您</b>")
    assert clerk.labels() == ["打开 L2", "打开 L3", "打开 L4", "展开"]
    assert clerk.heard() == 2
    assert states(clerk.story, PushKind.LEAD_NEW, "clerk")[-1] == PushState.HELD


def test_in_the_morning_it_is_told_once_and_leaves_the_message_of_the_day_before(
    clerk: Clerk,
) -> None:
    lead = clerk.report(4)
    clerk.telegram.deliver()
    morning = clerk.next_morning()
    assert matters(morning).count(lead) == 1
    assert next(one.push.round for one in morning.lines if one.push.subject_id == lead) == 0
    assert clerk.labels() == ["打开 L2", "打开 L3", "展开"]
    assert states(clerk.story, PushKind.LEAD_NEW, "clerk")[-1] == PushState.SENT


def test_what_was_opened_there_is_not_told_in_the_morning(clerk: Clerk) -> None:
    seen, unseen = clerk.report(4), clerk.report(5)
    clerk.telegram.deliver()
    clerk.database.write_now(pushing.opened, clerk.id, clerk.message, seen)
    assert matters(clerk.next_morning()).count(unseen) == 1
    assert seen not in matters(clerk.telegram.sent[-1][2])
    assert "打开 L4" in clerk.labels()  # it was answered there, and stays there until it is done


def test_what_is_done_meanwhile_says_by_whom_and_is_not_told_in_the_morning(clerk: Clerk) -> None:
    lead = clerk.report(4)
    clerk.telegram.deliver()
    clerk.story.register(lead)
    clerk.telegram.deliver()
    assert "已由周清和办理。" in clerk.shown.text
    assert clerk.labels() == ["打开 L2", "打开 L3", "展开"]
    assert lead not in matters(clerk.next_morning())


def test_what_is_done_after_it_was_opened_there_loses_its_button_the_same_day(
    clerk: Clerk,
) -> None:
    lead = clerk.report(4)
    clerk.telegram.deliver()
    clerk.database.write_now(pushing.opened, clerk.id, clerk.message, lead)
    clerk.story.register(lead)
    clerk.telegram.deliver()
    assert "打开 L4" not in clerk.labels()
    assert "已由周清和办理。" in clerk.shown.text


def test_what_is_done_while_the_message_changes_loses_its_button_by_another_change(
    clerk: Clerk,
) -> None:
    lead = clerk.report(4)
    sheet = clerk.claim()
    assert lead in matters(sheet)
    clerk.story.register(lead)
    clerk.database.write_now(delivering.changed, sheet)
    clerk.telegram.deliver()
    assert "打开 L4" not in clerk.labels()
    assert lead not in matters(clerk.next_morning())


def test_after_a_crash_between_the_change_and_its_note_it_is_changed_once_more(
    clerk: Clerk,
) -> None:
    clerk.report(4)
    clerk.claim()
    clerk.clock.move(seconds=LEASE.total_seconds() + 1)
    clerk.telegram.deliver()
    assert "打开 L4" in clerk.labels()
    assert clerk.heard() == 2
    clerk.telegram.deliver()
    assert len([one for one in clerk.telegram.changed if one.message_id == clerk.message]) == 1


def test_a_full_message_takes_no_more_and_the_rest_waits_for_the_morning(clerk: Clerk) -> None:
    new = [clerk.report(n) for n in range(4, 9)]
    clerk.telegram.deliver()
    assert [label for label in clerk.labels() if label.startswith("打开")] == [
        f"打开 L{n}" for n in range(2, 7)
    ]
    assert "更多" not in clerk.labels()
    assert set(new) <= set(matters(clerk.next_morning()))


@pytest.fixture
def alone(lite_database: Database, clock: MovableTime) -> TwoAlone:
    story = everybody_joined(lite_database)
    found = TwoAlone(story, Telegram(story, clock), [])
    for n in range(2):
        found.leads.append(story.report(words=f"上湾村第{n}口井坏了。"))
        found.telegram.deliver()
        clock.move(minutes=5)
    return found


def test_a_message_of_one_that_nobody_has_touched_becomes_one_of_several(alone: TwoAlone) -> None:
    assert about(alone) is not None
    alone.report()
    assert alone.labels == ["打开 L2", "打开 L3", "展开"]
    assert about(alone) is None  # a reply to it would not know for which
    alone.telegram.clock.move(days=1)
    alone.telegram.deliver()
    assert alone.telegram.chats["clerk", 102].text.startswith("<b>有1条要告诉您</b>")


def test_a_card_that_a_tap_has_made_stays_and_an_earlier_message_takes_it_in(
    alone: TwoAlone,
) -> None:
    clerk = alone.story.ids["clerk"]
    alone.story.database.write_now(pushing.opened, clerk, alone.telegram.last, alone.leads[-1])
    alone.report()
    assert {sheet.message_id for sheet in alone.telegram.changed} == {alone.telegram.last - 1}
    assert states(alone.story, PushKind.LEAD_NEW, "clerk")[-1] == PushState.HELD
    alone.telegram.clock.set((alone.telegram.clock() + timedelta(days=1)).replace(hour=0))
    alone.telegram.live(minutes=30)
    told = [matters(one) for _at, who, one in alone.telegram.sent if who == "clerk"]
    assert [alone.leads[-1] in leads for leads in told] == [False, False, True]


def test_at_night_it_is_shown_too_and_nothing_sounds(clerk: Clerk) -> None:
    clerk.clock.set(clerk.clock().replace(hour=14))  # 22:00
    clerk.report(4)
    clerk.telegram.deliver()
    assert "打开 L4" in clerk.labels()
    assert clerk.heard() == 2


def test_what_goes_out_the_same_day_is_not_shown_before(
    lite_database: Database, clock: MovableTime
) -> None:
    story = everybody_joined(lite_database)
    telegram = Telegram(story, clock)
    for n in range(2):
        story.report(words=f"上湾村第{n}口井坏了。")
    telegram.deliver()
    clock.set(clock().replace(hour=5))  # 13:00, the noon rest
    story.report()
    telegram.deliver()
    assert telegram.changed == []


def test_where_the_message_is_gone_it_waits_for_the_morning(clerk: Clerk) -> None:
    lead = clerk.report(4)
    sheet = clerk.claim()
    clerk.database.write_now(delivering.unchangeable, sheet, refused=False)
    clerk.telegram.deliver()
    assert clerk.heard() == 2
    assert matters(clerk.next_morning()).count(lead) == 1


def test_what_telegram_refuses_to_show_leaves_the_message_and_waits_for_the_morning(
    clerk: Clerk,
) -> None:
    lead = clerk.report(4)
    clerk.database.write_now(delivering.unchangeable, clerk.claim(), refused=True)
    clerk.telegram.deliver()
    assert clerk.labels() == ["打开 L2", "打开 L3", "展开"]
    assert matters(clerk.next_morning()).count(lead) == 1


def test_on_a_bad_network_the_change_is_made_later_and_the_morning_stays(clerk: Clerk) -> None:
    lead = clerk.report(4)
    (bundle,) = clerk.database.write_now(delivering.take, 64, LEASE)
    clerk.database.write_now(delivering.again, bundle, "network", 60.0)
    clerk.telegram.deliver()
    assert clerk.telegram.changed == []
    clerk.clock.move(minutes=1)
    clerk.telegram.deliver()
    assert "打开 L4" in clerk.labels()
    assert matters(clerk.next_morning()).count(lead) == 1


def test_what_is_no_longer_the_readers_does_not_show(clerk: Clerk) -> None:
    lead = clerk.report(4)
    clerk.database.write_now(leads.withdraw, clerk.story.who("liaison"), lead, 0)
    other = clerk.report(5)
    clerk.telegram.deliver()
    assert "打开 L5" in clerk.labels()
    assert "L26-4" not in clerk.shown.text
    assert lead not in matters(clerk.next_morning())
    assert other in matters(clerk.telegram.sent[-1][2])


def test_what_may_not_be_seen_any_more_leaves_the_message(clerk: Clerk) -> None:
    lead = clerk.report(4)
    clerk.telegram.deliver()
    gone = Undeliverable(PushState.SETTLED, "may_not_see")
    clerk.database.write_now(delivering.kept_back, [(_held(clerk, lead), gone)])
    clerk.telegram.deliver()
    assert "L26-4" not in clerk.shown.text


def _held(clerk: Clerk, lead: int) -> Push:
    found = clerk.database.read_now(push_queue.of_message, clerk.id, clerk.message)
    return next(push for push in found if push.subject_id == lead)


def test_an_unfolding_asked_for_while_the_message_changes_comes_after_it(clerk: Clerk) -> None:
    clerk.report(4)
    sheet = clerk.claim()
    clerk.clock.move(seconds=1)
    who = clerk.story.who("clerk")
    clerk.database.write_now(pushing.unfold, who, clerk.message)
    clerk.database.write_now(delivering.changed, sheet)
    clerk.telegram.deliver()
    assert "收起" in clerk.labels()
    assert clerk.shown.text.count("柳湾镇·上湾村") == 3


def test_what_is_opened_while_the_morning_is_being_sent_asks_no_more(clerk: Clerk) -> None:
    lead = clerk.report(4)
    clerk.telegram.deliver()
    clerk.clock.set((clerk.clock() + timedelta(days=1)).replace(hour=0, minute=30))
    bundles = clerk.database.write_now(delivering.take, 64, LEASE)
    (bundle,) = [one for one in bundles if one.recipient_id == clerk.id]
    sheet = clerk.database.read_now(bundling.prepare, bundle).sheet
    assert sheet is not None
    clerk.database.write_now(pushing.opened, clerk.id, clerk.message, lead)
    clerk.database.write_now(delivering.sent, sheet, 900, View.NOTHING)
    assert states(clerk.story, PushKind.LEAD_NEW, "clerk")[-1] == PushState.ACKNOWLEDGED


def test_a_summary_that_changes_on_a_later_day_keeps_its_day_and_counts_no_more(
    clerk: Clerk,
) -> None:
    clerk.next_morning()
    summary = clerk.telegram.last
    clerk.clock.set(clerk.clock().replace(hour=14))  # 22:00
    lead = clerk.report(4)
    clerk.telegram.deliver()
    now = clerk.telegram.chats["clerk", summary]
    assert now.text.startswith("<b>11月24日(周二) 今天的事</b>\n待审核4件")
    assert "L26-4" in now.text
    assert matters(clerk.next_morning()).count(lead) == 1
    now = clerk.telegram.chats["clerk", summary]
    assert now.text.startswith("<b>11月24日(周二) 今天的事</b>\n这一天已过,请看新的一条。")
    assert "L26-4" not in now.text


def test_what_becomes_a_colleagues_leaves_the_message(clerk: Clerk) -> None:
    lead = clerk.report(4)
    clerk.telegram.deliver()
    deputy = clerk.story.ids["deputy"]
    clerk.database.write_now(readdressing.readdress, _held(clerk, lead), deputy)
    clerk.telegram.deliver()
    assert clerk.labels() == ["打开 L2", "打开 L3", "展开"]
