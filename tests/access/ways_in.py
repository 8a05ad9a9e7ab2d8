"""Every way in which somebody may come at a matter: commands, words, links, replies, buttons."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dispatching import Conversation, Heard
from sqlalchemy import select

from casework.actions import Action, Verb, View
from casework.forms import ABOUT_LEADS, FormKind
from casework.matters import Subject
from casework.numbers import CaseNumber, LeadNumber
from casework.workflow import MOVES
from storage.unit import Reader
from storage.visible import CASE, LEAD
from wording.codec import pack

# The number of a message that shows the matter, or shows what is not there.
SHOWN = {True: 55, False: 56}


def unused(view: Reader, serial: int) -> int:
    """A number that nothing has, of as many digits: what is typed has to be alike."""
    taken = {row.serial for table in (CASE, LEAD) for row in view.run(select(table.c.serial))}
    digits = len(str(serial))
    return next(n for n in range(10**digits - 1, 0, -1) if n not in taken)


@dataclass(frozen=True)
class Target:
    """A case and its report by all their names, there or nowhere."""

    case_id: int
    lead_id: int
    case_serial: int
    lead_serial: int
    word: str
    is_there: bool

    @property
    def words(self) -> tuple[str, ...]:
        """All that a question may say of it."""
        case, lead = CaseNumber(2026, self.case_serial), LeadNumber(2026, self.lead_serial)
        named = (f"组信〔2026〕{self.case_serial}号", case.typed, lead.typed)
        return (*named, self.word) if self.word else named


Way = Callable[[Conversation, int, Target], object]


def said(text: Callable[[Target], str]) -> Way:
    async def way(talk: Conversation, account: int, it: Target) -> Heard:
        words = text(it)
        heard = await talk.says(account, words)
        return heard.without(words, words.split(" ", 1)[-1], *it.words)

    return way


def tapped(action: Callable[[Target], Action]) -> Way:
    async def way(talk: Conversation, account: int, it: Target) -> Heard:
        return await talk.taps(account, pack(action(it)))

    return way


async def _replied(talk: Conversation, account: int, it: Target) -> Heard:
    return await talk.says(account, "现场看过了,已经在修。", SHOWN[it.is_there])


def case_number(it: Target) -> str:
    return CaseNumber(2026, it.case_serial).typed


def lead_number(it: Target) -> str:
    return LeadNumber(2026, it.lead_serial).typed


def spoken() -> Iterator[tuple[str, Way]]:
    """Commands, searches, numbers in every form, deep links, replies."""
    yield "/case", said(lambda it: f"/case {case_number(it)}")
    yield "/case bare", said(lambda it: f"/case {it.case_serial}")
    yield "/case lead", said(lambda it: f"/case {lead_number(it)}")
    yield "/why", said(lambda it: f"/why {case_number(it)}")
    yield "number", said(case_number)
    yield "number official", said(lambda it: f"组信〔2026〕{it.case_serial}号")
    yield "number bare", said(lambda it: str(it.case_serial))
    yield "number lead", said(lead_number)
    yield "/find number", said(lambda it: f"/find {case_number(it)}")
    yield "/find bare", said(lambda it: f"/find {it.case_serial}")
    yield "/find word", said(lambda it: f"/find {it.word or '无此词语'}")
    yield "/start number", said(lambda it: f"/start {case_number(it)}")
    yield "/start id", said(lambda it: f"/start case{it.case_id}")
    yield "reply", _replied


# The screens of a case or a report, and what a button says of them.
_OF_MATTERS = {
    "case": ("case", "case:more", "case:push", "media:case", "hist", "why", "form"),
    "lead": ("lead", "lead:push", "media:lead", "form"),
}
_OF_LEADS = frozenset({row.form for row in MOVES.values() if row.of is Subject.LEAD} | ABOUT_LEADS)


def looks() -> Iterator[tuple[str, Way]]:
    """Every screen of a case or of a report."""
    for name, arguments in _OF_MATTERS.items():
        for argument in arguments:
            yield f"show {argument} {name}", tapped(_action(Verb.SHOW, _REFS[name], argument))


def acts() -> Iterator[tuple[str, Way]]:
    """Every verb, move and form, and every other screen with the number of a matter."""
    for view in View:
        yield f"show {view.value}", tapped(_action(Verb.SHOW, _case, view.value))
    for verb in sorted(set(Verb) - {Verb.SHOW, Verb.MOVE, Verb.FORM_START}):
        for name, ref in _REFS.items():
            yield f"{verb.name} {name}", tapped(_action(verb, ref, ""))
    for name, ref in _REFS.items():
        yield f"REVEAL {name} marked", tapped(_action(Verb.REVEAL, ref, name))
    yield "TAKE_BACK acknowledge", tapped(_action(Verb.TAKE_BACK, _case, "acknowledge"))
    yield "TOLD back", tapped(_action(Verb.TOLD, _lead, "untold"))
    yield "CHASE back", tapped(_action(Verb.CHASE, _case, "over"))
    yield "JOIN_SAME", tapped(lambda it: Action(Verb.JOIN_SAME, it.lead_id, 0, str(it.case_id)))
    for move, row in MOVES.items():
        ref = _REFS[row.of.value]
        yield f"move {move.value}", tapped(_action(Verb.MOVE, ref, move.value))
    for kind in sorted(FormKind):
        ref = _lead if kind in _OF_LEADS else _case
        yield f"form {kind.value}", tapped(_action(Verb.FORM_START, ref, kind.value))


def _case(it: Target) -> int:
    return it.case_id


def _lead(it: Target) -> int:
    return it.lead_id


_REFS = {"case": _case, "lead": _lead}


def _action(verb: Verb, ref: Callable[[Target], int], argument: str) -> Callable[[Target], Action]:
    return lambda it: Action(verb, ref(it), 0, argument)
