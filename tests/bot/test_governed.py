"""Both libraries on one governor: what counts waits for a slot, what is refused is sent again."""

import asyncio
import json
import math
from collections.abc import Awaitable
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, GetUpdates, SendMessage, TelegramMethod
from moved_timer import MovedTime
from telegram import InputMediaPhoto
from telegram.error import BadRequest
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.governed import GovernedRequests, messages_in
from bot.governor import Governor
from bot.lanes import Chat, Ticket
from bot.push_limiter import FIRST, GovernedLimiter

TOKEN = "1:" + "a" * 35
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
REFUSED = {
    "ok": False,
    "error_code": 429,
    "description": "Too Many Requests: retry after 3",
    "parameters": {"retry_after": 3},
}
# Chats from this number on are strangers'.
CROWD = 1000
WRONG = {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}


class NotedGovernor(Governor):
    """Notes what is asked of it."""

    def __init__(self) -> None:
        super().__init__(math.inf, chat_interval=0)
        self.asked: list[tuple[Chat, bool]] = []
        self.halts: list[float] = []

    async def slot(self, chat_id: Chat = None, *, reply: bool = False) -> Ticket:
        self.asked.append((chat_id, reply))
        return await super().slot(chat_id, reply=reply)

    def halt(self, seconds: float) -> bool:
        self.halts.append(seconds)
        return super().halt(0)  # the tests do not wait so long


class Answers:
    """What the server will answer, one after another; then that all is well."""

    def __init__(self, *planned: dict[str, Any]) -> None:
        self.planned = list(planned)
        self.calls: list[str] = []

    def next(self, method: str) -> tuple[int, dict[str, Any]]:
        self.calls.append(method)
        answer = self.planned.pop(0) if self.planned else None
        if answer is not None:
            return answer["error_code"], answer
        several = method in {"sendMediaGroup", "getUpdates"}
        plain = method in {"answerCallbackQuery", "sendChatAction"}
        return 200, {"ok": True, "result": [] if several else plain or MESSAGE}


class PlannedRequest(BaseRequest):
    """The network as ExtBot sees it."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    @property
    def read_timeout(self) -> float:
        return 1

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(self, url: str, *_: Any, **__: Any) -> tuple[int, bytes]:
        status, answer = self.answers.next(url.rsplit("/", 1)[1])
        return status, json.dumps(answer).encode()


class PlannedSession(BaseSession):
    """The network as aiogram sees it."""

    def __init__(self, answers: Answers, governor: Governor) -> None:
        super().__init__()
        self.answers = answers
        self.middleware(GovernedRequests(governor, lambda chat: chat >= CROWD))

    async def close(self) -> None: ...

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], *_: Any, **__: Any) -> Any:
        status, answer = self.answers.next(method.__api_method__)
        return self.check_response(bot, method, status, json.dumps(answer)).result

    def stream_content(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError


def pushing(governor: Governor, answers: Answers) -> ExtBot[Any]:
    request = PlannedRequest(answers)
    return ExtBot(TOKEN, request=request, rate_limiter=GovernedLimiter(governor))


@pytest.mark.parametrize(
    ("method", "cost"),
    [
        ("sendMessage", 1),
        ("sendPhoto", 1),
        ("editMessageText", 1),
        ("editMessageReplyMarkup", 1),
        ("deleteMessage", 1),
        ("deleteMessages", 1),
        ("copyMessage", 1),
        ("sendChatAction", 0),
        ("answerCallbackQuery", 0),
        ("getMe", 0),
        ("getFile", 0),
        ("getUpdates", 0),
        ("setMyCommands", 0),
        ("deleteMyCommands", 0),
        ("deleteWebhook", 0),
    ],
)
def test_only_what_appears_or_changes_in_a_chat_counts(method: str, cost: int) -> None:
    assert messages_in(method, {}) == cost


def test_an_album_costs_as_many_as_it_has_items() -> None:
    assert messages_in("sendMediaGroup", {"media": ["a", "b", "c"]}) == 3
    assert messages_in("forwardMessages", {"message_ids": [1, 2]}) == 2


async def test_a_push_takes_a_slot_behind_replies_and_an_urgent_one_among_them() -> None:
    governor, answers = NotedGovernor(), Answers()
    bot = pushing(governor, answers)
    await bot.send_message(7, "1")
    await bot.send_message("8", "2", rate_limit_args=FIRST)
    await bot.send_chat_action(7, "typing")
    assert governor.asked == [(7, False), ("8", True)]
    assert answers.calls == ["sendMessage", "sendMessage", "sendChatAction"]


async def test_a_pushed_album_takes_a_slot_for_each_item() -> None:
    governor = NotedGovernor()
    await pushing(governor, Answers()).send_media_group(7, [InputMediaPhoto("a")] * 3)
    assert governor.asked == [(None, False), (None, False), (7, False)]


async def test_a_refused_push_halts_all_and_is_sent_again() -> None:
    governor, answers = NotedGovernor(), Answers(REFUSED, REFUSED)
    message = await pushing(governor, answers).send_message(7, "1")
    assert message.message_id == 1
    assert governor.halts == [3, 3]
    assert answers.calls == ["sendMessage"] * 3


async def test_other_refusals_of_a_push_reach_the_sender() -> None:
    answers = Answers(WRONG)
    with pytest.raises(BadRequest):
        await pushing(NotedGovernor(), answers).send_message(7, "1")
    assert answers.calls == ["sendMessage"]


async def test_a_reply_takes_a_slot_before_pushes() -> None:
    governor, answers = NotedGovernor(), Answers()
    async with Bot(TOKEN, PlannedSession(answers, governor)) as bot:
        await bot(SendMessage(chat_id=7, text="1"))
        await bot(AnswerCallbackQuery(callback_query_id="1"))
    assert governor.asked == [(7, True)]


async def test_three_hundred_strangers_hold_up_neither_a_reply_to_an_officer_nor_pushes() -> None:
    time = MovedTime()
    governor, answers = Governor(timer=time), Answers()
    gone: list[str] = []

    async def note(what: str, sending: Awaitable[object]) -> None:
        await sending
        gone.append(what)

    async with Bot(TOKEN, PlannedSession(answers, governor)) as bot, asyncio.TaskGroup() as group:

        def begin(what: str, sending: Awaitable[object]) -> None:
            group.create_task(note(what, sending))

        for n in range(300):
            begin("stranger", bot(SendMessage(chat_id=CROWD + n, text="1")))
        await time.pass_by(1)
        for n in range(8):
            begin("push", governor.slot(n))
        begin("officer", bot(SendMessage(chat_id=7, text="1")))
        before = len(gone)
        await time.pass_by(0.1)
        assert "officer" in gone[before:]
        await time.pass_by(0.4)
        assert gone.count("push") == 8
        await time.pass_by(12)
    assert gone.count("stranger") == 300


async def test_a_refused_reply_halts_all_and_is_sent_again() -> None:
    governor, answers = NotedGovernor(), Answers(REFUSED)
    async with Bot(TOKEN, PlannedSession(answers, governor)) as bot:
        await bot(SendMessage(chat_id=7, text="1"))
    assert governor.halts == [3]
    assert answers.calls == ["sendMessage"] * 2


async def test_a_refused_tap_answer_is_given_again_too() -> None:
    governor, answers = NotedGovernor(), Answers(REFUSED)
    async with Bot(TOKEN, PlannedSession(answers, governor)) as bot:
        assert await bot(AnswerCallbackQuery(callback_query_id="1"))
    assert answers.calls == ["answerCallbackQuery"] * 2


async def test_other_refusals_of_a_reply_reach_the_handler() -> None:
    async with Bot(TOKEN, PlannedSession(Answers(WRONG), NotedGovernor())) as bot:
        with pytest.raises(TelegramBadRequest):
            await bot(SendMessage(chat_id=7, text="1"))


async def test_updates_are_fetched_during_a_halt() -> None:
    governor = NotedGovernor()
    Governor.halt(governor, 60)
    async with Bot(TOKEN, PlannedSession(Answers(), governor)) as bot:
        await asyncio.wait_for(bot(GetUpdates()), 1)
