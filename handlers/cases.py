"""Cases: opened by number or button, moved on by a tap."""

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View, chosen
from casework.errors import NotFoundError
from casework.matters import Subject
from casework.numbers import NumberKind, ParsedNumber, is_official, parse_number
from casework.sensitive import normalise
from casework.workflow import Move
from handlers import attachments, finding
from handlers.filters import Tapped, Typed
from handlers.talk import Talk
from services import (
    acknowledging,
    cards,
    cases,
    desk,
    drafting,
    identity,
    joining,
    leads,
    letters,
    lists,
    pushing,
    retaliation,
    steps,
)
from wording.case_buttons import UNACKNOWLEDGE
from wording.pushes import FROM_PUSH

# Moves on a lead that a tap makes; every other move is a case's.
_LEAD_MOVES = {
    Move.WITHDRAW: leads.withdraw,
    Move.RESUBMIT: leads.send_again,
    Move.REGISTER_SETTLED: desk.register_settled,
    Move.PART_LEAD: joining.part_lead,
}


async def mine(_message: Message, talk: Talk) -> None:
    """``/cases``."""
    await talk.show(Answer(View.CASES))


async def approvals(_message: Message, talk: Talk) -> None:
    """``/approvals``."""
    await talk.show(Answer(View.APPROVALS))


async def overdue(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/overdue``, for everything or for one unit."""
    await talk.show(Answer(View.OVERDUE, argument=(command.args or "").strip()))


async def by_command(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/case NUMBER``."""
    await by_number(talk, command.args or "", View.CASE)


async def why(_message: Message, talk: Talk, command: CommandObject) -> None:
    """``/why NUMBER``."""
    await by_number(talk, command.args or "", View.WHY)


async def by_number(talk: Talk, text: str, view: View) -> None:
    """Open a case or lead by a number in whatever way it was typed; one from above is searched."""
    found = await matter(talk, text)
    if found is None:
        return
    kind, ref = found
    if kind == "lead":
        await talk.show(await talk.office.write(leads.opened, ref))
    elif kind == "letter":
        await talk.show(Answer(View.LETTER, ref))
    else:
        await open_case(talk, ref, view)


async def matter(talk: Talk, text: str) -> tuple[str, int] | None:
    """The case or lead that a number names; none where it names none, and that is said."""
    parsed = parse_number(text, talk.say.today.year)
    if parsed is None:
        await talk.line(talk.say("refused-number-missing"))
    elif parsed.check_ok is False:
        await talk.line(talk.say("refused-number-wrong"))
    elif parsed.kind is NumberKind.FROM_ABOVE:
        await finding.find(talk, text)
    else:
        return await _numbered(talk, text, parsed)
    return None


async def _numbered(talk: Talk, text: str, parsed: ParsedNumber) -> tuple[str, int] | None:
    """What bears the number here; one in the form of a document's may be from above as well."""
    try:
        return await talk.office.read(lists.by_number, parsed)
    except NotFoundError:
        if not is_official(normalise(text)) or not await finding.found(talk, text):
            raise
        return None


async def open_case(talk: Talk, ref: int, view: View = View.CASE) -> None:
    """Show a case, and record that it was read."""
    await talk.show(await talk.office.write(cases.opened, ref, view))


async def move(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that makes a move by itself."""
    what = chosen(Move, action.argument)
    if what in _LEAD_MOVES:
        answer = await talk.office.write(_LEAD_MOVES[what], action.target, action.version)
    else:
        answer = await talk.office.write(steps.tap, what, action.target, action.version)
    await talk.show(answer)


async def show(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap that shows something, or turns its page; the page travels where the version would."""
    name, _, argument = action.argument.partition(":")
    view = chosen(View, name)
    if argument == FROM_PUSH and talk.callback is not None and talk.callback.message is not None:
        message_id = talk.callback.message.message_id
        await talk.office.mark(pushing.opened, talk.officer.id, message_id, action.target)
        argument = ""
    if view is View.MEDIA:
        await _media(talk, action.target, argument)
    elif view is View.RETALIATION:
        await talk.show(await talk.office.write(retaliation.opened, action.target))
    elif view is View.CASE and argument != "more":
        await open_case(talk, action.target)
    elif view is View.HISTORY:
        opened = talk.office.write(cases.opened, action.target, view, action.version)
        await talk.show(await opened)
    elif view is View.LEAD and not argument:
        await talk.show(await talk.office.write(leads.opened, action.target))
    elif view is View.FORM and not argument and not action.version:
        await talk.show(await talk.office.read(drafting.now, action.target))
    else:
        await talk.show(Answer(view, action.target, page=action.version, argument=argument))


async def chase(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «remind», on a case's or letter's card or on a line of a list, shown again."""
    name, _, argument = action.argument.partition(":")
    if name == View.LETTER.value:
        await talk.show(await talk.office.write(letters.chase, action.target))
        return
    then = Answer(chosen(View, name), page=action.version, argument=argument) if name else None
    await talk.show(await talk.office.write(cases.chase, action.target, then))


async def take_back(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «correct progress», or on «undo» after an acknowledgement."""
    if action.argument == UNACKNOWLEDGE:
        undo = talk.office.write(acknowledging.undo, action.target, action.version)
        await talk.show(await undo)
    else:
        await talk.show(await talk.office.write(cases.correct_progress, action.target))


async def letter_received(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «letter received»."""
    await talk.show(await talk.office.write(letters.receive, action.target))


async def reveal(_callback: CallbackQuery, talk: Talk, action: Action) -> None:
    """A tap on «contact»."""
    await talk.show(await talk.office.write(identity.ask, action.argument, action.target))


async def _media(talk: Talk, ref: int, kind: str) -> None:
    question = cards.media_of if kind == "case" else cards.media_of_lead
    found = await talk.office.read(question, ref)
    subject = (Subject.CASE if kind == "case" else Subject.LEAD, ref)
    await talk.office.mark(cases.files_read, talk.officer, subject)
    await attachments.show(talk, found)


def build() -> Router:
    """The router of this subject."""
    router = Router(name="cases")
    router.message.register(mine, Typed("cases"))
    router.message.register(approvals, Typed("approvals"))
    router.message.register(overdue, Typed("overdue"))
    router.message.register(by_command, Typed("case"))
    router.message.register(why, Typed("why"))
    router.callback_query.register(move, Tapped(Verb.MOVE))
    router.callback_query.register(show, Tapped(Verb.SHOW))
    router.callback_query.register(chase, Tapped(Verb.CHASE))
    router.callback_query.register(take_back, Tapped(Verb.TAKE_BACK))
    router.callback_query.register(letter_received, Tapped(Verb.LETTER_RECEIVED))
    router.callback_query.register(reveal, Tapped(Verb.REVEAL))
    return router
