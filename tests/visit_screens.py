"""Screens of field days as tests read them: one moment, both languages."""

from datetime import UTC, date, datetime

from casework.actions import Action
from casework.calendar import WorkingCalendar
from casework.people import Language
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet
from casework.sheets_visits import Mark, VisitLine
from casework.visits import Forecast, MonthState
from wording import pushes
from wording.screen import Screen
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 10, 22, 1, 0, tzinfo=UTC)
CALENDAR = WorkingCalendar()
SAY = Speaker(words_for(Language.CHINESE), NOW, CALENDAR)
ENGLISH = Speaker(words_for(Language.ENGLISH), NOW, CALENDAR)
OCTOBER, NOVEMBER_2 = date(2026, 10, 1), date(2026, 11, 2)
SHORT = MonthState(2, False, 3, 1, 6, Forecast.ON_TRACK)
DAY = VisitLine(7, date(2026, 10, 22), False, "柳湾镇·上湾村", Mark.WAITING, None, "见了<种粮户>")


def actions(screen: Screen) -> list[Action | None]:
    return [button.action for row in screen.buttons for button in row]


def reminder(
    kind: PushKind, facts: dict[str, str], about: str = "month", ref: int = 202610
) -> list[Action | None]:
    push = Push(1, kind, 2, about, ref, False, False, facts)
    return actions(pushes.screen(PushSheet(push, 3, Language.CHINESE, NOW, CALENDAR)))
