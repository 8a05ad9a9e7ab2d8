"""The one line after a step, and the sentence when a step cannot be taken."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from casework.errors import CaseworkError, ImportFaultsError
from casework.imports import LineFault
from casework.matters import Step
from wording import chat_import
from wording.speaker import Speaker

# Facts that choose the sentence, after the error's own code.
_CHOOSING = ("rule", "reason", "why", "flag")


# A notice that a part was refused while the rest was kept; its facts are the refusal's.
REFUSED = "refused"
# Facts that are days; in an answer they are kept as text.
_DAYS = frozenset({"day", "first", "last"})


def notice(say: Speaker, key: str | None, facts: Mapping[str, str] | None = None) -> str | None:
    """The line for a notice; none when there is nothing to say."""
    if key == REFUSED and facts:
        found = {
            name: date.fromisoformat(value) if name in _DAYS else value
            for name, value in facts.items()
        }
        return _sentence(say, facts["code"], found)
    return None if key is None else say(f"notice-{key}")


def refusal(say: Speaker, error: CaseworkError, step: Step | None = None, reader: str = "") -> str:
    """What is wrong and what can be done, for the officer called ``reader``.

    With ``step``, what was done last to the matter that the officer came too late for.
    """
    if isinstance(error, ImportFaultsError):
        return chat_import.refused(say, cast("tuple[LineFault, ...]", error.facts["faults"]))
    return _sentence(say, error.code, error.facts, step, reader)


def _sentence(
    say: Speaker,
    code: str,
    facts: Mapping[str, object],
    step: Step | None = None,
    reader: str = "",
) -> str:
    key = f"refused-{code}"
    for name in _CHOOSING:
        if name in facts and say.has(f"{key}-{facts[name]}"):
            return say(f"{key}-{facts[name]}", **_plain(say, facts))
    if step is not None and step.actor_name and say.has(f"{key}-after"):
        who = say("refused-you") if step.actor_name == reader else step.actor_name
        return say(f"{key}-after", who=who, what=say(f"event-{step.kind}"))
    if facts.get("near"):
        return say(f"{key}-near", **_plain(say, facts))
    return say(key, **_plain(say, facts))


def _plain(say: Speaker, facts: Mapping[str, object]) -> dict[str, str | int]:
    """Facts as words; codes of fields and roles are named."""
    plain: dict[str, str | int] = {}
    for name, value in facts.items():
        if name == "field":
            plain[name] = say(f"form-field-{value}")
        elif name == "roles" and isinstance(value, (frozenset, tuple, list)):
            plain[name] = say.listed(say(f"role-{role}") for role in sorted(value))
        elif name == "text":
            plain[name] = say.said_again(str(value))
        elif isinstance(value, tuple):
            plain[name] = say.listed(str(one) for one in value)
        else:
            plain[name] = value if isinstance(value, int) else say.anything(value)
    return plain
