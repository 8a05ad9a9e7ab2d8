"""The written report: asked for with a unit and a time in any order, and sent as two files."""

from datetime import datetime, timedelta
from weakref import WeakKeyDictionary

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import Message

from casework.actions import Answer, View
from casework.imports import Progress
from casework.report import Report
from casework.statistics import Period
from casework.unit_errors import NoSuchUnitError
from handlers import pressing, sending
from handlers.filters import Typed
from handlers.pressing import PressError
from handlers.talk import Talk
from handlers.waiting import Telling
from services import given_reports
from services import report as service
from services.office import Database
from wording import periods
from wording import report_chat as words
from wording import status as status_words
from wording.periods import AskedAbout
from wording.report import files as press_files
from wording.report.files import Files
from wording.screen import Screen

# Seconds from one word of how far it is to the next; a report takes a few.
_AGAIN = 1.5
# What is tapped or typed twice within so long sends the same files once; so many are remembered.
_TWICE, _TAPS = timedelta(minutes=1), 50
_sent: WeakKeyDictionary[Database, dict[tuple[int, int], tuple[Report, datetime]]]
_sent = WeakKeyDictionary()


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/report [UNIT] [PERIOD]``, in any order."""
    await ask(talk, (command.args or "").strip())


async def ask(talk: Talk, text: str) -> None:
    """A report that is asked for in words; without a time it is asked of which."""
    asked = periods.read(text, talk.say.today)
    if asked.period is None:
        await talk.show(Answer(View.REPORT, argument=text))
        return
    screen = await _write(talk, asked, asked.period)
    if screen is not None:
        await talk.put(screen)
    talk.answered = True


async def draw(talk: Talk, answer: Answer) -> Screen:
    """Which time the report is to be about; once that is said, the files come below."""
    asked = periods.read(answer.argument, talk.say.today)
    if asked.period is not None:
        screen = await _write(talk, asked, asked.period)
        if screen is not None:
            return screen
    try:
        return words.ask(talk.say, await talk.office.read(service.asked, asked.unit))
    except NoSuchUnitError as error:
        return status_words.near(talk.say, View.REPORT, error, asked)


async def _write(talk: Talk, asked: AskedAbout, period: Period) -> Screen | None:
    """Make and send both files; where that cannot be, what is to be shown instead."""
    progress = Progress(0, service.STEPS + press_files.STEPS)
    telling = Telling(talk, progress, "report-progress", _AGAIN)
    try:
        report, files = await telling.during(_made(talk, asked.unit, period, progress))
        if _is_just_sent(talk, report):
            return Screen(talk.say("report-just-sent")) if talk.card is None else None
        await talk.office.write(given_reports.note, report)
        await _send(talk, telling, report, files)
    except NoSuchUnitError as error:
        return status_words.near(talk.say, View.REPORT, error, asked)
    except PressError:
        return Screen(talk.say("report-failed"))
    else:
        return None
    finally:
        await telling.forget()


def _is_just_sent(talk: Talk, report: Report) -> bool:
    """Whether the same card, or words in the same chat, have just brought this report."""
    card = 0 if talk.card is None else talk.card.message_id
    taps, tap = _sent.setdefault(talk.office.database, {}), (talk.chat_id, card)
    before, now = taps.get(tap), talk.say.now
    if before is not None and before[0] == report and now - before[1] < _TWICE:
        return True
    taps.pop(tap, None)
    taps[tap] = report, now  # the newest stands last
    for old in list(taps)[:-_TAPS]:
        del taps[old]
    return False


async def _made(talk: Talk, unit: str, period: Period, progress: Progress) -> tuple[Report, Files]:
    def step() -> None:
        progress.done += 1

    report = await talk.office.read(service.make, unit, period, progress)
    return report, await pressing.files(report, talk.officer.language, step)


async def _send(talk: Talk, telling: Telling, report: Report, files: Files) -> None:
    """What has counted along becomes the document; the workbook comes below it."""
    caption, name = words.done(talk.say, report), f"{files.name}.docx"
    if telling.message_id is None:
        await sending.document(talk.bot, talk.chat_id, files.document, name, caption)
    else:
        counted, telling.message_id = telling.message_id, None
        await sending.become_document(
            talk.bot, talk.chat_id, counted, files.document, name, caption
        )
    about = talk.say("report-done-book")
    await sending.document(talk.bot, talk.chat_id, files.book, f"{files.name}.xlsx", about)


def build() -> Router:
    """The router of this subject."""
    router = Router(name="report")
    router.message.register(by_command, Typed("report"))
    return router
