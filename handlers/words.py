"""Words instead of commands: the fixed keyboard, numbers, plain questions, and reports."""

from aiogram import Router
from aiogram.types import Message

from casework.access import may_do
from casework.actions import Answer, View
from casework.numbers import parse_number
from casework.people import Role
from handlers import cases, finding, leads, visits
from handlers.filters import Kind
from handlers.talk import Talk
from services import cases as case_services
from services import forms
from services import leads as lead_services
from services import visits as visit_services
from wording import asking
from wording import door as door_words

# What a known word leads to; what follows it in the message is passed on.
_VIEWS = {
    "cases": View.CASES,
    "overdue": View.OVERDUE,
    "approvals": View.APPROVALS,
    "desk": View.DESK,
    "leads": View.LEADS,
    "status": View.STATUS,
    "silent": View.SILENT,
    "visits": View.VISITS,
    "me": View.ME,
    "help": View.HELP,
    "menu": View.MENU,
}
_SPEAKS_ONLY = (Role.LEADER, Role.DEPUTY, Role.INSPECTOR)


async def text(message: Message, talk: Talk) -> None:
    """Any text that is no command."""
    typed = (message.text or "").strip()
    known = asking.recognise(typed)
    if typed.startswith("/"):
        await talk.put(door_words.not_understood(talk.say, talk.officer))
    elif await _reply(message, talk, typed):
        return
    elif known is not None:
        await _known(talk, known.word, known.rest, message.message_id)
    elif (draft := _waiting(talk)) is not None:
        answer = await talk.office.write(forms.type_text, draft, typed, message.message_id)
        await talk.show(answer)
    elif parse_number(typed, talk.say.today.year) is not None:
        await cases.by_number(talk, typed, View.CASE)
    else:
        await _free(talk, typed, message.message_id)


async def _known(talk: Talk, word: str, rest: str, message_id: int) -> None:
    if word == "report":
        await talk.show(await talk.office.write(lead_services.start, rest, message_id=message_id))
    elif word == "visit":
        await visits.begin(talk, rest)
    elif word == "find":
        await finding.find(talk, rest)
    else:
        await talk.show(Answer(_VIEWS[word], argument=rest))


async def _reply(message: Message, talk: Talk, typed: str) -> bool:
    """Words sent in reply to a card belong to its matter."""
    found = await leads.replied_to(message, talk)
    if found is None:
        return False
    view, ref = found
    if view is View.LEAD:
        await talk.show(await talk.office.write(lead_services.reply_with, ref, typed))
    elif view is View.CASE:
        await talk.show(await talk.office.write(case_services.add_words, ref, typed))
    elif view is View.VISIT:
        await talk.show(await talk.office.write(visit_services.add_words, ref, typed))
    elif view is View.FORM and any(draft.id == ref for draft in talk.drafts):
        answer = await talk.office.write(forms.type_text, ref, typed, message.message_id)
        await talk.show(answer)
    else:
        return False
    return True


def _waiting(talk: Talk) -> int | None:
    """The form that waits for a text, the one touched last."""
    if talk.drafts and talk.drafts[0].asks is not None:
        return talk.drafts[0].id
    return None


async def _free(talk: Talk, typed: str, message_id: int) -> None:
    """Words that name nothing: a report from those who report, a search from those who lead."""
    if not may_do(talk.officer, "report") or talk.officer.holds(*_SPEAKS_ONLY):
        await finding.find(talk, typed)
        return
    if asking.is_short_question(typed) and leads.open_report(talk) is None:
        answer = await talk.office.write(lead_services.start, typed, message_id=message_id)
        await talk.put(
            door_words.is_it_a_report(talk.say, answer.ref), view=View.FORM, ref=answer.ref
        )
        return
    await leads.words(talk, typed, message_id)


def build() -> Router:
    """The router of this subject; it comes last, since it takes every text."""
    router = Router(name="words")
    router.message.register(text, Kind("text"))
    router.message.register(leads.unsupported)
    return router
