"""How each view of field days is drawn."""

from collections.abc import Awaitable, Callable

from casework.access import may_do
from casework.actions import Answer, View
from handlers import drawing, duty, outreach, visit_plans
from handlers.talk import Talk
from services import findings, visit_cards, visit_county, visit_figures, visit_flags, visit_hosts
from wording import periods
from wording import visit_card as card_words
from wording import visit_figures as figure_words
from wording import visit_findings as finding_words
from wording import visit_lists as list_words
from wording import visits as words
from wording import visits_county as county_words
from wording.screen import Screen

Drawing = Callable[[Talk, Answer], Awaitable[Screen]]


async def _visit(talk: Talk, answer: Answer) -> Screen:
    return card_words.visit(talk.say, await talk.office.read(visit_cards.card, answer.ref))


async def _month(talk: Talk, answer: Answer) -> Screen:
    """One's own month, or that of who is accompanied; for who owes none, what they look after."""
    if not talk.officer.owes_visits and not answer.ref:
        others = may_do(talk.officer, "visits_county")
        return await (_county if others else _to_confirm)(talk, answer)
    sheet = await talk.office.read(visit_cards.month, answer.argument, answer.ref)
    return words.month(talk.say, sheet)


async def _to_confirm(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(visit_hosts.to_confirm, answer.page)
    return list_words.to_confirm(talk.say, sheet)


async def _county(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(visit_county.county, answer.argument, answer.page)
    svg = county_words.drawing(talk.say, sheet)
    picture = None if svg is None else await drawing.png(svg)
    return county_words.county(talk.say, sheet, picture)


async def _flagged(talk: Talk, answer: Answer) -> Screen:
    sheet = await talk.office.read(visit_flags.flagged, answer.argument, answer.page)
    return list_words.flagged(talk.say, sheet)


async def _finding(talk: Talk, answer: Answer) -> Screen:
    return finding_words.finding(talk.say, await talk.office.read(findings.card, answer.ref))


async def _figures(talk: Talk, answer: Answer) -> Screen:
    asked = periods.read(answer.argument, talk.say.today)
    sheet = await talk.office.read(visit_figures.of, asked.unit, asked.period)
    return figure_words.figures(talk.say, sheet)


DRAWINGS: dict[View, Drawing] = {
    View.VISIT: _visit,
    View.VISITS: _month,
    View.VISITS_TO_CONFIRM: _to_confirm,
    View.VISITS_COUNTY: _county,
    View.VISITS_FLAGGED: _flagged,
    View.FINDING: _finding,
    View.VISIT_FIGURES: _figures,
    View.PLAN: visit_plans.draw,
    **duty.DRAWINGS,
    **outreach.DRAWINGS,
}
