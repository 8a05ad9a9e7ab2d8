"""What nobody has done yet, and whoever could do it now: so that everything is done once."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from stated import RULES
from townsfolk import ENDS, Person, Town
from ways import into

from casework.actions import Action, Verb, View
from casework.forms import FORMS, FormKind
from casework.workflow import MOVES, Hand, Move

# An import is a file, with nothing to fill in; a search stays open for the next words.
NEVER = {(FormKind.IMPORT, "done"), (FormKind.IMPORT, "dropped"), (FormKind.FIND, "done")}
ALL_MOVES = {one for rules in RULES.values() for one in rules}
ALL_ENDS = {(kind, end) for kind in FORMS for end in ENDS} - NEVER
_TAKEN_ON = """
SELECT e.actor_id, c.id, c.version FROM event e JOIN case_ c ON c.id = e.subject_id
WHERE e.kind = 'acknowledge' ORDER BY position DESC LIMIT 3
"""
_CASES = "SELECT p.officer_id, c.id FROM case_ c JOIN post p ON p.role = 'clerk'"
_SHOWN = "SELECT chat_id, message_id FROM shown WHERE view = ?"
# What begins with a word.
_SAID = {
    FormKind.LEAD: "路灯坏了两个月没人修。",
    FormKind.INTAKE: "/register",
    FormKind.INVITE: "/invite",
    FormKind.FIND: "查",
}
# What a reply to a card begins.
_REPLIES = {FormKind.NOTE: View.CASE, FormKind.VISIT_NOTE: View.VISIT}
# What has to be made before, where no stage and no flag says so.
_FIRST = {
    Move.CHECK_RESULT: Move.HAND_TO_SECTION,
    Move.GRANT_RECUSAL: Move.RECUSE,
    Move.REFUSE_RECUSAL: Move.RECUSE,
}
_TO_HOLD = """
SELECT p.officer_id, m.id FROM meeting m JOIN post p ON p.role = 'clerk' WHERE m.held_at IS NULL
"""
_OF_MOVE = {row.form: move for move, row in MOVES.items() if row.form is not None}


class Quest(NamedTuple):
    """What somebody sets out to do: a button, or words, perhaps in reply to a card."""

    who: Person
    action: Action | None
    words: str = ""
    reply_to: int = 0


class Quests:
    """Whatever is left to do in a town."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._tried: Counter[str] = Counter()

    def left(self) -> set[str]:
        """The moves that nobody has made, and the ends to which no form has come."""
        town = self._town
        ends = {f"{kind} {end}" for kind, end in ALL_ENDS if not town.forms[kind, end]}
        return {one for one in ALL_MOVES if not town.seen[one]} | ends

    def found(self, count: int) -> list[Quest]:
        """Some of it that can be done now, what was tried least first."""
        dice, found = self._town.dice, []
        wanted = sorted({one.split()[0] for one in self.left()})
        for one in sorted(wanted, key=lambda one: self._tried[one] + dice.random()):
            if ways := self._ways(one):
                self._tried[one] += 1
                found.append(dice.choice(ways))
            if len(found) == count:
                break
        return found

    def _ways(self, wanted: str) -> list[Quest]:
        town = self._town
        if wanted == "unacknowledged":
            return [
                Quest(who, Action(Verb.TAKE_BACK, case, version, Move.ACKNOWLEDGE.value))
                for number, case, version in town.record.execute(_TAKEN_ON)
                for who in town.people.values()
                if who.officer_id == number
            ]
        if wanted not in set(FormKind):
            return self._towards(Move(wanted), stuck=self._tried[wanted] % 2 == 1)
        kind = FormKind(wanted)
        if kind in _SAID:
            return [Quest(who, None, _SAID[kind]) for who in town.people.values()]
        if kind in _OF_MOVE:
            return self._towards(_OF_MOVE[kind], stuck=self._tried[wanted] % 2 == 1)
        if kind in _REPLIES:
            return self._replies(kind)
        if kind is FormKind.LOOKUP and not town.codes:
            return self._by((who, Action(Verb.QUERY_CODE, case)) for who, case in self._cases())
        return self._by(into(kind, town.record))

    def _replies(self, kind: FormKind) -> list[Quest]:
        """Words to a card that stands in somebody's chat; what accuses is asked about first."""
        words = "张三贪污低保款" if self._town.forms[kind, "done"] else "又去看过一次。"
        chats = {who.phone.id: who for who in self._town.people.values()}
        shown = self._town.record.execute(_SHOWN, (_REPLIES[kind].value,))
        return [
            Quest(chats[chat], None, words, message)
            for chat, message in shown
            if message in self._town.chat(chats[chat]).messages
        ]

    def _towards(self, wanted: Move, steps: int = 2, *, stuck: bool = False) -> list[Quest]:
        """How to make a move now; where nobody can, how to bring a matter so far."""
        row = MOVES[wanted]
        ways = self._moves(wanted)
        if (ways and not stuck) or not steps:
            return ways
        before = [
            move
            for move, one in MOVES.items()
            if one.of is row.of and (one.sets & row.when or one.target in row.sources)
        ]
        before = [_FIRST[wanted]] if wanted in _FIRST else before
        found = [way for move in before for way in self._towards(move, steps - 1)]
        if wanted is Move.DECIDE_AT_MEETING:
            held = self._town.record.execute(_TO_HOLD).fetchall()
            found += self._by((who, Action(Verb.MEETING, number)) for who, number in held)
            found += self._by(into(FormKind.MEETING, self._town.record))
        return found or ways

    def _moves(self, wanted: Move) -> list[Quest]:
        row = MOVES[wanted]
        made = MOVES[row.within] if row.within is not None else row
        start = (Verb.FORM_START, made.form) if made.form else (Verb.MOVE, made.move)
        return [
            Quest(who, Action(start[0], matter.id, 0, start[1].value))
            for matter in self._town.matters
            if made.of == matter.subject and made.begins_at(matter.at, matter.known)
            if made is row or row.bar(matter.known) is None
            for who in self._town.people.values()
            if any(matter.is_for(*who.posts, hand) for hand in row.by - {Hand.CLOCK})
        ]

    def _cases(self) -> list[tuple[int, int]]:
        return self._town.record.execute(_CASES).fetchall()

    def _by(self, found: Iterable[tuple[int, Action]]) -> list[Quest]:
        officers = {who.officer_id: who for who in self._town.people.values() if who.officer_id}
        return [Quest(officers[one], action) for one, action in found if one in officers]
