"""Running a bot against the stub, each in a process of its own, and comparing the two."""

import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from threading import Timer
from time import monotonic

from bench import county
from bench.plan import Plan, argument

ROUNDS = 5
# What the stub says of pushes.
PUSHED = ("rate", "worst_second", "refused", "arrived", "doubled")
ROOT = Path(__file__).parent.parent
_OFFICE = (sys.executable, "-m", "bench.office")
# Both sides have their modules compiled, as whatever is installed and was started once has them.
_AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE": ""}
Command = Callable[[str], list[str]]


@dataclass(frozen=True)
class Run:
    """What one run gave: seconds, updates answered, processor seconds, and peak memory in MB."""

    start: float
    seconds: float
    answered: int
    latencies: list[float]
    processor: float
    memory: float
    taps: list[float]
    pushed: dict[str, float]

    @property
    def per_second(self) -> float:
        return self.answered / self.seconds

    @property
    def processor_ms(self) -> float:
        """Milliseconds of processor time an update, the start not counted out."""
        return 1000 * self.processor / self.answered

    def percentile(self, share: float) -> float:
        return percentile(self.latencies, share)


def percentile(values: list[float], share: float) -> float:
    """The value that this share of them stays below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    id: str
    what: str
    peer: str
    ours: str
    theirs: str
    ratio: str
    reach: str
    near: str
    reached: bool


def serve(plan: Plan, command: Command, seconds: float = 90.0) -> Run:
    """Let a bot work through a plan."""
    stub = subprocess.Popen(
        [sys.executable, "-m", "bench.stub", argument(plan)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert stub.stdout is not None
    try:
        address = f"http://127.0.0.1:{stub.stdout.readline().strip()}"
        began = monotonic()
        bot = subprocess.Popen(command(address), cwd=ROOT, env=os.environ | _AS_INSTALLED)
        alarm = Timer(seconds, stub.kill)
        alarm.start()
        try:
            measured = json.loads(stub.stdout.readline() or "null")
        finally:
            alarm.cancel()
            memory = _most_memory(bot.pid) if measured else 0.0
            bot.send_signal(signal.SIGTERM)
            _, _, used = os.wait4(bot.pid, 0)
        if measured is None:
            msg = f"not done within {seconds:.0f} seconds"
            raise TimeoutError(msg)
    finally:
        stub.kill()
        stub.wait()
    return Run(
        measured["first_poll"] - began,
        measured["seconds"],
        measured["answered"],
        measured["latencies"],
        used.ru_utime + used.ru_stime,
        memory,
        measured["taps"],
        {name: measured[name] for name in PUSHED},
    )


def _most_memory(pid: int) -> float:
    """The most that a process has held, in MB: as Linux says of it.

    What it says when a process ends counts what held its parent when it was started, too.
    """
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


@contextmanager
def offices(officers: int, pushed: int = 0) -> Iterator[Callable[[], Command]]:
    """Gives commands that start the bot, each on a fresh copy of a county, on the real disk.

    ``pushed`` are further officers, each of whom is owed a push.
    """
    with tempfile.TemporaryDirectory(prefix=".run-", dir=ROOT / "bench") as folder:
        first = Path(folder) / "first.db"
        county.make(first, officers, pushed)
        numbers = iter(range(1000))

        def fresh() -> Command:
            copy = Path(folder) / f"{next(numbers)}.db"
            shutil.copy(first, copy)
            pace = ["paced"] if pushed else []
            return lambda address: [*_OFFICE, address, str(copy), *pace]

        yield fresh


def echo(address: str) -> list[str]:
    """The command of the peer."""
    return [sys.executable, "-m", "bench.peer_aiogram", address]


def middle(values: list[float]) -> float:
    """The median; what is reported of several rounds."""
    return float(median(values))


def above(ratio: float, reach: float, near: str) -> tuple[str, str, str, bool]:
    """Ratio, reach, limit, and whether it is reached, where more is better."""
    return f"{ratio:.2f}", f"≥ {reach}", near, ratio >= reach


def below(ratio: float, reach: float, near: str) -> tuple[str, str, str, bool]:
    """The same where less is better."""
    return f"{ratio:.2f} ×", f"≤ {reach} ×", near, ratio <= reach


def peer(library: str, what: str) -> str:
    """A peer by name and version."""
    return f"{library} {version(library)}, {what}"


def python() -> str:
    """The interpreter by name and version."""
    return f"Python {platform.python_version()}"


def say(text: str) -> None:
    print(text, flush=True)
