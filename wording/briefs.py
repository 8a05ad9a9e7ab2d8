"""The brief that comes unasked, in a few short lines, and the choices when it comes."""

import json
from collections.abc import Mapping
from datetime import date

from casework.actions import Action, Verb, View
from casework.briefs import DAYS, HOURS, BriefKind, BriefSheet
from casework.pushes import Push
from casework.sheets_pushes import PushSheet
from casework.statistics import Share
from wording import dates
from wording.buttons import show
from wording.dates import Say
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# What stands on the first line, since it needs the reader; then what is open.
_FIRST = ("decide", "waiting", "above", "overdue")
_OPEN = ("open", "due")
# What came in, and what came in the time that it is compared with.
_CAME = (("week", "week_before"), ("received", "year_before"))
# Numbers beside which the change since the last brief stands.
_COMPARED = frozenset({"overdue", "open"})


def text(say: Say, sheet: PushSheet) -> str:
    """A brief: what needs the reader, what came in, what is open, how far in time."""
    facts = sheet.push.facts
    found: Mapping[str, int] = json.loads(facts.get("figures", "{}"))
    before: Mapping[str, int] = json.loads(facts.get("before", "{}"))
    today = sheet.calendar.day_of(sheet.now)
    drawn_up = date.fromisoformat(facts["on"]) if "on" in facts else today
    day = dates.full_day(say, drawn_up, today)
    month = say(f"date-month-{facts.get('month', today.month)}")
    lines = [say(f"push-{sheet.push.kind.value}", day=day, month=month)]
    lines.append(_listed(say, _FIRST, found, before) or say("brief-nothing"))
    for came, before_that in _CAME:
        if came in found:
            lines.append(_came_in(say, came, found[came], found.get(before_that)))
    lines.append(_listed(say, _OPEN, found, before))
    lines += _shares(say, found)
    if any(found.get(name, 0) != before.get(name) for name in _COMPARED if name in before):
        since = date.fromisoformat(facts["since"])
        lines.append(say("brief-since", day=dates.full_day(say, since, today)))
    return "\n".join(line for line in lines if line)


def _came_in(say: Say, came: str, n: int, before: int | None) -> str:
    """What came in, beside what came before; not in an office that kept no record then."""
    if before is not None:
        return say(f"brief-{came}", n=n, before=before)
    return say(f"brief-{came}-first", n=n) if n else say(f"brief-{came}-none")


def _listed(
    say: Say, names: tuple[str, ...], found: Mapping[str, int], before: Mapping[str, int]
) -> str:
    """Numbers in a row; what is at nothing is only said when it was more before."""
    parts = []
    for name in names:
        n, was = found.get(name, 0), before.get(name) if name in _COMPARED else None
        if not n and not was:
            continue
        said = say(f"brief-{name}", n=n)
        if was is not None and was != n:
            key = "brief-more" if n > was else "brief-less"
            said += say(key, n=abs(n - was))
        parts.append(said)
    return " · ".join(parts)


def _shares(say: Say, found: Mapping[str, int]) -> list[str]:
    lines = []
    on_time = Share(found.get("on_time", 0), found.get("on_time_of", 0))
    if on_time.of:
        percent = str(on_time.percent)
        lines.append(say("status-on-time", percent=percent, count=on_time.count, of=on_time.of))
    if found.get("days_of"):
        lines.append(say("status-visits", done=found["days"], owed=found["days_of"]))
    return lines


def buttons(say: Say, push: Push) -> list[Button]:
    """The whole answer, or what is the reader's own; and when the brief comes."""
    whole = '"on_time_of"' in push.facts.get("figures", "")
    view, key = (View.STATUS, "word-status") if whole else (View.CASES, "word-cases")
    kind = push.kind.value.removesuffix("_brief")
    return [show(say(key), view), show(say("button-brief"), View.BRIEF, argument=kind)]


def choices(say: Speaker, sheet: BriefSheet) -> Screen:
    """When one's own brief comes, to be moved or switched off by a tap."""
    kind, wish = sheet.kind, sheet.wish
    lines = [say(f"brief-title-{kind.value}")]
    if sheet.next_on is None:
        lines.append(say("brief-is-off"))
    else:
        lines.append(say("brief-next", day=say.dated(sheet.next_on), hour=wish.hour))
    lines.append(say(f"brief-how-{kind.value}"))
    found = [
        _choice(say, kind, f"day={day}", _day(say, kind, day), on=not wish.off and wish.day == day)
        for day in DAYS[kind]
    ]
    found += [
        _choice(say, kind, f"hour={hour}", hour, on=not wish.off and wish.hour == hour)
        for hour in HOURS
    ]
    what = "on" if wish.off else "off"
    found.append(_choice(say, kind, what, say(f"button-brief-{what}"), on=False))
    return Screen("\n".join(lines), rows(found))


def _day(say: Speaker, kind: BriefKind, day: int) -> str:
    if kind is BriefKind.WEEKLY:
        return say(f"date-weekday-{day}")
    return say("brief-day", day=str(day))


def _choice(say: Speaker, kind: BriefKind, what: str, label: str, *, on: bool) -> Button:
    shown = say("quiet-chosen", label=label) if on else label
    return Button(shown, Action(Verb.BRIEF, 0, 0, f"{kind.value}:{what}"))
