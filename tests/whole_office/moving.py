"""Everybody makes every move that the table gives them, on a phone: the card, the button, the form.

What the table gives to whom is derived from it, and so is where a move begins; only how a flag
comes to be set is written down, in `preparing`. A new row is tried as it is.
"""

from collections import defaultdict
from collections.abc import Iterable

from filling import ON_PAPER
from preparing import prepare
from standing_cases import ATTEMPTS, STAGES, begin, serial
from townsfolk import Button, Person, Town
from two_townships import WELL, Story

from casework.access import GRANTS, may_do, may_see, why_not
from casework.actions import Verb
from casework.cases import Case
from casework.clocks import ClockRule
from casework.errors import CaseworkError
from casework.forms import Ask, Draft, field_of
from casework.forms import FormKind as Form
from casework.matters import Subject
from casework.people import Officer, Role
from casework.workflow import MOVES, Flag, Hand, Move
from services import beforehand, cards
from storage import cases, clocks, leads, people
from storage.unit import Reader

Pair = tuple[Move, Role]
TURNS = 14
# What begins with a team of two, with none, or with a number that was put away.
_AFRESH = frozenset({Move.LET_GO_OF_TEAM, Move.NAME_FOR_TEAM, Move.BREAK_GLASS})


def given() -> list[Pair]:
    """Every move that somebody makes by a button of its own, with each role that may."""
    found: dict[Move, set[Role]] = defaultdict(set)
    for move, row in MOVES.items():
        for grant in GRANTS:
            sees = grant.cases if row.of is Subject.CASE else grant.leads
            if sees and move in grant.moves | grant.only_simple and row.within is None:
                found[move].add(grant.role)
    mine = [(move, role) for move in found for role in Role if role in found[move]]
    # What was reported can be taken back, and what was taken back sent again.
    first = (Move.SUBMIT, Move.WITHDRAW, Move.RESUBMIT)
    return sorted(mine, key=lambda one: first.index(one[0]) if one[0] in first else len(first))


def _is_time(view: Reader, move: Move, case: Case) -> bool:
    """Whether the move would not be refused today, whatever is said."""
    again = clocks.open_clock(view, (Subject.CASE, case.id), ClockRule.RECHECK_APPLY)
    if move is Move.MAKE_FINAL and again is not None and view.now <= again.state.due_at:
        return False
    if Flag.ACCUSES in case.facts and Flag.ACCUSES not in MOVES[move].when:
        return False  # which does not go to whom it is about
    try:
        beforehand.check(view, move, case)
    except CaseworkError:
        return False
    return True


def nobodys() -> list[Move]:
    """The moves that the table gives to no hand but the office's clock's, nor makes by another."""
    mine = {move for move, _ in given()}
    return [
        move
        for move, row in MOVES.items()
        if row.within is None and move not in mine and row.by != {Hand.CLOCK}
    ]


class Moving:
    """The office, where each does in turn what is theirs to do."""

    def __init__(self, town: Town, story: Story) -> None:
        self.town = town
        self.story = story
        self.pool: dict[Subject, list[int]] = {
            Subject.CASE: [one.id for one in town.matters if one.subject == "case"],
            Subject.LEAD: [one.id for one in town.matters if one.subject == "lead"],
        }
        self.into = serial(story, story.case())
        held: dict[Role, list[Person]] = defaultdict(list)
        officers = {one.id: one for one in town.app.database.read_now(people.everybody)}
        self.officers: dict[str, Officer] = {}
        for who in town.people.values():
            if (officer := officers.get(who.officer_id)) is not None and len(officer.roles) == 1:
                held[next(iter(officer.roles))].append(who)
                self.officers[who.key] = officer
        self.held = held

    async def make(self, move: Move, role: Role) -> str | None:
        """Make a move by a post of this role; says what was wrong, if it was not made."""
        if move is Move.SUBMIT:
            return await self._submit(role)
        there = () if move in _AFRESH else self.pool[MOVES[move].of]
        found = self._fitting(move, role, there) or self._brought(move, role)
        if found is None:
            return "nobody's card has the button"
        number, who = found
        before = self._times(move, who, number)
        wrong = await self._press(move, who, number) or await self._fill(move, who)
        if wrong is None and self._times(move, who, number) == before:
            return f"not on record; the phone says {self._words(who)!r}"
        return wrong

    def _fitting(self, move: Move, role: Role, numbers: Iterable[int]) -> tuple[int, Person] | None:
        """A matter, and whoever of a role may make the move on it now and has the button."""
        return next(
            (
                (number, who)
                for number in reversed(list(numbers))
                for who in self.held[role]
                if self._may(move, self.officers[who.key], number)
            ),
            None,
        )

    def _may(self, move: Move, officer: Officer, number: int) -> bool:
        read, of = self.town.app.database.read_now, MOVES[move].of
        kept = cases if of is Subject.CASE else leads
        it = read(kept.get, number)
        if it is None or not MOVES[move].begins_at(it.stage, it.facts):
            return False
        standing = read(kept.standing, it)
        if not may_see(officer, standing) or why_not(officer, move, standing) is not None:
            return False
        if of is Subject.CASE and not read(_is_time, move, it):
            return False
        show = cards.case if of is Subject.CASE else cards.lead
        return move in read(show, officer, number).moves

    def _brought(self, move: Move, role: Role) -> tuple[int, Person] | None:
        """A matter brought where the move begins, for somebody of the role."""
        row, story = MOVES[move], self.story
        kind: dict[str, str] = {}
        if role is Role.CLERK and Hand.CLERK_IF_SIMPLE in row.by:
            kind["procedure"] = "simple"
        if Flag.ACCUSES in row.when:
            kind |= {"type": "accusation", "procedure": "elsewhere"}
        if move is Move.BREAK_GLASS:
            kind["words"] = f"{WELL}电话13800138000。"
        author = {Role.STAFF: "staff_liu", Role.CLERK: "clerk"}.get(role, "liaison")
        for stage in STAGES:
            if stage not in row.sources:
                continue
            number = begin(story, stage, row.of, kind, author)
            if number is None:
                continue
            prepare(story, move, role, number, self.into)
            self.pool[row.of].append(number)
            if (found := self._fitting(move, role, [number])) is not None:
                return found
        return None

    def _times(self, move: Move, who: Person, number: int) -> int:
        """How often somebody has made a move on a matter."""
        question = "SELECT count(*) FROM event WHERE kind = ? AND actor_id = ? AND subject_id = ?"
        asked = (move.value, who.officer_id, number)
        (count,) = self.town.record.execute(question, asked).fetchone()
        return int(count)

    def _words(self, who: Person) -> str:
        body = self.town.newest(who, 1)[0].body
        return str(body.get("text") or body.get("caption") or "")[:200]

    async def _press(self, move: Move, who: Person, number: int) -> str | None:
        """Bring up the card by its number, and tap the button of the move."""
        row, town = MOVES[move], self.town
        kept = cases if row.of is Subject.CASE else leads
        it = town.app.database.read_now(kept.get, number)
        assert it is not None
        letter = "XF" if row.of is Subject.CASE else "L"
        town.say(who, f"{letter}{it.year % 100}-{it.serial}")
        await town.app.hear()
        wanted = row.form.value if row.form else move.value
        for _ in range(4):
            mine = [one for one in town.buttons(who, 2) if one.action.target == number]
            fitting = [one for one in mine if one.action.argument == wanted]
            if fitting:
                await self._tap(who, fitting[0])
                return None
            more = [one for one in mine if one.action.argument.endswith(":more")]
            if not more:
                break
            await self._tap(who, more[0])
        return f"the card has no button for it: {self._words(who)!r}"

    async def _submit(self, role: Role) -> str | None:
        """Report what was heard; whoever only goes on field days hands up what was found there."""
        who = next(one for one in self.held[role] if self._reports(one))
        before = self._newest_lead()
        if may_do(self.officers[who.key], "report"):
            await self._say(who, f"{WELL}{role.value}听说的。")
        else:
            await self._say(who, "/visit 上湾村")
            await self._say(who, "在三户家里听了听。")
            await self._tap_one(who, Verb.FORM_CONFIRM)
            await self._tap_one(who, Verb.FORM_START, Form.FINDING.value)
            await self._say(who, f"{WELL}{role.value}看到的。")
            await self._tap_one(who, Verb.FORM_CONFIRM)
        await self._tap_one(who, Verb.FORM_CONFIRM)
        number = self._newest_lead()
        if number == before:
            return f"no report came of it; the phone says {self._words(who)!r}"
        self.pool[Subject.LEAD].append(number)
        return None if self._times(Move.SUBMIT, who, number) else "not on record"

    def _reports(self, who: Person) -> bool:
        officer = self.officers[who.key]
        return may_do(officer, "report") or may_do(officer, "visit")

    def _newest_lead(self) -> int:
        (number,) = self.town.record.execute("SELECT max(id) FROM lead").fetchone()
        return int(number)

    async def _tap_one(self, who: Person, verb: Verb, argument: str = "") -> None:
        """Tap the newest button that does this."""
        mine = [one for one in self.town.buttons(who, 3) if one.action.verb is verb]
        await self._tap(who, next(one for one in mine if argument in one.action.argument))

    async def _say(self, who: Person, words: str) -> None:
        self.town.say(who, words)
        await self.town.app.hear()

    async def _tap(self, who: Person, button: Button) -> None:
        await self.town.tap(who, button.message, button.data)
        await self.town.app.hear()

    async def _fill(self, move: Move, who: Person) -> str | None:
        """Fill in the form that a tap has opened, as its own buttons offer."""
        kind = MOVES[move].form
        if kind is None:
            return None
        for _ in range(TURNS):
            draft = self.town.open_form(who)
            if draft is None:
                return None
            if draft.kind is not kind:
                return f"another form is open: {draft.kind.value}"
            await self._turn(who, draft)
        wrong = f"the form {kind.value} is not done; the phone says {self._words(who)!r}"
        self.town.say(who, "/cancel")
        await self.town.app.hear()
        return wrong

    async def _turn(self, who: Person, draft: Draft) -> None:
        mine = [one for one in self.town.buttons(who, 4) if one.action.target == draft.id]
        done = [one for one in mine if one.action.verb is Verb.FORM_CONFIRM]
        if draft.kind in ON_PAPER and not draft.attachments:
            self.town.file(who, "photo", b"\x89PNG\r\n\x1a\n" + str(draft.id).encode())
            await self.town.app.hear()
        elif draft.asks is None:
            await self._tap(who, done[0])
        else:
            asked = field_of(draft.kind, draft.asks)
            start = f"{asked.name}="
            picks = [
                one
                for one in mine
                if one.action.verb is Verb.FORM_FILL and one.action.argument.startswith(start)
            ]
            if asked.ask is Ask.SEVERAL and draft.fields.get(asked.name) and done:
                await self._tap(who, done[0])
            elif picks and asked.ask is not Ask.CASE:
                await self._tap(who, self._choose(draft, asked.name, picks))
            else:
                self.town.say(who, self._typed(draft, asked.ask))
                await self.town.app.hear()

    def _typed(self, draft: Draft, ask: Ask) -> str:
        if ask is Ask.CASE:
            return str(self.into)
        return ATTEMPTS if draft.kind is Form.UNDELIVERED else "已经当面问过,情况属实。"

    def _choose(self, draft: Draft, name: str, picks: list[Button]) -> Button:
        """The first that is offered; not the owner that there is, nor the leader of a team."""
        if draft.kind is Form.TEAM_MEMBER:
            return picks[-1]
        if draft.kind is Form.TEAM_LEAVER:
            member = f"{name}={self.story.ids['neighbour']}"
            return next(one for one in picks if one.action.argument == member)
        it = self.town.app.database.read_now(cases.get, draft.subject_id)
        owner = f"{name}={it.owner_code}" if it is not None else ""
        return next(one for one in picks if one.action.argument != owner)
