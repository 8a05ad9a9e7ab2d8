"""Several pushes in one message: a line and buttons for each, in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from casework.actions import Verb
from casework.calendar import WorkingCalendar
from casework.matters import Subject
from casework.people import Language
from casework.push_table import PUSHES
from casework.pushes import CLIMBED_FROM, REMINDED_BY, Push, PushKind
from casework.sheets_pushes import DigestSheet, MessageSheet, PushSheet, Unfolded
from wording import push_messages, pushes
from wording.codec import pack
from wording.screen import Screen
from wording.texts import words_for

CALENDAR = WorkingCalendar()
NOW = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)


def line(kind: PushKind, number: int, subject: Subject = Subject.CASE) -> PushSheet:
    push = Push(number, kind, 2, subject.value, number, False, PUSHES[kind].asks, {})
    return PushSheet(push, 5, Language.CHINESE, NOW, CALENDAR, (2026, number), version=9)


def message(*lines: PushSheet, **more: object) -> MessageSheet:
    sheet = MessageSheet(2, 5, Language.CHINESE, NOW, CALENDAR, lines)
    return replace(sheet, **more)  # type: ignore[arg-type]


def labels(screen: Screen) -> list[list[str]]:
    return [[button.label for button in row] for row in screen.buttons]


TWO = (line(PushKind.CASE_ASSIGNED, 142), line(PushKind.LEAD_NEW, 7, Subject.LEAD))


def test_one_push_stands_as_it_is() -> None:
    assert push_messages.message(message(TWO[0])) == pushes.screen(TWO[0])


def test_several_have_a_line_and_buttons_each_that_say_which() -> None:
    screen = push_messages.message(message(*TWO))
    assert screen.text == (
        "<b>有2条要告诉您</b>\n"
        "<b>组信〔2026〕142号</b> 交办给您,请签收\n"
        "<b>L26-7-K</b> 新情况,待审核"
    )
    assert labels(screen) == [["签收", "打开 142"], ["打开 L7"], ["展开"]]


def test_what_is_settled_says_so_and_has_no_button_among_the_rest() -> None:
    done = replace(TWO[0], settled=True, settled_by="周清和")
    screen = push_messages.message(message(done, TWO[1], message_id=9))
    assert "已由周清和办理。" in screen.text
    assert labels(screen) == [["打开"], ["展开"]]


def test_the_summary_counts_first_and_leads_to_the_lists() -> None:
    summary = line(PushKind.DIGEST, 1, Subject.OFFICER)
    digest = DigestSheet(due_today=2, overdue=1, new=1, waiting=3, at_desk=4)
    screen = push_messages.message(message(summary, TWO[0], digest=digest))
    assert screen.text.split("\n")[:2] == [
        "<b>11月24日(周二) 今天的事</b>",
        "今天到期2件 · 超期1件 · 待签收1件 · 待审核4件 · 等您定3件",
    ]
    assert labels(screen)[-1] == ["展开", "要我定的", "待审核", "我的交办"]


def test_unfolded_each_shows_place_and_a_line() -> None:
    unfolded = (Unfolded("柳湾镇·上湾村", "机井<坏了>"), None)
    screen = push_messages.message(message(*TWO, unfolded=unfolded))
    assert "柳湾镇·上湾村 机井&lt;坏了&gt;" in screen.text
    assert labels(screen)[-1] == ["收起"]
    for secret in ("上湾", "机井"):
        assert secret not in push_messages.message(message(*TWO)).text


def test_what_a_stop_held_up_says_since_when() -> None:
    text = push_messages.message(message(TWO[0], since=date(2026, 11, 20))).text
    assert text.startswith("停过一段时间,11月20日(周五)以来的都在这里。")


def test_more_than_fits_is_counted_and_a_tap_away() -> None:
    many = [line(PushKind.LEAD_NEW, n, Subject.LEAD) for n in range(1, 41)]
    screen = push_messages.message(message(*many))
    assert "还有28条,点“更多”。" in screen.text
    assert labels(screen)[-1] == ["展开", "更多"]


def test_a_morning_without_a_summary_counts_by_kind_and_names_what_only_tells() -> None:
    asked = [line(PushKind.FIRST_ANSWER_DUE, n, Subject.LEAD) for n in range(1, 14)]
    told = [line(PushKind.LEAD_REGISTERED, n, Subject.LEAD) for n in range(20, 24)]
    screen = push_messages.message(message(*told, *asked))
    assert screen.text.split("\n")[:2] == [
        "<b>有17条要告诉您</b>",
        "待告知群众13条 · 情况已登记4条",
    ]
    # What asks is in the list behind 更多, which has nothing of what only tells.
    assert screen.text.split("\n")[-3:] == [
        "还有1条,点“更多”。",
        "<b>L26-20-Z L26-21-V L26-22-Q L26-23-L</b> 已登记,谢谢",
        "没有按钮的,把编号发来就能打开。",
    ]


def test_a_list_that_has_nothing_of_it_is_not_offered() -> None:
    told = [line(PushKind.LEAD_REGISTERED, n, Subject.LEAD) for n in range(1, 7)]
    screen = push_messages.message(message(*told))
    assert labels(screen)[-1] == ["展开"]
    assert screen.text.endswith("没有按钮的,把编号发来就能打开。")


def test_so_much_that_only_tells_is_counted_in_the_end() -> None:
    told = [line(PushKind.DATES_MOVED, n) for n in range(1, 101)]
    screen = push_messages.message(message(*told))
    assert "另有68条只是告知,不再列出。" in screen.text
    assert len(screen.text) < 4096


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("subject", sorted(set(Subject) - {Subject.UNIT}))
def test_news_of_everything_has_a_word(language: Language, subject: Subject) -> None:
    assert words_for(language).has(f"push-kind-about-{subject.value}")


@pytest.mark.parametrize("language", list(Language))
def test_all_kinds_together_fit_a_message_in_both_languages(language: Language) -> None:
    largest = 2**63 - 1
    facts = {"missing": "2", "left": "5", "open": "3", "first": "2026-11-30", "last": "2026-12-04"}
    facts |= {"day": "2026-11-27", "waiting": "3", "late": "2", "soon": "1", "within": "5"}
    facts |= {"head": "9:0123456789abcdef", "purged": "4"}
    facts |= {"unit": "411324"}
    lines = [
        replace(one, language=language, push=replace(one.push, subject_id=largest, facts=facts))
        for one in (line(kind, n) for n, kind in enumerate(PushKind, 1))
        if not one.push.kind.value.startswith(("visit", "leave", "cover"))
    ]
    screen = push_messages.message(replace(message(*lines), language=language))
    assert len(screen.text) < 4096
    for row in screen.buttons:
        for button in row:
            assert button.action is not None
            assert len(pack(button.action).encode()) <= 64


def test_said_again_reminded_and_climbed_are_worded_apart() -> None:
    it = TWO[0]
    again = pushes.screen(replace(it, push=replace(it.push, round=1)))
    assert again.text.endswith("请签收(第2次提醒)")
    by_hand = pushes.screen(replace(it, push=replace(it.push, facts={REMINDED_BY: "3"})))
    assert by_hand.text.endswith("请签收(再提醒一次)")
    climbed = pushes.screen(replace(it, push=replace(it.push, facts={CLIMBED_FROM: "3"})))
    assert climbed.text == "<b>组信〔2026〕142号</b> 没有人回应:待签收"
    # To take it on is not the next level's.
    assert labels(climbed) == [["打开", "谁没动"]]


def test_what_leads_to_all_who_have_not_answered_bears_no_number() -> None:
    climbed = [replace(one, push=replace(one.push, facts={CLIMBED_FROM: "3"})) for one in TWO]
    screen = push_messages.message(message(*climbed))
    assert labels(screen) == [["打开 142", "谁没动"], ["打开 L7"], ["展开"]]


def test_a_message_of_several_is_known_by_its_button_and_one_alone_is_not() -> None:
    def folds(screen: Screen) -> bool:
        return any(
            button.action is not None and button.action.verb is Verb.UNFOLD
            for row in screen.buttons
            for button in row
        )

    assert folds(push_messages.message(message(*TWO)))
    assert not folds(push_messages.message(message(TWO[0], since=NOW.date() - timedelta(3))))
