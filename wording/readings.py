"""Who somebody is, as shown to whoever has said why."""

from collections.abc import Sequence

from wording.screen import Screen
from wording.speaker import Speaker


def plain(values: Sequence[tuple[str, str]]) -> str:
    """The values, each after its mark, as an alert shows them."""
    return "\n".join(f"{mark} {value}".strip() for mark, value in values)


def protected(say: Speaker, values: Sequence[tuple[str, str]]) -> Screen:
    """The same as a message that cannot be copied or forwarded."""
    return Screen(f"{say('reading-goes')}\n\n{say.escaped(plain(values))}", protect=True)
