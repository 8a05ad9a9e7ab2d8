"""Threads that answer questions beside the writer.

Questions that are asked at one moment go together, one view of the record for all of them: handing
work to a thread and beginning a transaction cost more than a short question itself. Whatever is
asked later is taken by the next free thread, so nobody waits for a leader's long question but
those who asked in the same instant.
"""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from storage.jobs import Job, deliver
from storage.unit import Reader, Surroundings

Question = Job[Reader]


class Readers:
    """Some threads over connections that only read."""

    def __init__(self, engine: Engine, around: Surroundings, threads: int) -> None:
        self._engine = engine
        self._around = around
        self._queue: SimpleQueue[list[Question]] = SimpleQueue()
        self._asked: dict[asyncio.AbstractEventLoop, list[Question]] = {}
        self._threads = [
            threading.Thread(target=self._run, name=f"lianluo-reader-{n}", daemon=True)
            for n in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def ask(self, work: Callable[[Reader], Any], loop: asyncio.AbstractEventLoop) -> Any:
        """Queue a question with what else the loop asks in this turn; gives a future."""
        question = Question(work, loop)
        if loop not in self._asked:
            self._asked[loop] = []
            loop.call_soon(self._hand_over, loop)
        self._asked[loop].append(question)
        return question.future

    def _hand_over(self, loop: asyncio.AbstractEventLoop) -> None:
        self._queue.put(self._asked.pop(loop))

    def close(self) -> None:
        """Answer what was asked and stop."""
        for _ in self._threads:
            self._queue.put([])
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while questions := self._queue.get():
            self._answer(questions)
            deliver(questions)

    def _answer(self, questions: list[Question]) -> None:
        try:
            with self._engine.connect() as connection, connection.begin():
                view = Reader(connection, self._around)
                for question in questions:
                    _ask(view, question)
        except Exception as error:
            if len(questions) == 1:
                questions[0].error = error
                return
            for question in questions:  # a broken transaction answers nobody else
                question.error = None
                self._answer([question])


def _ask(view: Reader, question: Question) -> None:
    try:
        question.value = question.work(view)
    except DBAPIError:
        raise
    except Exception as error:
        question.error = error
