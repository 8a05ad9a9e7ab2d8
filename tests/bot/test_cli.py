"""The real program, as an administrator runs it on the server."""

import re
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from server_program import Server

from storage.vault import make_key

DATA = Path(__file__).parent.parent / "data"
UNITS = DATA / "units-qingxi.csv"
CODE = re.compile(r"[A-Z0-9]{10}")


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


@pytest.mark.parametrize("lang", ["en_US.UTF-8", "zh_CN.UTF-8"])
def test_help_is_in_the_language_of_the_terminal(server: Server, lang: str) -> None:
    code, out, _ = server.run("--help", lang=lang)
    assert code == 0
    commands = ("run", "sandbox", "migrate", "doctor", "units", "people", "invite", "audit")
    for command in (*commands, "counters", "report"):
        assert f"  {command} " in out
    assert ("记录链" in out) is lang.startswith("zh")


@pytest.mark.parametrize("arguments", [["--help"], ["doctor"], ["report", "2026-13"]])
def test_what_must_start_at_once_loads_nothing_heavy(server: Server, arguments: list[str]) -> None:
    heavy = "{'aiogram', 'telegram', 'aiohttp', 'sqlalchemy', 'alembic', 'apscheduler'}"
    code = (
        f"import sys, atexit; sys.argv = ['lianluo', *{arguments}]; "
        f"atexit.register(lambda: print('HEAVY', sorted({heavy} & set(sys.modules)))); "
        "from bot.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=server.folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == (arguments[0] == "report")  # which is told an odd period
    assert "HEAVY []" in done.stdout


def test_the_first_day_of_an_office(server: Server) -> None:
    code, out, _ = server.run("migrate")
    assert (code, "ready" in out) == (0, True)
    code, out, _ = server.run("migrate")
    assert (code, "up to date" in out) == (0, True)

    code, out, _ = server.run("units", "import", UNITS)
    assert code == 0
    assert "84 new" in out

    roster = server.file(
        "people.csv",
        "name,role,unit_code,time\n李强,liaison,990000001,full\n王芳,clerk,990000,full\n",
    )
    code, out, errors = server.run("people", "import", roster)
    assert code == 0
    assert [line.split(",")[0] for line in out.splitlines()] == ["李强", "王芳"]
    assert all(CODE.fullmatch(line.split(",")[1]) for line in out.splitlines())
    assert "2 new" in errors
    beside = server.folder / "people-invites.csv"
    assert beside.stat().st_mode & 0o777 == 0o600
    data = server.folder / "data"
    assert [path for path in (data, *data.rglob("*")) if path.stat().st_mode & 0o077] == []
    assert all(line.split(",")[1] in beside.read_text("utf-8-sig") for line in out.splitlines())

    code, out, _ = server.run("invite", "赵敏", "deputy", "990000")
    assert code == 0
    assert CODE.fullmatch(out.splitlines()[-1])

    days = server.file("days.csv", "date,kind,name\n2030-10-01,day_off,国庆节\n")
    code, out, _ = server.run("holidays", "import", days)
    assert (code, "1 day off" in out) == (0, True)

    code, out, _ = server.run("audit", "verify")
    assert code == 0
    head = out.split()[-1]
    assert server.run("audit", "verify", "--since", head)[0] == 0
    code, _, errors = server.run("audit", "verify", "--since", f"1:{'0' * 64}")
    assert (code, "not in the chain" in errors) == (1, True)

    code, out, _ = server.run("counters", "check")
    assert (code, "running counts hold" in out) == (0, True)
    code, out, _ = server.run("search", "rebuild")
    assert (code, "0 matters" in out) == (0, True)

    key = server.folder / "data" / "secret.key"
    assert key.stat().st_mode & 0o777 == 0o600
    code, out, _ = server.run("doctor")
    assert (code, out.count("✗")) == (0, 0)


def test_an_existing_register_is_checked_then_taken_in_once(server: Server) -> None:
    register = DATA / "register-2012-2013.csv"
    server.run("units", "import", UNITS)
    code, out, _ = server.run("register", "import", register, "--dry-run")
    assert (code, "65 entries" in out, "Nothing has been taken in" in out) == (0, True, True)
    code, out, _ = server.run("register", "import", register)
    assert (code, "65 entries" in out, "110 persons" in out) == (0, True, True)
    for option in ((), ("--dry-run",)):
        code, out, errors = server.run("register", "import", register, *option, lang="zh_CN.UTF-8")
        assert (code, out) == (1, "")
        assert "有65处不对" in errors
        assert "register-2012-2013.csv 第2行:登记号 001 已经导入过" in errors
    assert server.run("audit", "verify")[0] == 0


def test_a_running_count_that_does_not_hold_is_named_and_put_right(server: Server) -> None:
    server.run("units", "import", UNITS)
    server.run("register", "import", DATA / "register-2012-2013.csv")
    assert server.run("counters", "check")[0] == 0
    with closing(sqlite3.connect(server.folder / "data" / "lianluo.db")) as database:
        at = "unit_code = '990000' AND measure = 'received.letter'"
        database.execute(f"UPDATE counter SET n = n + 2 WHERE {at}")  # noqa: S608 no input
        database.commit()
    code, out, errors = server.run("counters", "check")
    assert (code, out) == (1, "")
    assert "Unit 990000, received.letter, 2012-" in errors
    code, _, errors = server.run("counters", "check", lang="zh_CN.UTF-8")
    assert (code, "单位 990000,received.letter" in errors) == (1, True)
    code, out, _ = server.run("counters", "rebuild")
    assert (code, "put right" in out) == (0, True)
    assert server.run("counters", "check")[0] == 0


def test_the_register_template_is_written_where_it_is_wanted(server: Server) -> None:
    code, out, _ = server.run("register", "template", "empty.xlsx")
    assert (code, "empty.xlsx" in out) == (0, True)
    assert (server.folder / "empty.xlsx").read_bytes().startswith(b"PK")
    (server.folder / "empty.xlsx").write_bytes(b"filled in")
    code, _, errors = server.run("register", "template", "empty.xlsx")
    assert (code, "already" in errors) == (1, True)
    assert (server.folder / "empty.xlsx").read_bytes() == b"filled in"
    code, _, errors = server.run("register", "template", "nowhere/empty.xlsx")
    assert (code, "nowhere" in errors) == (1, True)


def test_the_published_files_make_a_county(server: Server) -> None:
    files = [DATA / "villages-411324.csv", DATA / "townships-411324.csv"]
    code, out, errors = server.run(
        "units", "import", *files, "--county", "镇平县", lang="zh_CN.UTF-8"
    )
    assert (code, errors) == (0, "")
    assert "乡镇街道:22" in out
    assert "村和社区:432" in out


def test_refusals_name_the_line_in_plain_words_and_exit_with_1(server: Server) -> None:
    wrong = server.file("units.csv", "code,name,kind,parent_code\n1,县,county,\n2,镇,township,9\n")
    code, out, errors = server.run("units", "import", wrong)
    assert (code, out) == (1, "")
    assert "units.csv, line 3: 2 stands below 9" in errors
    code, _, errors = server.run("units", "import", wrong, lang="zh_CN.UTF-8")
    assert (code, "units.csv 第3行" in errors) == (1, True)
    code, _, errors = server.run("units", "import", server.folder / "missing.csv")
    assert (code, "cannot be read" in errors) == (1, True)


@pytest.mark.parametrize(
    ("role", "unit", "said"),
    [("boss", "990000", "no such role"), ("clerk", "777", "no unit with the code or name “777”")],
)
def test_an_invite_that_makes_no_sense_is_refused(
    server: Server, role: str, unit: str, said: str
) -> None:
    server.run("units", "import", UNITS)
    code, out, errors = server.run("invite", "李强", role, unit)
    assert (code, out) == (1, "")
    assert said in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize("arguments", [["invite", "李强"], ["fly"], ["units", "import"]])
def test_wrong_usage_exits_with_2(server: Server, arguments: list[str]) -> None:
    assert server.run(*arguments)[0] == 2


@pytest.mark.parametrize(
    "command",
    [["run"], ["sandbox"], ["migrate"], ["audit", "verify"], ["search", "rebuild"], ["backup"]],
)
def test_a_wrong_setting_stops_the_start_with_one_line(server: Server, command: list[str]) -> None:
    code, out, errors = server.run(*command, TIMEZONE="Mars/Olympus")
    assert (code, out) == (1, "")
    assert errors.splitlines() == [
        "LIANLUO_TIMEZONE cannot be used: give a time zone of the tz database, like Asia/Shanghai."
    ]
    code, _, errors = server.run(*command, lang="zh_CN.UTF-8", BOT_TOKN="1")
    assert code == 1
    assert errors.splitlines() == ["没有 LIANLUO_BOT_TOKN 这项设置:是不是 LIANLUO_BOT_TOKEN?"]


def test_a_database_out_of_reach_is_refused_without_its_password(server: Server) -> None:
    url = "postgresql://user:hidden@127.0.0.1:1/x"
    code, _, errors = server.run("audit", "verify", DATABASE_URL=url)
    assert code == 1
    assert "LIANLUO_DATABASE_URL" in errors
    assert "hidden" not in errors


def test_the_other_database_serves_as_well(server: Server, database_url: str) -> None:
    code, out, _ = server.run("units", "import", UNITS, DATABASE_URL=database_url)
    assert (code, "84 new" in out) == (0, True)
    assert server.run("audit", "verify", DATABASE_URL=database_url)[0] == 0


def test_a_lost_key_is_said_and_nothing_is_changed(server: Server) -> None:
    server.run("units", "import", UNITS)
    roster = server.file(
        "people.csv", "name,role,unit_code,time,phone\n李强,liaison,990000001,full,13800000001\n"
    )
    assert server.run("people", "import", roster)[0] == 0
    (server.folder / "data" / "secret.key").unlink()
    code, out, errors = server.run("people", "import", roster)
    assert (code, out) == (1, "")
    assert errors.startswith("The key file data/secret.key is missing")


def test_a_lost_and_a_wrong_key_are_said_where_nothing_but_an_invite_was_sealed(
    server: Server,
) -> None:
    server.run("units", "import", UNITS)
    assert server.run("invite", "李强", "liaison", "990000001")[0] == 0
    path = server.folder / "data" / "secret.key"
    path.unlink()
    code, _, errors = server.run("invite", "王芳", "liaison", "990000001")
    assert (code, path.exists()) == (1, False)
    assert errors.startswith("The key file data/secret.key is missing")
    path.write_text(f"{make_key()}\n", encoding="ascii")
    code, _, errors = server.run("invite", "王芳", "liaison", "990000001")
    assert code == 1
    assert "does not open" in errors


def test_a_locked_folder_is_named(server: Server) -> None:
    server.file("data", "a file where a folder should be")
    code, _, errors = server.run("migrate")
    assert (code, "Traceback" in errors) == (1, False)
    assert "cannot be written" in errors


def test_what_the_database_refuses_is_told(server: Server) -> None:
    (server.folder / "data").mkdir()
    (server.folder / "data" / "lianluo.db").touch()
    driver = sqlite3.connect(server.folder / "data" / "lianluo.db")
    with driver:
        driver.execute("CREATE TABLE visit (id INTEGER)")  # stands in the way of a migration
    driver.close()
    code, _, errors = server.run("migrate")
    assert (code, "Traceback" in errors) == (1, False)
    assert "table visit already exists" in errors


def test_a_broken_chain_is_refused_with_its_place(server: Server) -> None:
    server.run("units", "import", UNITS)
    driver = sqlite3.connect(server.folder / "data" / "lianluo.db")
    with driver:
        driver.execute("UPDATE event SET facts = '{}' WHERE position = 1")
    driver.close()
    code, _, errors = server.run("audit", "verify")
    assert (code, "position 1" in errors) == (1, True)


TOKEN = {"BOT_TOKEN": "123456789:AAF-token-of-a-test-that-opens-nothing", "METRICS_PORT": "0"}
NOWHERE = {"API_BASE": "http://127.0.0.1:1"}


def refused_at_start(server: Server, **settings: str) -> str:
    """What the program says that does not start, in one line and nothing else."""
    code, out, errors = server.run("run", **{**TOKEN, **NOWHERE, **settings})
    assert (code, out, len(errors.splitlines())) == (1, "", 1), errors
    return errors


def test_a_start_on_a_newer_database_says_to_install_the_newer_program(server: Server) -> None:
    server.run("migrate")
    with sqlite3.connect(server.folder / "data" / "lianluo.db") as driver:
        driver.execute("UPDATE alembic_version SET version_num = '9999'")
    driver.close()
    assert "Install the newer program" in refused_at_start(server)


def test_a_start_on_a_damaged_database_says_to_put_a_backup_in_its_place(server: Server) -> None:
    server.run("migrate")
    (server.folder / "data" / "lianluo.db").write_bytes(b"no database" * 1000)
    assert "backup" in refused_at_start(server)


def test_a_start_with_another_key_changes_nothing_and_says_so(server: Server) -> None:
    server.run("units", "import", UNITS)
    roster = "name,role,unit_code,time,phone\n李强,liaison,990000001,full,13800138000\n"
    server.run("people", "import", server.file("people.csv", roster))
    (server.folder / "data" / "secret.key").unlink()
    assert "data/secret.key is missing" in refused_at_start(server)
    assert not (server.folder / "data" / "secret.key").exists()


def test_a_start_on_a_port_that_is_taken_names_the_setting(server: Server) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert "LIANLUO_METRICS_PORT" in refused_at_start(server, METRICS_PORT=port)


def test_a_data_folder_that_cannot_be_made_is_named(server: Server) -> None:
    server.file("taken", "a file")
    for folder in ("taken", "taken/data", "/proc/data"):
        assert f"{folder} cannot be written" in refused_at_start(server, DATA_DIR=folder)
