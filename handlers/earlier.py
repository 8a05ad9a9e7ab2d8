"""Answers that an earlier run gave and could not note any more: they are changed, not given twice.

Telegram does not tell what was sent; but it lets a bot change its own messages only, and numbers
those of all private chats in one row. So a message that nobody has noted may be the one looked for.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from itertools import count, islice

from services import answers
from services.office import Database

# So many messages are tried for one answer: each costs a request of the budget for all answers.
TRIES = 40
# They went out in the order in which they wait now: after so many in a row that are not found, the
# others had not gone out.
MISSES = 5


class Earlier:
    """What an earlier run may have sent; one answer is looked for after the other."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._one_by_one = asyncio.Lock()
        self._noted: set[int] = set()
        self._since: int | None = None
        self._first_of_ours: int | None = None
        self._missed = 0

    async def give(
        self,
        after: int,
        mine: tuple[int, int],
        change: Callable[[int], Awaitable[bool]],
        send: Callable[[], Awaitable[int]],
    ) -> int:
        """Change the message that gave an answer, or send one; gives its number.

        It is above the message ``after``, 0 when none can have been given; ``mine`` are the chat
        and its officer (0 for a stranger).
        """
        async with self._one_by_one:
            looked_for = after and self._missed < MISSES
            tries = await self._may_be(after, mine) if looked_for else ()
            for number in tries:
                if await change(number):
                    self._noted.add(number)
                    self._missed = 0
                    return number
            self._missed += 1
            if self._first_of_ours is None:
                self._first_of_ours = await send()
                return self._first_of_ours
        return await send()

    async def _may_be(self, after: int, mine: tuple[int, int]) -> Iterable[int]:
        """The messages to try: what went out last, as soon as it is known where that ends."""
        if self._since is None or after < self._since:
            self._noted |= await self._database.read(answers.noted_since, after)
            self._since = after
        here = await self._database.read(answers.noted_in, *mine, after)
        end = self._first_of_ours
        numbers = range(end - 1, after, -1) if end else count(after + 1)
        return islice(self._left(numbers, here), TRIES)

    def _left(self, numbers: Iterable[int], here: set[int]) -> Iterator[int]:
        return (one for one in numbers if one not in self._noted and one not in here)
