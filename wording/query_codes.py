"""What is said of a petitioner's query code."""

from collections.abc import Mapping
from datetime import date

from casework.actions import Action, Verb
from casework.query_codes import grouped
from wording.screen import Button, Screen
from wording.speaker import Speaker

# The argument of the button that makes a new code.
NEW = "new"


def button(say: Speaker, case_id: int, *, new: bool = False) -> Button:
    """The button that shows a code once, or makes a new one."""
    label = say("button-query-code-new" if new else "button-query-code")
    return Button(label, Action(Verb.QUERY_CODE, case_id, 0, NEW if new else ""))


def code(say: Speaker, digits: str) -> Screen:
    """The code itself, in a message that cannot be forwarded and goes after ten minutes."""
    return Screen(say("query-code", code=grouped(digits)), protect=True)


def found(say: Speaker, facts: Mapping[str, str]) -> Screen:
    """What a code gives: the stage, since when, and by when; or that it is none."""
    if "stage" not in facts:
        return Screen(say("query-unknown", left=int(facts.get("left", "0"))))
    since = say.full_day(date.fromisoformat(facts["since"]))
    lines = [say("query-stage", stage=say(f"stage-{facts['stage']}"), day=since)]
    if "due" in facts:
        lines.append(say("query-due", day=say.full_day(date.fromisoformat(facts["due"]))))
    return Screen("\n".join([*lines, say("query-no-more")]))
