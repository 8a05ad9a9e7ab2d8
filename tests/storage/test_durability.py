"""The office's record waits for the disk; only one that begins anew at each start does not."""

from pathlib import Path

import pytest

from storage.database import make_engine

FULL, OFF = 2, 0


@pytest.mark.parametrize(("durable", "level"), [(True, FULL), (False, OFF)])
def test_sqlite_waits_for_the_disk_unless_it_need_not(
    tmp_path: Path, *, durable: bool, level: int
) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'record.db'}", durable=durable)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == level
    engine.dispose()


def test_it_waits_when_nothing_is_said(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'record.db'}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == FULL
    engine.dispose()
