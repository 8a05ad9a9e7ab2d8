"""``lianluo report``: two files in a folder, or a line that says what to write instead."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from reading_reports import document, workbook
from two_years import LIU, open_office

from bot import report_command
from bot.refusing import RefusedError
from casework.people import Language
from storage.database import Database
from storage.vault import Vault, make_key
from wording.terminal import Terminal

SAY = Terminal(Language.CHINESE)


@pytest.fixture
def folder(tmp_path: Path, lite_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write into, and a record of two years that the settings name."""
    key = make_key()
    monkeypatch.setenv("LIANLUO_DATABASE_URL", lite_url)
    monkeypatch.setenv("LIANLUO_SECRET_KEYS", key)
    monkeypatch.setenv("LIANLUO_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    database = Database(lite_url, Vault([key]), durable=False)
    open_office(database)
    database.close()
    made = tmp_path / "out"
    made.mkdir()
    return made


def refused(period: str, unit: str, folder: Path) -> str:
    with pytest.raises(RefusedError) as error:
        report_command.write(SAY, period, unit, folder)
    assert list(folder.glob("*")) == []
    return error.value.lines[0]


def test_document_and_workbook_come_into_the_folder(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report_command.write(SAY, "2012-01..2013-12", "", folder)
    name = "青溪县2012年至2013年信访工作情况报告"
    paper, book = (folder / f"{name}.{ending}" for ending in ("docx", "xlsx"))
    assert document(paper.read_bytes()).rows("来源", "名称")["来访"]["占比"] == "63.1%"
    assert workbook(book.read_bytes()).rows("来源", "名称")["来访"]["占比"] == 63.1
    out, err = capsys.readouterr()
    assert out.splitlines() == [f"写好了:{paper}", f"写好了:{book}"]
    assert err.startswith("正在统计 2012-01..2013-12")


def test_a_unit_can_be_named_by_its_code(folder: Path) -> None:
    report_command.write(SAY, "2013", LIU, folder)
    assert sorted(one.suffix for one in folder.iterdir()) == [".docx", ".xlsx"]
    assert all(one.name.startswith("柳湾镇2013年") for one in folder.iterdir())
    given = "SELECT facts FROM event WHERE kind = 'report_given' AND actor_id IS NULL"
    with closing(sqlite3.connect(folder.parent / "lianluo.db")) as record:
        assert LIU in record.execute(given).fetchone()[0]


def test_what_cannot_be_written_is_refused_with_what_to_write_instead(folder: Path) -> None:
    assert "2026-13" in refused("2026-13", "", folder)
    assert "2199-01-01 还没到" in refused("2199", "", folder)
    assert "没有登记" in refused("2015", "", folder)
    assert "无此乡" in refused("2013", "无此乡", folder)
    with pytest.raises(RefusedError) as error:
        report_command.write(SAY, "2013", "", folder / "nowhere")
    assert "nowhere" in error.value.lines[0]
