"""The repository's own rules, each of which somebody would otherwise break by accident."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("bot", "handlers", "schedules", "services", "storage", "casework", "wording")
HAN = re.compile(r"[\u4e00-\u9fff]")


def modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def string_literals(path: Path) -> list[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


@pytest.mark.parametrize("path", modules(*CODE), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_chinese_sentence_stands_in_code(path: Path) -> None:
    found = [(line, text) for line, text in string_literals(path) if HAN.search(text)]
    assert found == []


def test_time_is_read_in_one_place_only() -> None:
    asks = re.compile(r"datetime\.(now|utcnow|today)\(|date\.today\(|time\.time\(\)")
    places = {
        str(path.relative_to(ROOT))
        for path in modules(*CODE)
        if asks.search(path.read_text(encoding="utf-8"))
    }
    assert places == {"storage/clock.py"}


def test_no_filter_is_synchronous() -> None:
    slow = re.compile(r"(message|callback_query|edited_message)(\.register)?\([^)]*\bF\.")
    found = [path for path in modules("handlers", "bot") if slow.search(path.read_text())]
    assert found == []


def test_matters_are_selected_for_people_in_one_place_only() -> None:
    tables = re.compile(
        r"select\((core\()?(CASE|LEAD|VISIT|MEDIA|CaseRow|LeadRow|VisitRow|MediaRow)\b"
    )
    found = {path for path in modules("storage") if tables.search(path.read_text())}
    assert {path.parent.relative_to(ROOT).as_posix() for path in found} <= {"storage/visible"}


def test_imports_run_one_way() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_no_address_of_a_package_index_is_pinned() -> None:
    text = (ROOT / "constraints.txt").read_text()
    assert "://" not in text
    assert all("==" in line for line in text.splitlines() if line and not line.startswith("#"))
    locked = (ROOT / "tests/sandbox/clients/package-lock.json").read_text()
    assert "://" not in locked
    assert '"resolved"' not in locked  # npm install --omit-lockfile-registry-resolved
