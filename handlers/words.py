"""Words instead of commands: the fixed keyboard, numbers, plain questions, and reports."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import Message

from casework.access import may_do
from casework.actions import Answer, View
from casework.form_kinds import FormKind
from casework.forms import Draft
from casework.numbers import parse_number
from casework.people import Role
from handlers import (
    cases,
    duty,
    finding,
    leads,
    leaves,
    outreach,
    people,
    query_codes,
    report,
    retaliation,
    visits,
)
from handlers import forms as forms_taps
from handlers.filters import Kind, is_command
from handlers.talk import Talk
from services import appraisal_cards, forms, reporting
from wording import asking, periods
from wording import door as door_words
from wording.asking import Asked

# What a known word leads to; what follows it in the message is passed on.
_VIEWS = {
    "cases": View.CASES,
    "overdue": View.OVERDUE,
    "approvals": View.APPROVALS,
    "desk": View.DESK,
    "leads": View.LEADS,
    "status": View.STATUS,
    "silent": View.SILENT,
    "meetings": View.MEETINGS,
    "me": View.ME,
    "help": View.HELP,
    "menu": View.MENU,
    "people": View.PEOPLE,
    "units": View.UNITS,
    "calendar": View.CALENDAR,
    "plan": View.PLAN,
    "figures": View.VISIT_FIGURES,
    "trend": View.TREND,
    "causes": View.CAUSES,
    "periods": View.PERIODS,
    "appraisals": View.APPRAISALS,
}
_SPEAKS_ONLY = (Role.LEADER, Role.DEPUTY, Role.INSPECTOR)


async def text(message: Message, talk: Talk) -> None:
    """Any text that is no command."""
    typed = (message.text or "").strip()
    known, draft = asking.recognise(typed), _waiting(talk)
    if is_command(typed) or not any(char.isalnum() for char in typed):
        await talk.put(door_words.not_understood(talk.say, talk.officer))
    elif await leads.answered(message, talk, typed) or await _picked(talk, typed):
        return
    elif known is not None and await _is_meant(talk, known, draft):
        await _known(talk, known.word, known.rest, message.message_id)
    elif draft is not None:
        await forms_taps.write(talk, draft, typed, message.message_id)
    elif parse_number(typed, talk.say.today.year) is not None:
        await cases.by_number(talk, typed, View.CASE)
    else:
        await _free(talk, typed, message.message_id)


# What a known word does by itself, with what was said after it.
_ACTS: dict[str, Callable[[Talk, str], Awaitable[None]]] = {
    "visit": visits.begin,
    "visits": visits.show_month,
    "find": finding.find,
    "leave": leaves.ask,
    "duty": duty.show,
    "outreach": outreach.show,
    "lookup": query_codes.ask,
    "written_report": report.ask,
    "from_above": lambda talk, _rest: finding.find(talk, talk.say("channel-from_above")),
    "invite": people.begin_invite,
    "cancel": lambda talk, _rest: forms_taps.drop_last(talk),
    "greeting": lambda talk, _rest: talk.put(door_words.greeting(talk.say, talk.officer)),
}


async def _known(talk: Talk, word: str, rest: str, message_id: int) -> None:
    if word == "report":
        await talk.show(await talk.office.write(reporting.start, rest, message_id=message_id))
    elif word == "retaliation":
        await retaliation.begin(talk, rest, message_id)
    elif word == "register":
        await leads.begin_intake(talk, rest, message_id)
    elif word == "send":
        await _send(talk, message_id)
    elif word in _ACTS:
        await _ACTS[word](talk, rest)
    else:
        await talk.show(Answer(_VIEWS[word], argument=rest))


async def _send(talk: Talk, message_id: int) -> None:
    """«Report it», said instead of tapped: the card that is ready goes; without one it is asked."""
    if talk.drafts and talk.drafts[0].asks is None:
        await talk.show(await talk.office.write(forms.finish, talk.drafts[0].id))
    elif may_do(talk.officer, "report"):
        await talk.show(await talk.office.write(reporting.start, message_id=message_id))
    else:
        await talk.put(door_words.not_understood(talk.say, talk.officer))


async def _picked(talk: Talk, typed: str) -> bool:
    """Whether the words are those of a button on the form touched last, and are taken like it."""
    return bool(talk.drafts) and await forms_taps.pick(talk, talk.drafts[0], typed)


async def _is_meant(talk: Talk, known: Asked, draft: Draft | None) -> bool:
    """Whether a known word is what was meant: no answer to a form, and no other sentence.

    «Appraisal» with other words asks for a unit's, where they name one.
    """
    if draft is not None and _may_be_an_answer(known, draft):
        return False
    if known.word != "appraisals" or (known.first and may_do(talk.officer, "appraisals")):
        return True
    unit = periods.read(known.rest, talk.say.today).unit
    return not unit or await talk.office.read(appraisal_cards.is_known, unit)


def _may_be_an_answer(known: Asked, draft: Draft) -> bool:
    """Whether a known word may as well be what a form asked for; «find …» is none to that form."""
    if known.word == "find" and draft.kind is FormKind.FIND:
        return False
    return bool(known.rest) or known.word == "greeting"


def _waiting(talk: Talk) -> Draft | None:
    """The form that waits for a text, the one touched last."""
    draft = talk.drafts[0] if talk.drafts else None
    return None if draft is None or draft.asks is None or leads.is_stale(talk, draft) else draft


async def _free(talk: Talk, typed: str, message_id: int) -> None:
    """Words that name nothing: a report from those who report, a search from those who lead."""
    reports = may_do(talk.officer, "report") and not talk.officer.holds(*_SPEAKS_ONLY)
    if not reports or (asking.names_a_matter(typed) and leads.open_report(talk) is None):
        if may_do(talk.officer, "find"):
            await finding.find(talk, typed)
        else:
            await talk.put(door_words.not_understood(talk.say, talk.officer))
        return
    if asking.is_short_question(typed) and leads.open_report(talk) is None:
        answer = await talk.office.write(reporting.start, typed, message_id=message_id, unsure=True)
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
