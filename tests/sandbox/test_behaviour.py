"""BEHAVIOUR.md names for every behaviour what it rests on and a test that is there."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
FOLDERS = [TESTS / "sandbox", TESTS / "sandbox_page"]
TABLE = Path(__file__).parents[2] / "sandbox" / "BEHAVIOUR.md"
ROW = re.compile(r"\| *(\d+) *\|(.+)\|(.+)\|(.+)\|")


def rows() -> list[tuple[str, str, str, str]]:
    found = (ROW.fullmatch(line.strip()) for line in TABLE.read_text("utf-8").splitlines())
    return [(one[1], one[2].strip(), one[3].strip(), one[4].strip()) for one in found if one]


def source_of(module: str) -> str:
    files = [folder / f"{module}.py" for folder in FOLDERS]
    return next((file.read_text("utf-8") for file in files if file.exists()), "")


def test_there_are_more_than_eighty_behaviours_each_resting_on_something() -> None:
    assert len(rows()) >= 80
    assert [row for row in rows() if not row[1] or not row[2] or not row[3]] == []


def test_no_number_stands_twice() -> None:
    numbers = [row[0] for row in rows()]
    assert sorted(numbers) == sorted(set(numbers))


def test_every_named_test_is_there() -> None:
    missing = []
    for number, _, _, tests in rows():
        source = ""
        for module, name in re.findall(r"`…?(?:(test_\w+)\.)?(\w+)`", tests):
            alone = source_of(module or name)
            source = alone or source
            if not source or (module and f"def {name}(" not in source):
                missing.append((number, name))
            elif not module and name.startswith("test_") and not alone:
                missing += [(number, name)] if f"def {name}(" not in source else []
    assert missing == []
