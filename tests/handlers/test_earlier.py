"""What an earlier run sent and could not note is found with few requests, whatever waits."""

import asyncio

from casework.actions import View
from handlers.earlier import TRIES, Earlier
from services import answers, inbox
from storage.database import Database


class Server:
    """Numbers the messages of all chats in one row, as Telegram does."""

    def __init__(self) -> None:
        self.chats: list[int] = []
        self.changed: list[int] = []
        self.tries = 0

    async def send(self, chat: int) -> int:
        await asyncio.sleep(0)
        self.chats.append(chat)
        return len(self.chats)

    async def change(self, chat: int, number: int) -> bool:
        await asyncio.sleep(0)
        self.tries += 1
        if number > len(self.chats) or self.chats[number - 1] != chat:
            return False
        self.changed.append(chat)
        return True


async def answer_all(server: Server, earlier: Earlier, chats: range) -> None:
    """Give everybody their answer again, all at one moment; none was answered before the first."""
    await asyncio.gather(
        *(
            earlier.give(
                200,
                (chat, 0),
                lambda number, chat=chat: server.change(chat, number),
                lambda chat=chat: server.send(chat),
            )
            for chat in chats
        )
    )


async def test_of_many_unanswered_each_gets_one_message_for_few_requests(
    lite_database: Database,
) -> None:
    server, chats = Server(), range(200)
    for chat in chats:  # their own messages
        await server.send(chat)
    for chat in range(90):  # answered and noted before the crash
        number = await server.send(chat)
        lite_database.write_now(answers.given, chat, number, View.LEAD, chat)
    for chat in range(90, 98):  # answered, and not noted any more
        await server.send(chat)
    await answer_all(server, Earlier(lite_database), range(90, 200))
    assert sorted(server.changed) == list(range(90, 98))
    assert sorted(server.chats[200:]) == list(range(200))
    assert server.tries < 2 * TRIES


async def test_what_went_out_last_is_found_even_far_above_the_question(
    lite_database: Database,
) -> None:
    server, earlier = Server(), Earlier(lite_database)
    for chat in range(100):
        await server.send(chat)
    await server.send(7)
    await earlier.give(100, (8, 0), lambda n: server.change(8, n), lambda: server.send(8))
    await earlier.give(1, (7, 0), lambda n: server.change(7, n), lambda: server.send(7))
    assert server.changed == [7]
    assert server.chats.count(7) == 2
    assert server.tries < 2 * TRIES


async def test_what_people_wrote_meanwhile_is_not_tried(lite_database: Database) -> None:
    server, earlier = Server(), Earlier(lite_database)
    for _question_and_answer in range(2):
        await server.send(7)
    written = range(3, 3 + 2 * TRIES)
    for _one in written:
        await server.send(8)
    updates, brought = [(n, 8, "{}") for n in written], {n: n for n in written}
    lite_database.write_now(inbox.keep, 1, updates, (), brought)
    await earlier.give(written[-1], (9, 0), lambda n: server.change(9, n), lambda: server.send(9))
    before = server.tries
    await earlier.give(1, (7, 0), lambda n: server.change(7, n), lambda: server.send(7))
    assert server.changed == [7]
    assert server.tries == before + 1
