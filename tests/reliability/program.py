"""The program `lianluo run` in a process of its own, begun and killed as often as somebody asks."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

TOKEN = "4242:AAFakeTokenThatOpensNothingAtAll0000"
HERE = Path(__file__).parent


def morning_zone() -> str:
    """A time zone in which it is morning now, so that no quiet hours hold anything back."""
    ahead = (22 - datetime.now(UTC).hour) % 24 - 12
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


class Program:
    """Begun as a copy of a process that is loaded already, or from cold; one at a time."""

    def __init__(self, folder: Path, url: str) -> None:
        given = {
            "BOT_TOKEN": TOKEN,
            "API_BASE": url,
            "DATA_DIR": str(folder),
            "SEND_RATE": "2000",
            "METRICS_PORT": "0",
            "TIMEZONE": morning_zone(),
        }
        self._env = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1"} | {
            f"LIANLUO_{name}": value for name, value in given.items()
        }
        self._log = (folder / "log.txt").open("ab")
        self._loaded: Process
        self._pid = 0

    async def __aenter__(self) -> Self:
        command = sys.executable, str(HERE / "loaded.py")
        self._loaded = await self._process(*command, PYTHONPATH=str(HERE.parents[1]))
        return self

    async def __aexit__(self, *_: object) -> None:
        self.kill()
        self._loaded.kill()
        await self._loaded.wait()
        self._log.close()

    async def _process(self, *command: str, **more: str) -> Process:
        return await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=self._log, env=self._env | more
        )

    async def begin(self, *, cold: bool = False) -> None:
        """Begin anew."""
        if cold:
            command = Path(sys.executable).with_name("lianluo")
            self._pid = (await self._process(str(command), "run")).pid
            return
        assert self._loaded.stdin is not None
        assert self._loaded.stdout is not None
        self._loaded.stdin.write(b"\n")
        self._pid = int(await self._loaded.stdout.readline())

    def kill(self) -> None:
        """SIGKILL: nothing in hand is finished."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            self._pid = 0
