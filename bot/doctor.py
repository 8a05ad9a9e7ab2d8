"""``lianluo doctor``: looks at everything a start needs, and says how to mend what is wrong.

It starts at once, so it imports late and little, and changes nothing.
"""

import os
import shutil
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.refusing import SettingsError, settings_lines
from storage import probe
from storage.clock import utc_now
from storage.probe import ATTACHMENTS, Attachments, Standing
from wording.terminal import Terminal

if TYPE_CHECKING:
    from bot.config import Settings

DISK_NEEDED_MB = 500
# What hinders attachments and somebody can do something about.
_TROUBLE = ("disk", "network", "token", "unavailable")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its text without the mark, and whether it is well."""

    good: bool
    text: str


def examine(say: Terminal, tell: Callable[[str], object]) -> bool:
    """Tell what was found, line by line as it is found; gives whether all is well."""
    tell(say("doctor-limit"))
    well = True
    for finding in _findings(say):
        tell(say("doctor-good" if finding.good else "doctor-bad", text=finding.text))
        well = well and finding.good
    return well


def _findings(say: Terminal) -> Iterator[Finding]:
    from bot import config, doctor_files

    try:
        settings = config.load()
    except SettingsError as error:
        for line in settings_lines(say, error):
            yield Finding(False, line)
        return
    yield Finding(True, say("doctor-settings-good"))
    yield _folder(say, settings.data_dir)
    standing = probe.look(settings.database)
    yield Finding(*doctor_files.privacy(say, settings.data_dir))
    yield _key(say, settings, standing)
    yield _database(say, settings, standing)
    yield _disk(say, settings.data_dir)
    if standing.attachments is not None:
        yield _attachments(say, settings.data_dir, standing.attachments)
    now = utc_now().astimezone(ZoneInfo(settings.timezone))
    yield Finding(*doctor_files.last_backup(say, settings, standing, now))
    facts = {"zone": settings.timezone, "now": now.strftime("%Y-%m-%d %H:%M")}
    yield Finding(True, say("doctor-time-good", **facts))
    yield _calendar(say, settings, standing, now.year)
    if settings.metrics_port:
        from bot.doctor_running import ask_bot

        yield Finding(*ask_bot(say, settings.metrics_port))
    if settings.token is None:
        yield Finding(True, say("doctor-token-none"))
    else:
        from bot.doctor_network import ask_server

        yield from (Finding(good, text) for good, text in ask_server(say, settings))


def _standing_folder(path: Path) -> Path:
    """The folder, or the lowest one above it that is there."""
    path = path.absolute()
    return next(one for one in (path, *path.parents) if one.exists())


def _folder(say: Terminal, path: Path) -> Finding:
    there = _standing_folder(path)
    good = there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    return Finding(good, say(f"doctor-folder-{'good' if good else 'bad'}", path=str(path)))


def _key(say: Terminal, settings: "Settings", standing: Standing) -> Finding:
    from bot import keys

    path = keys.key_file(settings)
    if settings.secret_keys is not None:
        state = "set"
    elif not path.exists():
        state = "lost" if standing.key_ids else "none"
    elif path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        state = "open"
    else:
        state = "good" if keys.is_usable(path) else "wrong"
    if state in {"set", "good"} and not keys.opens(settings, standing.key_ids):
        state = "other"
    if state in {"set", "good"} and keys.is_between(settings, standing.rotated):
        return Finding(False, say("doctor-key-between"))
    good = state in {"set", "good", "none"}
    return Finding(good, say(f"doctor-key-{state}", path=str(path)))


def _database(say: Terminal, settings: "Settings", standing: Standing) -> Finding:
    if standing.damaged or not probe.is_whole(settings.database):
        return Finding(False, say("doctor-database-damaged"))
    if not standing.reachable:
        return Finding(False, say("doctor-database-unreachable"))
    if standing.revision is None:
        return Finding(True, say("doctor-database-empty"))
    if standing.is_current:
        return Finding(True, say("doctor-database-good"))
    newer = standing.revision > probe.newest()
    return Finding(False, say(f"doctor-database-{'newer' if newer else 'behind'}"))


def _disk(say: Terminal, path: Path) -> Finding:
    free = shutil.disk_usage(_standing_folder(path)).free // 2**20
    good = free >= DISK_NEEDED_MB
    facts = {"free": str(free), "needed": str(DISK_NEEDED_MB)}
    return Finding(good, say(f"doctor-disk-{'good' if good else 'bad'}", **facts))


def _attachments(say: Terminal, path: Path, found: Attachments) -> Finding:
    """How many are stored, what hinders others, and whether the newest files are there."""
    folder = path / ATTACHMENTS
    lost = sum(not (folder / name[:2] / name).is_file() for name in found.newest)
    if lost:
        return Finding(False, say("doctor-attachments-lost", n=str(lost), path=str(folder)))
    counts: Counter[str] = Counter()
    for (state, cause), n in found.counts.items():
        counts["stored" if state == "stored" else cause or state] += n
    hindered = {cause: counts[cause] for cause in _TROUBLE if counts[cause]}
    facts = {"stored": str(counts["stored"]), "waiting": str(counts["waiting"])}
    if not hindered:
        return Finding(True, say("doctor-attachments-good", **facts))
    causes = say("separator").join(
        say(f"doctor-attachments-{cause}", n=str(n)) for cause, n in hindered.items()
    )
    return Finding(False, say("doctor-attachments-bad", **facts, causes=causes))


def _calendar(say: Terminal, settings: "Settings", standing: Standing, year: int) -> Finding:
    from casework.holidays import published_years

    good = year in published_years() or (standing.is_current and _is_imported(settings, year))
    return Finding(good, say(f"doctor-calendar-{'good' if good else 'bad'}", year=str(year)))


def _is_imported(settings: "Settings", year: int) -> bool:
    """Whether the office has entered the days of a year that no library knows."""
    from storage import calendar_days
    from storage.database import make_engine

    engine = make_engine(settings.database)
    try:
        with engine.connect() as connection:
            return calendar_days.load(connection, settings.timezone).is_published(year)
    finally:
        engine.dispose()
