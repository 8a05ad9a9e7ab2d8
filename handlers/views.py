"""How each view is drawn: read the record, word it. The one place that joins the two."""

from collections.abc import Awaitable, Callable

from casework.actions import Answer, View
from casework.errors import OldButtonError
from casework.forms import FormKind
from casework.people import Officer
from casework.sheets import ListSheet
from casework.workflow import Move, Stage
from handlers import (
    appraisals,
    audits,
    briefs,
    calendar,
    finding,
    imports,
    leaves,
    meetings,
    people,
    posts,
    query_codes,
    report,
    retaliation,
    service_periods,
    silent,
    status,
    trends,
    visit_views,
)
from handlers.talk import Talk
from services import cards, chat_import, door, expiring, form_cards, letters, lists
from services.office import Reader
from wording import case_buttons
from wording import case_history as history_words
from wording import cases as case_words
from wording import chat_import as import_words
from wording import door as door_words
from wording import forms as form_words
from wording import leads as lead_words
from wording import letters as letter_words
from wording import lists as list_words
from wording import quiet as quiet_words
from wording.screen import Screen

Drawing = Callable[[Talk, Answer], Awaitable[Screen]]


async def render(talk: Talk, answer: Answer) -> Screen:
    """The screen of an answer, drawn from the record as it is now."""
    if answer.view not in VIEWS:
        raise OldButtonError
    return await VIEWS[answer.view](talk, answer)


async def _form(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(form_cards.card, answer.ref, answer.page)
    if sheet.draft.kind is FormKind.IMPORT and sheet.draft.is_open:
        found = await talk.office.read(chat_import.sheet, answer.ref)
        return import_words.preview(talk.say, found)
    return form_words.form(talk.say, sheet, more=answer.argument == "more")


async def _lead(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(cards.lead, answer.ref)
    screen = lead_words.lead(talk.say, sheet)
    return lead_words.told(talk.say, screen, answer.ref) if answer.notice == "told" else screen


async def _case(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(cards.case, answer.ref)
    talk.upto = sheet.position
    screen = case_words.case(talk.say, sheet, more=answer.argument == "more")
    if answer.notice in {"progress", "progress_kept_apart"}:
        return case_buttons.progress_saved(talk.say, screen, answer.ref)
    if answer.notice == Move.BREAK_GLASS.value and sheet.may_reveal:
        return case_buttons.glass_broken(talk.say, screen, answer.ref)
    if answer.notice == Move.ACKNOWLEDGE.value and sheet.case.stage is Stage.HANDLING:
        return case_buttons.acknowledged(talk.say, screen, sheet.case)
    return screen


async def _history(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(cards.history, answer.ref, answer.page)
    return history_words.history(talk.say, sheet)


async def _why(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(cards.why, answer.ref)
    return history_words.why(talk.say, sheet, answer.page)


Question = Callable[[Reader, Officer, int], ListSheet]


def _list(name: str, question: Question) -> Drawing:
    async def drawing(talk: Talk, answer: Answer) -> Screen:
        sheet = await talk.office.read(question, answer.page)
        return list_words.page(talk.say, name, sheet)

    return drawing


async def _letter(talk: Talk, answer: Answer) -> Screen:
    screen = letter_words.card(talk.say, await talk.office.read(letters.sheet, answer.ref))
    also = answer.facts.get("also")
    kind = answer.facts.get("kind", FormKind.LEAD.value)
    return door_words.go_on(talk.say, screen, int(also), kind) if also else screen


async def _goes_up(talk: Talk, _answer: Answer) -> Screen:
    upper = await talk.office.read_open(lambda view: view.house.upper_office)
    return door_words.goes_up(talk.say, upper)


async def _menu(talk: Talk, _answer: Answer) -> Screen:
    return door_words.menu(talk.say, talk.officer)


async def _help(talk: Talk, _answer: Answer) -> Screen:
    return door_words.help_(talk.say, talk.officer)


async def _me(talk: Talk, answer: Answer) -> Screen:
    return door_words.me(talk.say, await talk.office.read(door.me, answer.page))


async def _quiet(talk: Talk, _answer: Answer) -> Screen:
    officer = await talk.office.read_open(door.officer, talk.officer.id)
    return quiet_words.quiet(talk.say, officer or talk.officer)


async def _language(talk: Talk, _answer: Answer) -> Screen:
    return door_words.language(talk.say)


async def _joined(talk: Talk, _answer: Answer) -> Screen:
    return door_words.joined(talk.say, talk.officer)


VIEWS: dict[View, Drawing] = {
    View.FORM: _form,
    View.LEAD: _lead,
    View.CASE: _case,
    View.HISTORY: _history,
    View.WHY: _why,
    View.LEADS: _list("leads", lists.my_leads),
    View.DESK: _list("desk", lists.desk),
    View.CASES: _list("cases", lists.my_cases),
    View.APPROVALS: status.draw_approvals,
    View.OVERDUE: status.draw_overdue,
    View.OPEN: status.draw_open,
    View.SUSPENDED: status.draw_suspended,
    View.EXPIRING: _list("expiring", expiring.page),
    View.BEHIND: status.draw_behind,
    View.STATUS: status.draw,
    View.REPORT: report.draw,
    View.TOWNSHIPS: status.draw_units,
    View.FIND: finding.draw,
    View.LETTER: _letter,
    View.LEAVE: leaves.draw,
    View.GOES_UP: _goes_up,
    View.MENU: _menu,
    View.HELP: _help,
    View.ME: _me,
    View.QUIET: _quiet,
    View.LANGUAGE: _language,
    View.JOINED: _joined,
    View.IMPORTED: imports.draw,
    **visit_views.DRAWINGS,
    **people.DRAWINGS,
    **posts.DRAWINGS,
    **meetings.DRAWINGS,
    **silent.DRAWINGS,
    **trends.DRAWINGS,
    **appraisals.DRAWINGS,
    **calendar.DRAWINGS,
    **service_periods.DRAWINGS,
    **briefs.DRAWINGS,
    **retaliation.DRAWINGS,
    **query_codes.DRAWINGS,
    **audits.DRAWINGS,
}
