"""Writing down what people do, as the steps of a scenario."""

from collections.abc import Callable
from typing import Any

from sandbox.scenario.lines import KINDS, clock_words
from sandbox.scenario.steps import Act, Step

Json = dict[str, Any]
LONGEST_ABOUT = 24  # characters that name a message


class Recorder:
    """Notes what it is told while it is on; what no line can say becomes a comment."""

    def __init__(self) -> None:
        self.on = False
        self.steps: list[Step | str] = []
        self.told: Callable[[], None] = lambda: None

    def begin(self) -> None:
        """Forget what was noted, and note from now on."""
        self.on, self.steps = True, []

    def end(self) -> list[Step | str]:
        """Note no more; gives what was noted."""
        self.on = False
        return self.steps

    def note(self, step: Step | str) -> None:
        """One step, or what could not be made into one."""
        if self.on:
            self.steps.append(step)
            self.told()

    def sent(self, who: str, contents: list[Json], answered: str) -> None:
        """Somebody sent something; `answered` are the words of the message it replies to."""
        if not self.on:
            return
        first = contents[0]
        text = first.get("text", "")
        if text and "forward_origin" not in first:
            about = about_of(answered)
            self.note(Step(Act.REPLIES if about else Act.WRITES, who, text, about))
        else:
            self.note(_thing(who, first, album=len(contents) > 1))

    def clock(self, wish: Json) -> None:
        """Somebody moved the clock."""
        if self.on:
            words = clock_words(wish)
            self.note(Step(Act.CLOCK, words=words) if words else "the clock was moved")


def _thing(who: str, content: Json, *, album: bool) -> Step | str:
    kind = next((one for one in KINDS if one in content), None)
    if kind is None or "forward_origin" in content or (album and kind != "photo"):
        return f"{who} sent something that a scenario cannot repeat"
    if kind == "location":
        more = f"{content['location']['latitude']} {content['location']['longitude']}"
    elif kind == "contact":
        more = f"{content['contact']['phone_number']} {content['contact']['first_name']}"
    elif kind == "document":
        more = str(content["document"].get("file_name", ""))
    else:
        more = content.get("caption", "")
    return Step(Act.SENDS, who, f"{'album' if album else kind} {more}".strip())


def about_of(text: str) -> str:
    """Words by which a message is found again: the beginning of its first line."""
    return text.strip().split("\n", 1)[0][:LONGEST_ABOUT].strip()
