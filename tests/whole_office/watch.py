"""What must be true after every step, whoever did what: seen from outside, by rules of its own."""

import logging
import re
import sys
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NoReturn

import structlog
from inside import Said
from stated import RULES, Rule
from townsfolk import Person, Town

# What Telegram may refuse: each is the answer to what somebody did to their own chat.
REFUSED = (
    "message is not modified",
    "message to edit not found",
    "message to delete not found",
    "message to be replied not found",
    "message can't be edited",
    "message media can't be edited",
    "there is no text in the message to edit",
    "message can't be deleted for everyone",  # older than two days
    "query is too old",
    "bot was blocked",
)
# Whose work it is to know every matter of their county.
KNOW_ALL = {"clerk", "deputy", "inspector", "leader"}
# Who oversees field days reads of joint trips below, beside those.
TRIPS = {"section_head"}
# On a push that was unfolded with a tap, place and one line stand for ten minutes.
UNFOLDED = "|0|0|fold"
# A petitioner's query code, as the clerk is shown it.
CODE = re.compile(r"[0-9]{4} [0-9]{3} [0-9]{3}")
PLACES = ("柳湾", "云岭", "上湾", "东关", "河东")
# Who owns, shares or is named for each case, and the section that has it in hand.
_SIGHT = """
SELECT c.id, c.owner_path, c.owner_id, u.path, t.officer_id, '#' || c.section FROM case_ c
LEFT JOIN part p ON p.case_id = c.id LEFT JOIN unit u ON u.code = p.unit_code
LEFT JOIN team t ON t.case_id = c.id
"""
# Where a word stands: a report's matter is its case, a finding's its field day; what a unit has
# objected to its appraisal is its own people's; a joint trip is known to who oversees field days.
_WHERE = """
SELECT n.subject_kind, iif(n.subject_kind = 'lead', l.case_id, n.subject_id) number,
l.author_id, a.unit_path, v.officer_id, v.entered_by, v.village_path, c.officer_id, o.path,
y.officer_id
FROM note n
LEFT JOIN lead l ON l.id = n.subject_id
LEFT JOIN appraisal a ON a.id = n.subject_id
LEFT JOIN finding f ON f.id = n.subject_id
LEFT JOIN visit v ON v.id IN (n.subject_id, f.visit_id)
LEFT JOIN companion c ON c.leader_id = v.officer_id
LEFT JOIN outreach o ON o.id = n.subject_id
LEFT JOIN leave y ON y.id = n.subject_id
WHERE n.text LIKE ?
"""
_EVENTS = """
SELECT position, actor_id, kind, subject_kind, subject_id, stage_from, stage_to, facts FROM event
WHERE position > ? ORDER BY position
"""
_REACHED = "SELECT count(*), max(update_id) FROM inbox WHERE after IS NOT NULL AND update_id > ?"

Sight = dict[int, tuple[set[str], set[int]]]


@dataclass
class Watch:
    """Keeps count, and says what was wrong, of one town."""

    town: Town
    wrong: list[str] = field(default_factory=list)
    reached: int = 0
    _roles: dict[int, frozenset[str]] = field(default_factory=dict)
    _scopes: dict[int, frozenset[str]] = field(default_factory=dict)
    _sight: list[Sight] = field(default_factory=list)  # before the step, and after it
    _stages: dict[tuple[str, int], str] = field(default_factory=dict)
    _logged: list[dict[str, Any]] = field(default_factory=list)
    _position: int = 0
    _update: int = 0

    def __post_init__(self) -> None:
        """What was prepared is not looked at."""
        self._position = self.town.record.execute("SELECT max(position) FROM event").fetchone()[0]
        self._sight = [self._read_sight()]

    def fail(self, what: str, *facts: object) -> None:
        self.wrong.append(f"{what}: {' · '.join(str(fact)[-1200:] for fact in facts)}")

    def look(self) -> None:
        """Look at all that came of a step; a post held before it counts for it too."""
        before = {who.officer_id: (who.roles, who.scopes) for who in self.town.people.values()}
        self.town.look()
        for who in self.town.people.values():
            roles, scopes = before[who.officer_id]
            self._roles[who.officer_id] = who.roles | roles
            self._scopes[who.officer_id] = who.scopes | scopes
        self._sight = [self._sight[-1], self._read_sight()]
        said, self.town.app.line.said = self.town.app.line.said, []
        for one in said:
            self._said(one)
        self._logs()
        self._events()
        count, last = self.town.record.execute(_REACHED, (self._update,)).fetchone()
        self.reached, self._update = self.reached + count, last or self._update

    # -- what is said -----------------------------------------------------------------------------

    def _said(self, one: Said) -> None:
        self.town.seen["push" if one.push else "reply"] += 1
        group = one.chat_id < 0  # made up, and there is none
        if one.refused and not group and not any(known in one.refused for known in REFUSED):
            self.fail("refused by Telegram", one.method, one.refused, one.words)
        found = self.town.planted.in_text(one.words)
        if one.push and UNFOLDED not in one.words:
            found |= {place for place in PLACES if place in one.words}
            if found:
                self.fail("said in a push", found, one.words)
            return
        if one.values.get("protect_content"):
            self.town.codes += CODE.findall(one.words)
        if one.values.get("show_alert") or one.values.get("protect_content"):
            found -= self.town.planted.numbers  # shown for a reason, and on record
        for word in found:
            self._word(one, word)

    def _word(self, one: Said, word: str) -> None:
        teller = self.town.planted.names.get(word)
        who = next((w for w in self.town.people.values() if w.phone.id == one.chat_id), None)
        if teller is None:
            self.fail("shown", word, one.method, one.words)
        elif who is None or not who.officer_id:
            self.fail("a stranger was shown", word, one.words)
        elif teller != who.key and not self._may_know(who, word):
            self.fail(f"{who.key} was shown what is not theirs", word, one.words)

    def _may_know(self, who: Person, word: str) -> bool:
        """Whether somebody owns, shares or was named for a case in which the word stands."""
        if self._roles[who.officer_id] & KNOW_ALL:
            return True
        scopes = self._scopes[who.officer_id]
        for row in self.town.record.execute(_WHERE, (f"%{word}%",)):
            kind, number, author, unit, visitor, enterer, village, companion, trip, absent = row
            if kind == "action":
                return True
            if who.officer_id in {author, visitor, enterer, companion, absent}:
                return True
            if unit in scopes or any((village or "").startswith(scope) for scope in scopes):
                return True
            if trip and self._roles[who.officer_id] & TRIPS and trip.startswith(tuple(scopes)):
                return True
            for sight in self._sight:
                paths, officers = sight.get(number, (set(), set()))
                theirs = any(path.startswith(scope) for path in paths for scope in scopes)
                if theirs or who.officer_id in officers:
                    return True
        return False

    def _read_sight(self) -> Sight:
        found: Sight = {}
        for number, owner, officer, part, member, section in self.town.record.execute(_SIGHT):
            paths, officers = found.setdefault(number, (set(), set()))
            paths.update({owner, part, section} - {None, ""})
            officers.update({officer, member} - {None, 0})
        return found

    # -- the record -------------------------------------------------------------------------------

    def _events(self) -> None:
        """Follow what is new on record by the rules written down in the test."""
        for row in self.town.record.execute(_EVENTS, (self._position,)).fetchall():
            self._position, actor, kind, of, number, stage, target, facts = row
            self.town.seen[kind] += 1
            if found := self.town.planted.in_text(facts):
                self.fail("on record in plain words", found, row)
            rule = RULES.get(of, {}).get(kind)
            if rule is not None and target is not None:
                self._move(row, rule, actor, (of, number))
            elif stage != target:
                self.fail("a stage changed by no rule", row)

    def _move(self, row: Any, rule: Rule, actor: int | None, matter: tuple[str, int]) -> None:
        (sources, target, hands), (stage, became) = rule, row[5:7]
        if stage not in sources or stage != self._stages.get(matter, stage):
            self.fail("a move from the wrong stage", row, self._stages.get(matter))
        if became != (target or stage):
            self.fail("a move to the wrong stage", row, target)
        mine = {"clock"} if actor is None else self._roles.get(actor, frozenset())
        if not mine & hands:
            self.fail("not their act", row, mine)
        self._stages[matter] = became

    def stages_stand(self) -> None:
        """Every matter stands where its record leaves it."""
        for kind, number, _number, stage, *_more in self.town.matters:
            if self._stages.get((kind, number), stage) != stage:
                self.fail("stands elsewhere", kind, number, stage)

    # -- the log ----------------------------------------------------------------------------------

    def _logs(self) -> None:
        """Nothing unhandled, and no planted word."""
        for line in self._logged:
            if line["log_level"] in {"error", "critical", "exception"}:
                self.fail("logged", line)
            if found := self.town.planted.in_text(repr(line)):
                self.fail("in a log", found, line)
        self._logged.clear()

    def _hear(self, _logger: object, level: str, line: MutableMapping[str, Any]) -> NoReturn:
        found = sys.exc_info() if line.get("exc_info") else None
        reason = "".join(traceback.format_exception(*found))[-4000:] if found else ""
        self._logged.append({**line, "log_level": level, "reason": reason})
        raise structlog.DropEvent

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Hear every line of both kinds of log."""
        ear = logging.Handler(logging.WARNING)
        ear.emit = lambda record: self._logged.append(  # type: ignore[method-assign]
            {"event": record.getMessage(), "log_level": "error", "reason": record.exc_text}
        )
        logging.getLogger().addHandler(ear)
        structlog.configure(processors=[self._hear])
        try:
            yield
        finally:
            logging.getLogger().removeHandler(ear)
