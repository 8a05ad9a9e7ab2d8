"""The one line after a step, and the sentence when a step cannot be taken."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from casework.errors import CaseworkError, ImportFaultsError
from casework.imports import LineFault
from casework.sheets import StandingSheet
from casework.statistics import Period
from wording import chat_import, periods
from wording.speaker import Speaker

# Facts that choose the sentence, after the error's own code.
_CHOOSING = ("rule", "reason", "why", "flag")


# A notice that a part was refused while the rest was kept; its facts are the refusal's.
REFUSED = "refused"
# Facts that are days; in an answer they are kept as text.
_DAYS = frozenset({"day", "first", "last"})
# Those that begin or end a stretch of time: as dates, for «next Tuesday» says nothing of a month.
_ENDS = frozenset({"first", "last"})
# Facts that are several words; in an answer they stand between commas.
_LISTS = frozenset({"near"})


def notice(say: Speaker, key: str | None, facts: Mapping[str, str] | None = None) -> str | None:
    """The line for a notice; none when there is nothing to say."""
    if key == REFUSED and facts:
        found = {name: _fact(name, value) for name, value in facts.items()}
        return _sentence(say, facts["code"], found)
    return None if key is None else say(f"notice-{key}")


def _fact(name: str, value: str) -> object:
    if name in _DAYS:
        return date.fromisoformat(value)
    return tuple(value.split(",")) if name in _LISTS and value else value


def refusal(say: Speaker, error: CaseworkError, stands: StandingSheet | None = None) -> str:
    """What is wrong and what can be done, for an officer; ``stands`` tells how the matter does."""
    if isinstance(error, ImportFaultsError):
        return chat_import.refused(say, cast("tuple[LineFault, ...]", error.facts["faults"]))
    return _sentence(say, error.code, error.facts, stands)


def _sentence(
    say: Speaker, code: str, facts: Mapping[str, object], stands: StandingSheet | None = None
) -> str:
    key = f"refused-{code}"
    chosen = [str(facts[name]) for name in _CHOOSING if name in facts]
    if "missing" in facts:
        chosen.append(f"without_{facts['missing']}")
    ended = f"{facts.get('move')}-{facts.get('stage')}"
    near = ["near"] if facts.get("near") else []
    for ending, more in (
        *((one, {}) for one in (ended, *chosen) if one != "role"),
        *_standing(say, stands),
        *((one, {}) for one in ("role", *near)),
    ):
        if say.has(f"{key}-{ending}"):
            return say(f"{key}-{ending}", **_plain(say, facts), **more)
    return say(key, **_plain(say, facts))


def _standing(say: Speaker, stands: StandingSheet | None) -> Iterator[tuple[str, dict[str, str]]]:
    """What a sentence can add from how the matter stands: the end of its key, and values."""
    if stands is None:
        return
    if stands.without_post:
        yield "no_post", {}
    if stands.ended is not None:
        yield "post_ended", {"post": say(f"role-{stands.ended.value}")}
    if stands.turn:
        yield "turn", {"who": say.listed(stands.turn)}
    step = stands.step
    if step is not None and step.actor_name:
        what = say(f"event-{step.kind}")
        yield ("own" if stands.by_reader else "after"), {"who": step.actor_name, "what": what}


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
        elif name in _ENDS and isinstance(value, date):
            plain[name] = say.dated(value)
        elif isinstance(value, Period):
            plain[name] = periods.whole_name(say, value)
        elif isinstance(value, tuple):
            plain[name] = say.listed(str(one) for one in value)
        else:
            plain[name] = value if isinstance(value, int) else say.anything(value)
    return plain
