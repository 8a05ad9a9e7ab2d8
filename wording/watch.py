"""How the program is, in lines for the person on duty, and the page that shows them."""

from html import escape

from casework.people import Language
from casework.watch import Watched, Wrong, wrong
from wording.texts import Words, words_for

_MINUTE, _HOUR = 60, 3600
# From these on a figure is told in minutes, and in hours.
_IN_MINUTES, _IN_HOURS = 2 * _MINUTE, 2 * _HOUR
_CAUSES = frozenset({"network", "token"})

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="refresh" content="30">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 1rem auto;
 padding: 0 1rem; color: #1a1a1a; background: #fff }}
h2 {{ border-left: .4rem solid {colour}; padding-left: .6rem; white-space: pre-line }}
</style></head><body>
{sections}
</body></html>
"""
_GREEN, _RED = "#1a7f37", "#b42318"


def lines(say: Words, watched: Watched) -> tuple[str, ...]:
    """The verdict with what has to be done, then the figures, a line each."""
    found = wrong(watched)
    if found:
        verdict = [say("watch-unwell"), *(say(f"watch-wrong-{it.value}") for it in found)]
    else:
        verdict = [say("watch-well")]
    return ("\n".join(verdict), *_figures(say, watched))


def page(watched: Watched) -> str:
    """The page, in both languages."""
    sections = []
    for language in Language:
        verdict, *figures = lines(words_for(language), watched)
        items = "\n".join(f"<li>{one}</li>" for one in figures)
        sections.append(f'<h2 lang="{language.value}">{verdict}</h2>\n<ul>\n{items}\n</ul>')
    title = " ".join(words_for(language)("watch-title") for language in Language)
    colour = _RED if wrong(watched) else _GREEN
    return _PAGE.format(title=escape(title), colour=colour, sections="\n".join(sections))


def _figures(say: Words, watched: Watched) -> list[str]:
    found = [
        _waits(say, "inbox", watched.handling, watched.inbox_seconds),
        _waits(say, "pushes", watched.pushes_waiting, watched.push_seconds),
    ]
    if watched.hindered:
        causes = say("separator").join(_hindered(say, *one) for one in watched.hindered.items())
        found.append(say("watch-hindered", causes=causes))
    for name, n in (("given_up", watched.given_up), ("unreachable", watched.unreachable)):
        if n:
            found.append(say(f"watch-{name}", n=n))
    found.append(say("watch-attachments", n=watched.attachments))
    if "clock_tick" in watched.ticks:
        found.append(say("watch-clocks", ago=_time(say, watched.ticks["clock_tick"])))
    found.append(say("watch-budget", percent=round(100 * watched.used)))
    if watched.halted_seconds:
        found.append(say("watch-halted", time=_time(say, watched.halted_seconds)))
    if watched.receiving is Wrong.RECEIVING:
        found.append(say("watch-not-receiving", time=_time(say, watched.receiving_seconds)))
    return found


def _waits(say: Words, name: str, n: int, seconds: float) -> str:
    if not n and not seconds:
        return say(f"watch-{name}-none")
    return say(f"watch-{name}", n=n, time=_time(say, seconds))


def _hindered(say: Words, cause: str, n: int) -> str:
    return say(f"watch-cause-{cause if cause in _CAUSES else 'other'}", n=n)


def _time(say: Words, seconds: float) -> str:
    if seconds < _IN_MINUTES:
        return say("watch-seconds", n=round(seconds))
    if seconds < _IN_HOURS:
        return say("watch-minutes", n=round(seconds / _MINUTE))
    return say("watch-hours", n=round(seconds / _HOUR))
