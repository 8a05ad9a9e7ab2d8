"""The person on duty reads what is wrong, what to do about it, and the figures."""

import pytest

from casework.people import Language
from casework.watch import Watched, Wrong
from wording.texts import words_for
from wording.watch import lines, page

BUSY = Watched(
    inbox_seconds=59,
    push_seconds=400,
    handling=2,
    pushes_waiting=3,
    hindered={"network": 2, "token": 1, "strange": 4},
    given_up=1,
    unreachable=1,
    attachments=5,
    ticks={"clock_tick": 30},
    receiving=Wrong.RECEIVING,
    receiving_seconds=8000,
    used=0.666,
    halted_seconds=4.6,
)


def test_a_quiet_day_takes_a_few_short_lines() -> None:
    assert lines(words_for(Language.CHINESE), Watched(ticks={"clock_tick": 12})) == (
        "一切正常。",
        "收件:没有积压。",
        "提醒:该发的都发了。",
        "附件:0 个待取回。",
        "时限:12秒前查过。",
        "发送:最近一秒用了限额的 0%。",
    )


def test_a_bad_day_says_first_what_to_do_then_every_cause() -> None:
    verdict, *figures = lines(words_for(Language.CHINESE), BUSY)
    assert [line[:8] for line in verdict.splitlines()] == [
        "有情况,请处理:",
        "收不到新消息,多",
        "有提醒到时没有发",
    ]
    assert figures == [
        "收件:2 条待答复,最久的等了59秒。",
        "提醒:3 条到时未发,最久的等了7分钟。",
        "没发出的会重试:网络不通 2 条、令牌不被承认 1 条、其他原因 4 条。",
        "一天内被 Telegram 退回、不再发的:1 条。请看日志。",
        "收不到消息的同事:1 人,拉黑了机器人或注销了账号。请打电话联系。",
        "附件:5 个待取回。",
        "时限:30秒前查过。",
        "发送:最近一秒用了限额的 67%。",
        "Telegram 要求暂停发送,还有5秒。",
        "已有2小时收不到新消息。",
    ]


def test_the_same_in_english() -> None:
    verdict, *figures = lines(words_for(Language.ENGLISH), BUSY)
    assert verdict.splitlines()[0] == "Something needs you:"
    assert figures[0] == "Messages: 2 to be answered, the oldest has waited 59 seconds."
    assert len(figures) == len(lines(words_for(Language.CHINESE), BUSY)) - 1


@pytest.mark.parametrize(("watched", "colour"), [(Watched(), "#1a7f37"), (BUSY, "#b42318")])
def test_the_page_speaks_both_languages_and_shows_by_its_colour(
    watched: Watched, colour: str
) -> None:
    shown = page(watched)
    assert colour in shown
    for language in Language:
        for line in "\n".join(lines(words_for(language), watched)).splitlines():
            assert line in shown
