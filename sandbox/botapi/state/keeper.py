"""Keeps the sandbox in its file: reads it at the start, writes what changed once a second."""

import asyncio
import contextlib
import logging
import sqlite3
from pathlib import Path
from typing import Any

from sandbox.botapi.core import Core
from sandbox.botapi.state import snapshot
from sandbox.botapi.state.file import Key, Row, StateError, StateFile, damaged

log = logging.getLogger(__name__)

Json = dict[str, Any]
PACE = 1.0  # seconds between two writes, and what a kill may lose
CLOCK_PACE = 30  # so many of these pass before the time alone is written


class Keeper:
    """One file for one sandbox."""

    def __init__(self, core: Core, path: Path) -> None:
        self._core = core
        self._file = StateFile(path)
        self._world = b""
        self._updates: set[int] = set()
        self._files: set[str] = set()
        self._idle = 0
        self._failed = False
        self._task: asyncio.Task[None] | None = None
        self._ending = asyncio.Event()
        self.restored = False
        self.webhook: Json = {}
        core.world.unsaved = set()

    def load(self) -> None:
        """Bring back what was kept; StateError when it is damaged or another bot's."""
        if self._file.is_new:
            return
        try:
            kept = list(self._file.rows())
            self._restore(kept)
        except (sqlite3.Error, LookupError, ValueError, TypeError, AttributeError) as error:
            raise damaged(self._file.path, f"{type(error).__name__}: {error}") from None

    def _restore(self, rows: list[Row]) -> None:
        bodies: dict[str, list[tuple[str, bytes]]] = {}
        for kind, key, body in rows:
            bodies.setdefault(kind, []).append((key, body))
        if "world" not in bodies:
            return  # ended before anything was written
        core = self._core
        ((_, self._world),) = bodies["world"]
        world = snapshot.decode(self._world)
        if world["bot"] != core.world.bot["id"]:
            raise StateError(f"{self._file.path} belongs to bot {world['bot']}: give its --token")
        snapshot.restore_world(core, world)
        self.webhook = world["webhook"]
        messages = [(key, snapshot.decode(body)) for key, body in bodies.get("message", [])]
        for key, kept in sorted(messages, key=lambda one: int(one[1]["order"])):
            snapshot.restore_message(core, key, kept)
        for _, body in sorted(bodies.get("update", []), key=lambda one: int(one[0])):
            snapshot.restore_update(core, snapshot.decode(body))
        core.updates.take_settings(world["updates"])
        for _, body in bodies.get("file", []):
            snapshot.restore_file(core, body)
        for _, body in bodies["time"]:
            snapshot.restore_time(core, snapshot.decode(body))
        self._updates = set(core.updates.pending)
        self._files = set(core.files.originals)
        self.restored = True

    def start(self) -> None:
        """Write from now on."""
        self._task = asyncio.get_running_loop().create_task(self._keep())

    async def _keep(self) -> None:
        while not self._ending.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), PACE)
            await self.save()

    async def save(self, *, last: bool = False) -> None:
        """Write what changed; what cannot be written is tried again the next time."""
        changed = self._changes(with_time=last or self._idle >= CLOCK_PACE)
        if changed is None:
            self._idle += 1
            return
        rows, gone, done = changed
        try:
            await asyncio.to_thread(self._file.write, rows, gone)
        except sqlite3.Error as error:
            if not self._failed:
                log.warning("the state could not be written to %s: %s", self._file.path, error)
            self._failed = True
            self._core.world.unsaved = (self._core.world.unsaved or set()) | done.messages
            return
        self._failed, self._idle = False, 0
        self._world, self._updates, self._files = done.world, done.updates, done.files

    def _changes(self, *, with_time: bool) -> "tuple[list[Row], list[Key], _Done] | None":
        core = self._core
        rows: list[Row] = []
        gone: list[Key] = []
        world = snapshot.encode(snapshot.world_of(core))
        if world != self._world:
            rows.append(("world", "", world))
        messages, core.world.unsaved = core.world.unsaved or set(), set()
        for chat_id, number in messages:
            stored = core.world.chats[chat_id].messages.get(number)
            if stored is None:
                gone.append(("message", f"{chat_id}/{number}"))
            else:
                rows.append(("message", f"{chat_id}/{number}", snapshot.message_row(stored)))
        pending = core.updates.pending
        rows += [
            ("update", str(number), snapshot.update_row(pending[number]))
            for number in pending.keys() - self._updates
        ]
        gone += [("update", str(number)) for number in self._updates - pending.keys()]
        rows += [
            ("file", name, snapshot.file_row(core.files.originals[name]))
            for name in core.files.originals.keys() - self._files
        ]
        if not (rows or gone or with_time):
            return None
        rows.append(("time", "", snapshot.encode(snapshot.time_of(core))))
        return rows, gone, _Done(world, messages, set(pending), set(core.files.originals))

    async def close(self) -> None:
        """Write the last of it and let go of the file."""
        if self._task is not None:
            self._ending.set()
            await asyncio.wait([self._task])
            await self.save(last=True)
        self._file.close()


class _Done:
    """What stands in the file once a write has succeeded."""

    def __init__(
        self,
        world: bytes,
        messages: set[tuple[int, int]],
        updates: set[int],
        files: set[str],
    ) -> None:
        self.world = world
        self.messages = messages
        self.updates = updates
        self.files = files
