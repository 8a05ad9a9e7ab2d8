"""What the values of a form's fields are called."""

from wording import numbers
from wording.speaker import Speaker
from wording.texts import Words

_LABELS = {
    "type": "type",
    "subtype": "subtype",
    "channel": "channel",
    "occurrence": "occurrence",
    "identity": "identity",
    "urgent": "urgent",
    "procedure": "procedure",
    "section": "section",
    "outcome": "outcome",
    "manner": "manner",
    "day": "day",
    "length": "length",
    "service": "rating",
    "result": "rating",
    "cause": "cause",
    "reason": "reason",
    "days": "days",
    "route": "route",
    "due": "in",
    "absence": "absence",
    "first": "day",
    "since": "day",
    "until": "day",
    "held_on": "day",
    "meeting": "meeting",
    "shared": "shared",
    "leads": "leads",
    "last": "leave-days",
    "on": "day",
    "came_on": "day",
    "to_day": "day",
    "decision": "decision",
    "checklist": "checklist",
    "role": "role",
    "rule": "rule",
    "period": "service",
    "begins": "day",
    "units": "units",
    "tasks": "tasks",
    "zero": "yes-no",
    "earlier": "yes-no",
    "trigger": "trigger",
    "part": "part",
    "ruling": "ruling",
    "level": "level",
    "filed": "filed",
    "found": "outcome",
    "warn": "warned",
}


def choice(say: Speaker | Words, field: str, value: str) -> str:
    """The words for a choice; what was typed stands for itself."""
    prefix = _LABELS.get(field)
    key = f"{prefix}-{value}"
    if prefix in {"days", "in"} and value.removeprefix("+").isdigit():
        return say("days" if prefix == "days" else "in-days", n=int(value))
    return say(key) if prefix and say.has(key) else value


def case_number(say: Speaker, label: str) -> str:
    """A case's number, from its year and serial."""
    year, _, serial = label.partition("-")
    return numbers.case(say, (int(year), int(serial))) if serial else label
