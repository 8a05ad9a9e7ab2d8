"""What `make audit` reads, and that what is installed is what the list says."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from tools import audit

REPORT = """{"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "version":
"2", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.1"]}]}], "fixes": []}"""


def test_every_installed_package_stands_in_the_list_in_its_version() -> None:
    pins = audit.pinned(audit.CONSTRAINTS.read_text())
    assert len(pins) > 50
    shipped = {name: v for name, v in audit.installed().items() if name in pins}
    assert len(shipped) > 50
    assert audit.astray(pins, shipped) == []


def test_what_strays_from_the_list_is_named() -> None:
    pins = audit.pinned("A_b==1.0  # why\n\nc==2\n")
    assert audit.astray(pins, {"a-b": "1.0", "c": "3", "d": "4"}) == [
        "c 3: the list has 2",
        "d 4: the list has nothing",
    ]


def test_a_vulnerability_is_named_and_no_answer_is_not_taken_for_none() -> None:
    assert audit.vulnerable(REPORT) == ["b 2: CVE-2026-1, mended in ['2.1']"]
    skipped = '{"dependencies": [{"name": "a", "skip_reason": "not found on PyPI"}]}'
    for nothing in ("", "ERROR: no connection", "[]", "{}", '{"dependencies": []}', skipped):
        assert audit.vulnerable(nothing) is None


def test_a_withdrawn_release_is_named() -> None:
    told = "WARNING: The candidate selected for download or install is a yanked version: 'a' 1\nok"
    assert len(audit.withdrawn(told)) == 1
    assert audit.withdrawn("ok") == []


def test_a_newer_release_is_named() -> None:
    assert audit.newer('[{"name": "a", "version": "1", "latest_version": "2"}]') == ["a 2"]
    assert audit.newer("ERROR: no index") is None


def test_it_ends_well_only_when_everything_could_be_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert audit.verdict([], [], []) == audit.NONE
    assert "Well" in capsys.readouterr().out
    for gone, found in ((None, []), ([], None), (None, None)):
        assert audit.verdict([], gone, found) == audit.UNKNOWN
        assert "UNKNOWN is not none" in capsys.readouterr().out
    for one in ((["a"], [], None), ([], ["a"], []), ([], None, ["a"])):
        assert audit.verdict(*one) == audit.SOME


def test_the_audit_is_a_command_of_make() -> None:
    assert "\naudit: " in (Path(audit.CONSTRAINTS).parent / "Makefile").read_text()
