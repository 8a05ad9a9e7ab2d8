"""The folder of backups: what each is called, the newest, and which are old enough to go."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

_NAME = re.compile(r"lianluo-(\d{8}-\d{6})\.backup")
_FORM = "%Y%m%d-%H%M%S"


def name_for(moment: datetime) -> str:
    """What a backup made at a moment is called; the moment is in the name, in the given zone."""
    return f"lianluo-{moment.strftime(_FORM)}.backup"


def expire(folder: Path, now: datetime, days: int) -> list[str]:
    """Delete backups made more than so many days ago; gives their names.

    Only what bears the name of one is looked at.
    """
    gone = []
    for path, made in _backups(folder, now):
        if now - made > timedelta(days=days):
            path.unlink()
            gone.append(path.name)
    return gone


def newest(folder: Path, now: datetime) -> datetime | None:
    """When the newest backup in a folder was made, in the zone of ``now``; none without any."""
    return max((made for _, made in _backups(folder, now)), default=None)


def _backups(folder: Path, now: datetime) -> Iterator[tuple[Path, datetime]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        found = _NAME.fullmatch(path.name)
        if found is not None:
            yield path, datetime.strptime(found[1], _FORM).replace(tzinfo=now.tzinfo)
