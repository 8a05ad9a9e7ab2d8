"""S6: how long the commands take that only look, beside an interpreter that does nothing."""

import os
import subprocess
import sys
import tempfile
from time import monotonic

from bench.harness import ROOT, ROUNDS, Line, middle, python, say

REACH = 0.4
# What a command that only looks has no need of.
_HEAVY = (
    "import sys; from bot.cli import main; sys.argv[1:] = {args}\n"
    "try: main()\n"
    "except SystemExit: pass\n"
    "print('aiogram' in sys.modules, file=sys.stderr)"
)


def run(*, quick: bool) -> list[Line]:
    """A line for each command."""
    with tempfile.TemporaryDirectory() as folder:
        return [_line(name, args, folder, 2 if quick else ROUNDS) for name, args in _COMMANDS]


# What runs longer is timed until it says that it has begun.
_COMMANDS = (
    ("lianluo --help", ["--help"]),
    ("lianluo doctor", ["doctor"]),
    ("lianluo report, until it says that it counts", ["report", "2025"]),
)


def _line(name: str, args: list[str], folder: str, rounds: int) -> Line:
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(_timed(["-c", "pass"], folder))
        ours.append(_timed(["-m", "bot.cli", *args], folder))
    mine, other = middle(ours), middle(theirs)
    more = mine - other
    light = not _imports_aiogram(args, folder)
    say(f"S6  {name} {more:.2f} s over nothing")
    return Line(
        "S6",
        f"{name}, without importing aiogram",
        f"{python()}, -c pass",
        f"{mine:.2f} s",
        f"{other:.2f} s",
        f"+{more:.2f} s" + ("" if light else ", imports aiogram"),
        f"≤ {REACH} s over",
        "",
        reached=more <= REACH and light,
    )


def _environment(folder: str) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("LIANLUO_")}
    return ours | {"LIANLUO_DATA_DIR": folder}


def _timed(args: list[str], folder: str) -> float:
    """Seconds to the end, or for a report to its first word."""
    began = monotonic()
    with subprocess.Popen(
        [sys.executable, *args],
        cwd=ROOT,
        env=_environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stderr is not None
        running.stderr.readline()
        if "report" in args:
            taken = monotonic() - began
            running.communicate()
            return taken
        running.communicate()
    return monotonic() - began


def _imports_aiogram(args: list[str], folder: str) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", _HEAVY.format(args=args)],
        cwd=ROOT,
        env=_environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip().endswith("True")
