"""What can be run, set or measured is written down."""

import re
from pathlib import Path

from prometheus_client import CollectorRegistry
from typer.main import get_command

from bot.cli import program
from bot.config import Settings
from bot.metrics import Metrics
from casework.people import Language
from handlers.commands import MENU
from wording.terminal import Terminal
from wording.texts import words_for

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_readme() -> None:
    missing = [name for name in Settings.model_fields if f"LIANLUO_{name.upper()}" not in README]
    assert missing == []


def test_every_chat_command_has_its_line_in_both_languages() -> None:
    for language in Language:
        say = words_for(language)
        assert [name for name, _ in MENU if not say.has(f"command-{name}")] == []


def test_every_command_of_the_program_says_what_it_does() -> None:
    group = get_command(program(Terminal(Language.ENGLISH)))
    silent = [name for name, one in group.commands.items() if not (one.help or one.short_help)]  # type: ignore[attr-defined]
    assert silent == []


def test_the_readme_gives_the_two_commands_first() -> None:
    assert README.index("make run") < README.index("make test") < README.index("LIANLUO_BOT_TOKEN")


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in folder.glob("0*.md") if path.name not in listed] == []


def test_every_picture_of_a_readme_is_there_and_loads_at_once() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        sizes = [
            (ROOT / path).stat().st_size for path in re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)
        ]
        assert sizes
        assert max(sizes) < 1_500_000


def test_every_metric_stands_in_the_operations_guide() -> None:
    registry = CollectorRegistry()
    Metrics(registry)
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [one.name for one in registry.collect() if f"`{one.name}" not in guide] == []


def test_every_file_and_test_that_the_security_page_names_is_there() -> None:
    told = re.findall(r"`([a-z][a-z_/]*(?:\.py)?)`", (ROOT / "docs/security.md").read_text("utf-8"))
    tests = {path.name for path in (ROOT / "tests").rglob("test_*.py")}
    paths = [name for name in told if "/" in name or name.startswith("test_")]
    assert len(paths) > 40
    assert [one for one in paths if one not in tests and not (ROOT / one).exists()] == []
