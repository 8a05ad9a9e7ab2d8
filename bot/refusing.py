"""What a server command could not do, as lines for standard error."""

from dataclasses import dataclass

from casework.errors import CaseworkError
from wording.terminal import Terminal

PREFIX = "LIANLUO_"
ENV_FILE = ".env"


@dataclass(frozen=True, slots=True)
class SettingFault:
    """A setting that is wrong, or a name that is none; ``near`` is the setting it resembles."""

    name: str
    unknown: bool = False
    near: str | None = None


class SettingsError(Exception):
    """Settings that cannot be used; the values themselves are not in it."""

    def __init__(self, faults: tuple[SettingFault, ...]) -> None:
        super().__init__(", ".join(fault.name for fault in faults))
        self.faults = faults


class RefusedError(Exception):
    """A server command ends here; ``lines`` say why, in words."""

    def __init__(self, *lines: str) -> None:
        super().__init__("refused")
        self.lines = list(lines)


class TokenRefusedError(Exception):
    """The server does not know the token with which the program was started."""


def settings_lines(say: Terminal, error: SettingsError) -> list[str]:
    """A line for each wrong setting: its name, and the mend."""
    return [_line(say, fault) for fault in error.faults]


def _line(say: Terminal, fault: SettingFault) -> str:
    if fault.name == ENV_FILE:
        return say("setting-file", name=fault.name)
    if fault.unknown and fault.near:
        return say("setting-unknown-near", name=fault.name, near=fault.near)
    if fault.unknown:
        return say("setting-unknown", name=fault.name)
    mend = say(f"setting-{fault.name.removeprefix(PREFIX).lower()}")
    return say("setting-wrong", name=fault.name, mend=mend)


def rule_line(say: Terminal, error: CaseworkError) -> str:
    """What the office's rules refuse, in words."""
    facts = {name: _fact(value) for name, value in error.facts.items()}
    key = f"server-refused-{error.code}"
    return say(f"{key}-near" if facts.get("near") else key, **facts)


def _fact(value: object) -> str:
    if isinstance(value, tuple | frozenset):
        return ", ".join(sorted(str(one) for one in value))
    return str(value)
