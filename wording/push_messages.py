"""One message of pushes: a push alone, or several with buttons for each, or the morning summary."""

from collections import Counter

from casework.actions import Action, Verb, View
from casework.push_manner import LINES, WITH_BUTTONS
from casework.pushes import PushKind
from casework.sheets_pushes import DigestSheet, MessageSheet, PushSheet, Unfolded
from wording import dates, pushes
from wording.buttons import show
from wording.screen import Button, Screen
from wording.screen import rows as laid_out
from wording.texts import Html, words_for
from wording.texts import Words as Say

# So many buttons of a matter fit beside each other; more are laid out as on a card.
_IN_A_ROW = 3
# So many matters that only tell something are named below the lines; the rest is counted.
_MOST_NAMED = 20
# How the button's data begins by which a message of several matters is known.
FOLDS = f"{Verb.UNFOLD.value}|"
# What the button says that takes the places and lines away again.
FOLD = "fold"


def view_of(sheet: MessageSheet) -> View:
    """What a reply to the message is about; of several, nothing."""
    return View.NOTHING if sheet.shared else pushes.view_of(sheet.lines[0])


def message(sheet: MessageSheet) -> Screen:
    """The message, in its recipient's language."""
    if not sheet.shared and sheet.since is None:
        return pushes.screen(sheet.lines[0])
    say = words_for(sheet.language)
    lines = [line for line in sheet.lines if line.push.kind is not PushKind.DIGEST]
    lines.sort(key=lambda line: (not line.push.asks, not line.push.urgent))
    parts = _head(say, sheet, lines)
    unfolded = _unfolded_by_push(sheet)
    for line in lines[:LINES]:
        parts.append(pushes.text(say, line))
        more = unfolded.get(line.push.id)
        if more is not None and not line.settled:
            parts.append(say("push-unfolded", place=more.place, line=more.line or ""))
    parts += _rest(say, lines)
    return Screen("\n".join(parts), _buttons(say, sheet, [one for one in lines if not one.settled]))


def _unfolded_by_push(sheet: MessageSheet) -> dict[int, Unfolded | None]:
    if sheet.unfolded is None:
        return {}
    return {line.push.id: more for line, more in zip(sheet.lines, sheet.unfolded, strict=True)}


def _rest(say: Say, lines: list[PushSheet]) -> list[str]:
    """What found no line: what asks is in the list, what only tells is named by its number."""
    asking = sum(line.push.asks for line in lines[LINES:])
    found = [say("push-more", n=str(asking))] if asking else []
    telling = [line for line in lines[LINES:] if not line.push.asks]
    numbers: dict[str, list[str]] = {}
    for line in telling[:_MOST_NAMED]:
        number = pushes.number(say, line)
        if number is None:
            found.append(pushes.text(say, line))
        else:
            numbers.setdefault(pushes.task(say, line), []).append(number)
    for task, named in numbers.items():
        found.append(say("push-numbered", number=" ".join(named), task=Html(task)))
    if len(telling) > _MOST_NAMED:
        found.append(say("push-more-told", n=str(len(telling) - _MOST_NAMED)))
    without_button = [line for line in lines if not line.settled][WITH_BUTTONS:]
    if any(not line.push.asks and line.number for line in without_button):
        found.append(say("push-by-number"))
    return found


def _head(say: Say, sheet: MessageSheet, lines: list[PushSheet]) -> list[str]:
    found = []
    if sheet.digest is not None:
        today = sheet.calendar.day_of(sheet.now)
        found.append(say("push-digest-title", day=dates.full_day(say, sheet.day, today)))
        counts = _counts(say, sheet.digest) if sheet.day == today else say("push-digest-past")
        found += [counts] if counts else []
    elif sheet.shared:
        found.append(say("push-several", n=len(lines)))
        found += [_kinds(say, lines)] if len(lines) > WITH_BUTTONS else []
    if sheet.since is not None:
        found.append(
            say("push-since", day=dates.day(say, sheet.since, sheet.calendar.day_of(sheet.now)))
        )
    return found


def _kinds(say: Say, lines: list[PushSheet]) -> str:
    """How many there are of each kind, what asks for something first."""
    kinds = Counter(_kind(say, line) for line in lines)
    return " · ".join(say("push-kind", kind=Html(kind), n=str(n)) for kind, n in kinds.items())


def _kind(say: Say, line: PushSheet) -> str:
    """What a push is in a word or two; news of a matter goes by what it is about."""
    kind = line.push.kind.value
    names = (f"push-kind-{kind}", f"silent-what-{kind}")
    known = next((name for name in names if say.has(name)), None)
    return say(known or f"push-kind-about-{line.push.subject_kind}")


def _counts(say: Say, digest: DigestSheet) -> str:
    counts = (
        ("due", digest.due_today),
        ("overdue", digest.overdue),
        ("new", digest.new),
        ("desk", digest.at_desk),
        ("waiting", digest.waiting),
    )
    return " · ".join(say(f"push-digest-{name}", n=str(n)) for name, n in counts if n)


def _buttons(
    say: Say, sheet: MessageSheet, lines: list[PushSheet]
) -> tuple[tuple[Button, ...], ...]:
    """A row for each matter, more where it has many, and below what is for all of them."""
    found: list[tuple[Button, ...]] = []
    rows = [(line, pushes.buttons(say, line)) for line in lines]
    different = {(button.label, button.action) for _line, row in rows for button in row}
    labels = Counter(label for label, _action in different)
    seen: set[Action | None] = set()
    for line, row in rows[:WITH_BUTTONS]:
        fresh = [button for button in row if button.action not in seen]
        seen.update(button.action for button in fresh)
        named = [_named(say, line, one, labels[one.label]) for one in fresh]
        found += [tuple(named)] if len(named) <= _IN_A_ROW else laid_out(named)
    below = []
    if lines and sheet.shared:
        below.append(_fold(say, unfolded=sheet.unfolded is not None))
    if any(line.push.asks for line in lines[WITH_BUTTONS:]):
        below.append(show(say("push-button-more"), View.ASKED))
    if sheet.digest is not None:
        below += _lists(say, sheet.digest)
    return (*found, *([tuple(below)] if below else []))


def _fold(say: Say, *, unfolded: bool) -> Button:
    """The button by which a message of several is known, whatever it shows."""
    if unfolded:
        return Button(say("push-button-fold"), Action(Verb.UNFOLD, 0, 0, FOLD))
    return Button(say("push-button-unfold"), Action(Verb.UNFOLD))


def _named(say: Say, line: PushSheet, button: Button, n: int) -> Button:
    """A button that says which matter it is for, where its label alone would not."""
    number = pushes.short_number(line)
    names = (line.push.kind.value, line.push.subject_kind)
    key = next((key for name in names if say.has(key := f"push-button-open-{name}")), "")
    if n == 1 or not (number or key):
        return button
    if not number:
        return Button(say(key), button.action)
    label = say("push-button-numbered", label=Html(button.label), number=number)
    return Button(label, button.action)


def _lists(say: Say, digest: DigestSheet) -> list[Button]:
    found = []
    if digest.waiting:
        found.append(show(say("word-approvals"), View.APPROVALS))
    if digest.at_desk:
        found.append(show(say("word-desk"), View.DESK))
    if digest.due_today or digest.overdue or digest.new:
        found.append(show(say("word-cases"), View.CASES))
    return found
