"""The scenario file: plain text, a line a step. `README.md` of the sandbox gives the format."""

import re
from datetime import datetime

from sandbox.scenario.faults import Fault, ScenarioError
from sandbox.scenario.steps import KEYWORD, SEEN, VERB, Act, Step

MOST_LINES, MOST_LETTERS = 5000, 1_000_000
KINDS = ("photo", "album", "document", "voice", "location", "contact")

_PLAIN = r"(?:\\.|[^\\:：])"  # a letter, or one behind a backslash; no colon
_DONE = re.compile(
    rf"(?P<who>{_PLAIN}+?)(?:(?<=\s)(?P<verb>{VERB})(?:\s+(?P<rest>.*))?|[:：](?P<text>.*))"
)
_EXPECTED = re.compile(rf"expect(?P<who>\s{_PLAIN}+?)(?<=\s)(?P<verb>{SEEN})(?:\s+(?P<rest>.*))?")
_ABOUT = re.compile(rf"(?P<about>{_PLAIN}+?)[:：](?P<text>.*)")
_UNDER = re.compile(r"(?P<label>.+)\sunder\s+(?P<about>.+)")
_LATER = re.compile(r"\+(\d{1,5}) (minute|hour|day)s?")
_NAMED = {"next working day": "workday", "month's end": "month_end"}


def parse(text: str) -> list[Step]:
    """All steps of a scenario; ScenarioError with every line that is none."""
    lines = text.removeprefix("\ufeff").split("\n")
    if len(lines) > MOST_LINES or len(text) > MOST_LETTERS:
        most = {"lines": str(MOST_LINES), "letters": str(MOST_LETTERS)}
        raise ScenarioError(Fault(min(len(lines), MOST_LINES + 1), "too_long", most))
    steps: list[Step] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, 1):
        source = line.strip()
        if not source or source.startswith("#"):
            continue
        try:
            steps.append(parse_line(source, number))
        except ScenarioError as error:
            faults += error.faults
    if faults:
        raise ScenarioError(*faults)
    return steps


def parse_line(source: str, number: int = 1) -> Step:
    """One step; ScenarioError when it is none."""
    keyword = KEYWORD.match(source)
    if keyword is None:
        return _done(source, number)
    if keyword[1] == "expect":
        return _expected(source, number)
    words = unescaped(source[keyword.end() :].strip())
    step = Step(Act(keyword[1]), words=words, line=number)
    if step.act is Act.CLOCK:
        clock_wish(step)
    return _with_words(step, source)


def _expected(source: str, number: int) -> Step:
    found = _EXPECTED.fullmatch(source)
    if found is None:
        raise _fault(number, "no_step", text=source)
    words = unescaped((found["rest"] or "").strip())
    return _with_words(
        Step(Act(found["verb"]), unescaped(found["who"].strip()), words, line=number), source
    )


def _done(source: str, number: int) -> Step:
    found = _DONE.fullmatch(source)
    if found is None:
        raise _fault(number, "no_step", text=source)
    who = unescaped(found["who"].strip())
    if found["verb"] is None:
        text = unescaped(found["text"].strip())
        return _with_words(Step(Act.WRITES, who, text, line=number), source)
    act, rest = Act(found["verb"]), (found["rest"] or "").strip()
    if act in {Act.BLOCKS, Act.UNBLOCKS, Act.GOES}:
        allowed = {"online", "offline"} if act is Act.GOES else {"the bot"}
        if rest not in allowed:
            raise _fault(number, "no_step", text=source)
        return Step(act, who, rest if act is Act.GOES else "", line=number)
    words, about = _words_and_message(act, rest)
    step = _with_words(Step(act, who, words, about, line=number), source)
    if act is Act.SENDS:
        _check_kind(step)
    return step


def _words_and_message(act: Act, rest: str) -> tuple[str, str]:
    """What is said or tapped, and the words of the message that it is about, if any."""
    if act is Act.DELETES:
        return unescaped(rest), ""
    if act in {Act.REPLIES, Act.EDITS}:
        found = _ABOUT.fullmatch(rest)
        return (
            (unescaped(found["text"].strip()), unescaped(found["about"].strip()))
            if found
            else ("", "")
        )
    if act is Act.TAPS and (under := _UNDER.fullmatch(rest)):
        return unescaped(under["label"]), unescaped(under["about"])
    return unescaped(rest), ""


def _with_words(step: Step, source: str) -> Step:
    if not step.words:
        raise _fault(step.line, "no_words", text=source)
    return step


def _check_kind(step: Step) -> None:
    kind, _, more = step.words.partition(" ")
    if kind not in KINDS:
        raise _fault(step.line, "no_kind", kind=kind, kinds=", ".join(KINDS))
    if kind == "location":
        place_of(step, more)
    if kind == "contact" and not more.strip():
        raise _fault(step.line, "no_words", text=str(step))


def place_of(step: Step, words: str) -> tuple[float, float]:
    """Latitude and longitude."""
    try:
        latitude, longitude = map(float, words.split())
    except ValueError:
        raise _fault(step.line, "no_place") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise _fault(step.line, "no_place")
    return latitude, longitude


def clock_wish(step: Step) -> dict[str, object]:
    """What the clock is asked: see `ClockMover.target`."""
    if later := _LATER.fullmatch(step.words):
        return {f"{later[2]}s": int(later[1])}
    if step.words in _NAMED:
        return {"to": _NAMED[step.words]}
    try:
        return {"to": datetime.fromisoformat(step.words).isoformat()}
    except ValueError:
        raise _fault(step.line, "no_time", text=step.words) from None


def clock_words(wish: dict[str, object]) -> str:
    """The other way round; empty when a line cannot say it."""
    for unit in ("minutes", "hours", "days"):
        amount = wish.get(unit)
        if isinstance(amount, int) and amount >= 0:
            return f"+{amount} {unit if amount != 1 else unit[:-1]}"
    to = wish.get("to")
    named = {value: name for name, value in _NAMED.items()}
    return named.get(str(to), str(to)) if isinstance(to, str) else ""


def unescaped(text: str) -> str:
    r"""`\n` is a new line; any other letter behind a backslash stands for itself."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], text)


def _fault(line: int, code: str, **values: str) -> ScenarioError:
    return ScenarioError(Fault(line, code, values))
