"""The part of doctor that looks at whom the files are open to, and how old the last backup is."""

import stat
from datetime import datetime, timedelta
from pathlib import Path

from bot.config import Settings
from storage import shelf
from storage.probe import Standing
from wording.terminal import Terminal

# A backup that is older is no longer what somebody relies on [ours].
OLD = timedelta(days=7)
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def privacy(say: Terminal, path: Path) -> tuple[bool, str]:
    """Whether nobody but the owner comes at the data folder, which has the record and the keys."""
    if not path.is_dir():
        return True, say("doctor-private-none")
    good = not path.stat().st_mode & _OTHERS
    return good, say(f"doctor-private-{'good' if good else 'bad'}", path=str(path))


def last_backup(
    say: Terminal, settings: Settings, standing: Standing, now: datetime
) -> tuple[bool, str]:
    """How old the newest backup is; well without any while nothing was entered yet."""
    folder = Path(standing.backups) if standing.backups else settings.backups
    made = shelf.newest(folder, now)
    if made is None:
        good = not standing.is_entered
        return good, say(f"doctor-backup-{'early' if good else 'none'}", path=str(folder))
    good = now - made <= OLD
    facts = {"made": made.strftime("%Y-%m-%d %H:%M"), "path": str(folder)}
    return good, say(f"doctor-backup-{'good' if good else 'old'}", n=(now - made).days, **facts)
