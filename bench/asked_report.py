"""A year's report asked for as in chat, in a program that stands idle; prints what it took.

Argument: the database. Memory is in MB: the most that this program and the one that makes the files
hold together, over what this one held before.
"""

import asyncio
import json
import sys
import threading
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.county import KEY
from bench.register import LEADER, NOW
from casework.people import Language
from casework.statistics import parse_period
from handlers import drawing, pressing, routers
from services import report, status
from storage import people
from storage.database import Database
from storage.vault import Vault
from wording import status_picture
from wording.speaker import Speaker

YEAR = parse_period("2025")
CHARTS = 20


async def main(url: str) -> None:
    routers.build()  # what is loaded when the bot stands idle
    database = Database(url, Vault([KEY]), lambda: NOW)
    leader = await database.read(people.by_telegram, LEADER)
    assert leader is not None
    idle, held = _held("self"), []
    watching = asyncio.create_task(_watch(held))
    began = perf_counter()
    found = await database.read(report.make, leader, "", YEAR)
    counted = perf_counter() - began
    made = await pressing.files(found, Language.CHINESE, lambda: None)
    seconds = perf_counter() - began
    watching.cancel()
    say = Speaker.of(database, Language.CHINESE)
    sheet = await database.read(status.overview, leader)
    await drawing.png(status_picture.svg(say, sheet))  # the drawing program starts
    drawn = []
    for _ in range(CHARTS):
        began = perf_counter()
        assert await drawing.png(status_picture.svg(say, sheet))
        drawn.append(1000 * (perf_counter() - began))
    await drawing.close()
    database.close()
    print(
        json.dumps(
            {
                "seconds": seconds,
                "counted": counted,
                "memory": max(held) - idle,
                "total": found.total,
                "bytes": len(made.document) + len(made.book),
                "chart": median(drawn),
            }
        )
    )


async def _watch(held: list[float]) -> None:
    """Note again and again what is held."""
    children = Path("/proc/self/task") / str(threading.get_native_id()) / "children"
    while True:
        held.append(_held("self") + sum(_held(one) for one in children.read_text().split()))
        await asyncio.sleep(0.01)


def _held(process: str) -> float:
    """The memory that a process holds, in MB; one that has ended holds none."""
    try:
        lines = (Path("/proc") / process / "status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


asyncio.run(main(sys.argv[1]))
