"""Service periods: the list, one period with what may be done in it, and a day's zero reports."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.service_periods import Summary, Task, ZeroReport
from casework.sheets_periods import PeriodLine, PeriodSheet, PeriodsSheet, ZeroReportsSheet
from casework.statistics import Share
from wording import dates
from wording.buttons import show
from wording.dates import Say
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

# So many units are named before the rest is only counted.
_NAMED = 30


def name(say: Speaker, line: PeriodLine) -> str:
    """What a period is called: its title, or what it is for."""
    return say.escaped(line.title) if line.title else say(f"service-{line.kind.value}")


def line(say: Speaker, one: PeriodLine) -> str:
    """A period with its days."""
    span = say("service-span", first=say.dated(one.first), last=say.dated(one.last))
    return say("service-line", name=say.html(name(say, one)), days=span)


def overview(say: Speaker, sheet: PeriodsSheet) -> Screen:
    """The periods that run, come, and ended last."""
    lines, buttons = [say("services-title")], []
    groups = (("running", sheet.running), ("coming", sheet.coming), ("past", sheet.past))
    for key, found in groups:
        if found:
            lines += ["", say(f"services-{key}"), *(line(say, one) for one in found)]
            buttons += [_opener(say, one) for one in found]
    if not buttons:
        lines.append(say("services-none"))
    below = [show(say("button-periods-calendar"), View.CALENDAR)]
    if sheet.manages:
        below.insert(0, _start(say, "button-period-enter", FormKind.PERIOD))
    return Screen("\n".join(lines), (*rows(buttons), *rows(below)))


def _opener(say: Speaker, one: PeriodLine) -> Button:
    label = one.title or say(f"service-{one.kind.value}")
    if not one.title and one.first.year != say.today.year:  # the same feast may stand there twice
        label = say("service-of-year", name=label, year=str(one.first.year))
    return show(label, View.PERIOD, one.ref)


def _start(say: Speaker, key: str, kind: FormKind, ref: int = 0) -> Button:
    return Button(say(key), Action(Verb.FORM_START, ref, 0, kind.value))


def card(say: Speaker, sheet: PeriodSheet) -> Screen:
    """One period: its days, units and tasks, what stands today, and how it has gone."""
    lines = [say("service-title", name=say.html(name(say, sheet.line)))]
    first, last = say.dated(sheet.line.first), say.dated(sheet.line.last)
    lines.append(say("service-span", first=first, last=last))
    units = say.listed(sheet.units) if sheet.units else say("units-all")
    lines.append(say("service-units", units=units))
    if sheet.tasks:
        lines.append(say("service-tasks", tasks=say.listed(say(f"tasks-{t}") for t in sheet.tasks)))
    lines.append(say("service-zero" if sheet.zero else "service-no-zero"))
    if sheet.earlier:
        lines.append(say("service-earlier"))
    if sheet.cancelled:
        lines.append(say("service-cancelled"))
    elif sheet.over:
        lines.append(say("service-over"))
    lines += _today(say, sheet)
    if sheet.summary is not None and not sheet.cancelled:
        lines += ["", *summary(say, sheet, sheet.summary)]
    return Screen("\n".join(lines), rows(_buttons(say, sheet)))


def _today(say: Speaker, sheet: PeriodSheet) -> list[str]:
    if sheet.cancelled or not sheet.asks_today:
        return []
    if sheet.answers:
        said = sheet.said.value if sheet.said else "unsaid"
        return ["", say(f"service-today-{said}")]
    if sheet.reported is not None:
        return ["", say("service-today", n=sheet.reported, of=sheet.asked)]
    return []


def summary(say: Speaker, sheet: PeriodSheet, found: Summary) -> list[str]:
    """How a period has gone: each task by days and units, zero reports with both their numbers."""
    lines = [say("service-summary" if sheet.over else "service-so-far")]
    for task in sheet.tasks:
        n, units = found.days[task], found.units_of[task]
        lines.append(say(f"service-done-{task.value}", n=n, units=units, of=found.units))
    if found.asked:
        share = Share(found.answered, found.asked)
        lines.append(
            say(
                "service-zero-share",
                percent=str(share.percent),
                count=share.count,
                of=share.of,
                some=found.something,
            )
        )
    return lines


def _buttons(say: Speaker, sheet: PeriodSheet) -> list[Button]:
    found: list[Button] = []
    if sheet.answers and not sheet.cancelled:
        if sheet.asks_today:
            found += zero_buttons(say, sheet.line.ref, sheet.today.isoformat())
        found += [_task(say, sheet, task) for task in sheet.tasks]
    if sheet.zero and sheet.summary is not None and sheet.summary.asked:
        found.append(show(say("button-zero-list"), View.ZERO_REPORTS, sheet.line.ref))
    if sheet.manages:
        found.append(_start(say, "button-period-change", FormKind.PERIOD_FIX, sheet.line.ref))
        what = "back" if sheet.cancelled else "cancel"
        act = Action(Verb.PERIOD, sheet.line.ref, 0, what)
        found.append(Button(say(f"button-period-{what}"), act))
    return [*found, show(say("button-periods"), View.PERIODS)]


def zero_buttons(say: Speaker | Say, ref: int, day: str) -> list[Button]:
    """The two answers to a zero report, one tap each."""
    return [
        Button(say(f"button-zero-{said.value}"), Action(Verb.PERIOD, ref, 0, f"{said.value}:{day}"))
        for said in ZeroReport
    ]


def _task(say: Speaker, sheet: PeriodSheet, task: Task) -> Button:
    done = sheet.done.get(task, False)
    label = say(f"button-task-{'undo' if done else 'do'}-{task.value}")
    argument = f"-{task.value}" if done else task.value
    return Button(label, Action(Verb.PERIOD, sheet.line.ref, 0, argument))


def zero_reports(say: Speaker, sheet: ZeroReportsSheet) -> Screen:
    """A day's zero reports: who has not answered, who has something to tell, who has nothing."""
    day = dates.full_day(say.words, sheet.day, say.today)
    lines = [say("zero-title", name=say.html(name(say, sheet.line)), day=day)]
    if sheet.missing:
        lines.append(say("zero-missing", n=len(sheet.missing), units=_named(say, sheet.missing)))
    else:
        lines.append(say("zero-complete"))
    if sheet.something:
        n = len(sheet.something)
        lines.append(say("zero-something", n=n, units=_named(say, sheet.something)))
    lines.append(say("zero-nothing", n=sheet.nothing))
    turning = [
        show(say(f"button-zero-{key}"), View.ZERO_REPORTS, sheet.line.ref, day.isoformat())
        for key, day in (("before", sheet.before), ("after", sheet.after))
        if day is not None
    ]
    back = show(say("button-back"), View.PERIOD, sheet.line.ref)
    return Screen("\n".join(lines), (*rows(turning), (back,)))


def _named(say: Speaker, units: tuple[str, ...]) -> str:
    names = say.listed(units[:_NAMED])
    return say("status-and-more", names=names) if len(units) > _NAMED else names
