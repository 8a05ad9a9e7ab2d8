"""`make audit`: known vulnerabilities in what is installed. Exit 0 none, 1 some, 3 unknown.

pip-audit asks PyPI's own list of vulnerabilities. Where only a mirror of the packages can be
reached, that list cannot be asked, and this says so: then it tells what a mirror knows, which is
whether a release was withdrawn by its makers and whether there is a newer one.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
NONE, SOME, UNKNOWN = 0, 1, 3
# Installed, and yet no part of what is shipped.
_OURS = frozenset({"lianluo", "pip", "setuptools", "wheel"})


def name_of(text: str) -> str:
    """A package's name as all spellings of it are compared."""
    return re.sub(r"[-_.]+", "-", text).lower()


def pinned(text: str) -> dict[str, str]:
    """Names and versions of a list of exact versions."""
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    found = dict(line.split("==", 1) for line in lines if "==" in line)
    return {name_of(name): version for name, version in found.items()}


def installed() -> dict[str, str]:
    """What is installed here besides the project itself and the installer."""
    found = {name_of(one.name): one.version for one in metadata.distributions()}
    return {name: version for name, version in found.items() if name not in _OURS}


def astray(pins: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """What is installed in another version than the list says, or without standing in it."""
    return [
        f"{name} {version}: the list has {pins.get(name, 'nothing')}"
        for name, version in sorted(found.items())
        if pins.get(name) != version
    ]


def vulnerable(report: str) -> list[str] | None:
    """What pip-audit found, from its JSON; none when it could not ask for every package."""
    try:
        found = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    if not found or any("skip_reason" in one for one in found):
        return None
    return [
        f"{one['name']} {one['version']}: {bug['id']}, mended in {bug['fix_versions'] or 'none'}"
        for one in found
        for bug in one["vulns"]
    ]


def newer(told: str) -> list[str] | None:
    """For what there is a newer release, from pip's JSON; none when it gives no answer."""
    try:
        return [f"{one['name']} {one['latest_version']}" for one in json.loads(told)]
    except (ValueError, KeyError, TypeError):
        return None


def withdrawn(told: str) -> list[str]:
    """What pip says of releases that their makers have withdrawn."""
    return [line.strip() for line in told.splitlines() if "yanked" in line]


def _python(*arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    command, surroundings = [sys.executable, "-m", *arguments], {**os.environ, "PYTHONPATH": path}
    return subprocess.run(  # noqa: S603 our own interpreter
        command, capture_output=True, text=True, check=False, env=surroundings
    )


def _asked() -> list[str] | None:
    """What PyPI knows; pip-audit is put aside, so that it is no part of what it looks at."""
    with TemporaryDirectory() as aside:
        _python("pip", "install", "--quiet", "--target", aside, "pip-audit")
        wish = ("--disable-pip", "--no-deps", "--format", "json", "-r", str(CONSTRAINTS))
        return vulnerable(_python("pip_audit", *wish, path=aside).stdout)


def _say(heading: str, lines: list[str] | None) -> None:
    told = "UNKNOWN, it cannot be asked from here" if lines is None else len(lines) or "none"
    sys.stdout.write(f"{heading}: {told}\n")
    sys.stdout.write("".join(f"  {line}\n" for line in lines or ()))


def verdict(wrong: list[str], gone: list[str] | None, found: list[str] | None) -> int:
    """How it ends, said last: nothing that could not be asked counts as none."""
    if wrong or gone or found:
        sys.stdout.write("Not well: mend what is named above.\n")
        return SOME
    if gone is None or found is None:
        sys.stdout.write(
            "UNKNOWN is not none: run `make audit` once more where PyPI itself can be reached.\n"
        )
        return UNKNOWN
    sys.stdout.write("Well: everything was asked, and nothing is known.\n")
    return NONE


def main() -> int:
    """Audit what is installed; says what could not be asked."""
    wrong = astray(pinned(CONSTRAINTS.read_text()), installed())
    _say("Installed otherwise than constraints.txt says", wrong)
    wish = ("--dry-run", "--ignore-installed", "--quiet", "--no-deps", "-r", str(CONSTRAINTS))
    told = _python("pip", "install", *wish)
    gone = None if told.returncode else withdrawn(told.stdout + told.stderr)
    _say("Withdrawn by their makers", gone)
    _say("With a newer release", newer(_python("pip", "list", "-o", "--format", "json").stdout))
    found = _asked()
    _say("Known vulnerabilities", found)
    return verdict(wrong, gone, found)


if __name__ == "__main__":
    sys.exit(main())
