"""Whatever becomes of an accusation, nobody at the accused's unit hears of it or finds it.

A stateful property: an office of two townships lives with accusations against one of them, step by
step at random, and after each step nobody of that township sees a row of them or is owed a word.
The two exceptions of the rules stand here too: who wrote a report still has their own words, and
the one person of its discipline organ whom the deputy names sees that case alone.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import integers, sampled_from
from made_at_random import make
from meetings_held import begun, closed, plan, task
from movable_time import MovableTime
from office_life import allow, card, counts_hold, enter, speak
from sqlalchemy import func, select
from two_townships import LAMP, LIU, ROOT, WELL, YUN, Story, begin

from casework import discipline
from casework.errors import CaseworkError
from casework.forms import FormKind
from casework.matters import MatterType, Subject
from casework.people import Language, Officer, Role
from casework.workflow import Move
from services import action_sight, finding, forms, leaves
from storage import cases, leads, people
from storage.database import Database
from storage.tables import ActionRow, PushRow, core
from storage.unit import Reader
from storage.vault import Vault
from storage.visible import CASE, LEAD

SOAK = bool(os.environ.get("LIANLUO_SOAK"))
_PUSH, _ACTION = core(PushRow), core(ActionRow)
# Words by which it would be found; they stand in nothing else.
BLAMED = "群众来信说柳湾镇发放补贴不公。"
COUNTY = ("clerk", "deputy", "second", "leader", "inspector", "staff")
ELSEWHERE = ("neighbour", "their neighbour")
ACCUSED = (
    "liaison",
    "local",
    "their deputy",
    "their clerk",
    "their staff",
    "their head",
    "their inspector",
    "discipline",
    "villager",
)
# Who neither wrote a word of it nor can be named for it.
NEVER_NAMED = tuple(who for who in ACCUSED if who not in {"liaison", "discipline"})
ANYBODY = (*COUNTY, *ELSEWHERE, *ACCUSED)
TOGETHER = (FormKind.JOIN_CASE, FormKind.LINK_REPEAT)
numbers = integers(0, 9999)


def people_come(story: Story) -> None:
    """Both townships have people of their own for everything."""
    enter(story, "second", "沈副", Role.DEPUTY, ROOT, None)
    enter(story, "staff", "叶知秋", Role.STAFF, ROOT, None)
    enter(story, "their neighbour", "云中鹤", Role.STAFF, YUN, None)
    enter(story, "their deputy", "赵东河", Role.DEPUTY, LIU, None)
    enter(story, "their clerk", "孙小满", Role.CLERK, LIU, None)
    enter(story, "their staff", "江平", Role.STAFF, LIU, "党政办")
    enter(story, "their head", "吕科", Role.SECTION_HEAD, LIU, None)
    enter(story, "their inspector", "甘督", Role.INSPECTOR, LIU, None)
    enter(story, "discipline", "罗守正", Role.STAFF, LIU, "镇纪委")
    enter(story, "villager", "上湾人", Role.LIAISON, "990000001201", None)
    for number, who in enumerate(story.ids.values(), 1):
        story.database.write_now(people.bind, who, number, Language.CHINESE)


class Life(RuleBasedStateMachine):
    """An office with two accusations and two other matters of the same township."""

    fresh: Callable[[], tuple[Database, MovableTime]]

    def __init__(self) -> None:
        super().__init__()
        self.database, self.clock = self.fresh()
        self.story = begin(self.database)
        people_come(self.story)
        self.accusations: list[int] = []
        self.others: list[int] = []
        self.meetings: list[int] = []
        self.leaves: list[tuple[str, int]] = []

    @initialize()
    def matters_arrive(self) -> None:
        told = {"type": "accusation", "procedure": "ordinary", "owner": YUN}
        self.accusations = [
            self.story.intake("letter", words=BLAMED, **told),
            self.story.case(words=BLAMED, **told),
            self.story.case(words=BLAMED, **(told | {"procedure": "elsewhere"})),
        ]
        self.others = [
            self.story.case(words=WELL, procedure="ordinary", owner=LIU),
            self.story.case("neighbour", words=LAMP, procedure="ordinary", owner=YUN),
            self.story.case(words=WELL, procedure="elsewhere"),
        ]

    def teardown(self) -> None:
        if self.accusations:
            for who in NEVER_NAMED:
                assert self._finds(who, "补贴") == 0, who
            assert counts_hold(self.story)
        self.database.close()

    def _finds(self, who: str, words: str) -> int:
        officer, write = self.story.who(who), self.database.write_now
        search = write(finding.begin, officer, words).ref
        return self.database.read_now(finding.look, officer, search, {words: ()}).total

    # What may happen

    @rule(which=numbers, who=sampled_from(ANYBODY), choice=numbers)
    def somebody_moves_it_on(self, which: int, who: str, choice: int) -> None:
        """Whoever has a button taps it, and fills in what it asks for anyhow."""
        every = [*self.accusations, *self.accusations, *self.others]
        number = every[which % len(every)]
        with suppress(CaseworkError):
            moves = card(self.story, who, number).moves
            if moves:
                dice = Random(choice)  # noqa: S311 a game, not a secret
                make(dice, self.story, who, moves[choice % len(moves)], number)

    @rule(which=numbers, owner=sampled_from((LIU, YUN, ROOT, "990000001201")))
    def it_is_given_to_a_unit(self, which: int, owner: str) -> None:
        number, reason = self._one(which), "not_their_work"
        with suppress(CaseworkError):
            self.story.act("deputy", Move.ASSIGN, number)
        with suppress(CaseworkError):
            self.story.form("clerk", FormKind.REASSIGN, number, owner=owner, reason=reason)

    @rule(which=numbers, partner=sampled_from((LIU, YUN, ROOT, "990000001201")))
    def a_part_is_asked_of_a_unit(self, which: int, partner: str) -> None:
        with suppress(CaseworkError):
            number = self._one(which)
            self.story.form("deputy", FormKind.ASK_PART, number, partner=partner, text="请查")

    @rule(which=numbers, who=sampled_from(ANYBODY))
    def somebody_is_named_for_the_team(self, which: int, who: str) -> None:
        with suppress(CaseworkError):
            member = str(self.story.ids[who])
            self.story.form("deputy", FormKind.TEAM_MEMBER, self._one(which), member=member)

    @rule(which=numbers, who=sampled_from(ACCUSED))
    def the_deputy_names_somebody_there(self, which: int, who: str) -> None:
        with suppress(CaseworkError):
            officer = str(self.story.ids[who])
            self.story.form("deputy", FormKind.NAME_DISCIPLINE, self._one(which), officer=officer)

    @rule(which=numbers)
    def it_is_handled_to_its_reply(self, which: int) -> None:
        number = self._one(which)
        with suppress(CaseworkError):
            self.story.act("deputy", Move.ASSIGN, number)
        with suppress(CaseworkError):
            self.story.answer(number, owner="their neighbour")

    @rule(which=numbers)
    def it_is_closed_and_begun_again(self, which: int) -> None:
        number = self._one(which)
        rated = {"service": "fairly", "result": "not_satisfied", "cause": "policy_gap"}
        with suppress(CaseworkError):
            self.story.form("inspector", FormKind.FOLLOW_UP, number, **rated)
        with suppress(CaseworkError):
            self.story.form("inspector", FormKind.REOPEN, number, reason="new_facts")

    @rule(which=numbers)
    def it_is_reviewed(self, which: int) -> None:
        number = self._one(which)
        decided = {"decision": "redo", "on": "today", "text": "重办"}
        with suppress(CaseworkError):
            self.story.form("clerk", FormKind.APPLY_REVIEW, number, on="today", body="上级")
        with suppress(CaseworkError):
            self.story.form("clerk", FormKind.DECIDE_REVIEW, number, **decided)

    @rule(
        which=numbers, other=numbers, kind=sampled_from((FormKind.JOIN_CASE, FormKind.LINK_REPEAT))
    )
    def two_matters_are_taken_for_one(self, which: int, other: int, kind: FormKind) -> None:
        every = [*self.accusations, *self.others]
        one, into = every[which % len(every)], every[other % len(every)]
        with suppress(CaseworkError):
            self.story.form("clerk", kind, one, into=str(into))

    @rule(who=sampled_from(("liaison", "neighbour")), into=numbers)
    def one_more_report_is_put_to_a_case(self, who: str, into: int) -> None:
        every = [*self.accusations, *self.others]
        lead = self.story.report(who, WELL)
        with suppress(CaseworkError):
            self.story.form("clerk", FormKind.JOIN_LEAD, lead, into=str(every[into % len(every)]))

    @rule(who=sampled_from(COUNTY + ELSEWHERE), cover=sampled_from(ANYBODY))
    def somebody_goes_on_leave(self, who: str, cover: str) -> None:
        name = self.story.who(cover).name
        with suppress(CaseworkError):
            write = self.database.write_now
            draft = write(leaves.begin, self.story.who(who), f"今天 3d {name}").ref
            leave = write(forms.finish, self.story.who(who), draft).ref
            allow(self.story, leave)
            self.leaves.append((who, leave))

    @rule()
    def somebody_comes_back(self) -> None:
        for who, leave in self.leaves[-1:]:
            with suppress(CaseworkError):
                self.database.write_now(leaves.end, self.story.who(who), leave)

    @rule(kind=sampled_from(("joint", "supervision", "office")))
    def a_meeting_is_planned(self, kind: str) -> None:
        with suppress(CaseworkError):
            self.meetings.append(plan(self.story, kind))

    @rule(which=numbers, who=sampled_from(ANYBODY))
    def a_meeting_asks_something_of_somebody(self, which: int, who: str) -> None:
        for meeting in self.meetings[-1:]:
            with suppress(CaseworkError):
                begun(self.story, meeting)
            with suppress(CaseworkError):
                into = str(self._one(which))
                task(self.story, meeting, self.story.who(who).name, into=into)
            if which % 2:
                with suppress(CaseworkError):
                    closed(self.story, meeting)

    @rule(days=sampled_from((1, 5, 20, 70)))
    def time_passes(self, days: int) -> None:
        for _ in range(2):
            self.clock.move(days=days / 2)
            speak(self.story)

    def _one(self, which: int) -> int:
        return self.accusations[which % len(self.accusations)]

    # What must hold

    @invariant()
    def nobody_there_sees_it_or_is_told(self) -> None:
        if self.accusations:
            self.database.read_now(self._nothing_reaches_them)

    def _nothing_reaches_them(self, view: Reader) -> None:
        accusing = select(CASE).where(CASE.c.type == MatterType.ACCUSATION.value)
        found = {row.id: row for row in view.run(accusing)}
        reported = view.run(select(LEAD).where(LEAD.c.case_id.in_(found)))
        written = {row.id: (row.author_id, row.case_id) for row in reported}
        there = {who: people.get(view, self.story.ids[who]) for who in ACCUSED}
        for who, officer in there.items():
            assert officer is not None
            for number, row in found.items():
                if row.owner_id == officer.id and discipline.post_for(officer, row.place_path):
                    continue  # named by the deputy, with a record of the exception
                assert cases.seen(view, officer, number) is None, who
                self._is_not_owed(view, officer, Subject.CASE, number)
                items = select(_ACTION.c.id).where(_ACTION.c.case_id == number)
                for item in view.run(items).scalars():
                    self._is_not_owed(view, officer, Subject.ACTION, item)
                assert action_sight.kept_away(view, officer, number), who
            for lead, (author, since) in written.items():
                if author != officer.id:
                    assert leads.seen(view, officer, lead) is None, who
                    self._is_not_owed(view, officer, Subject.LEAD, lead, since)

    def _is_not_owed(
        self, view: Reader, officer: Officer, kind: Subject, number: int, since: int = 0
    ) -> None:
        """Nothing since it was called an accusation, which nobody could know before."""
        owed = select(func.count()).where(
            _PUSH.c.recipient_id == officer.id,
            _PUSH.c.subject_kind == kind.value,
            _PUSH.c.subject_id == number,
            _PUSH.c.id > since,
        )
        assert view.run(owed).scalar() == 0, (officer.name, kind)


def test_nobody_at_the_accused_unit_sees_it_or_is_told_whatever_path_it_takes(
    sqlite_template: Path, tmp_path: Path, vault: Vault
) -> None:
    numbered = count()

    def fresh() -> tuple[Database, MovableTime]:
        path, clock = tmp_path / f"{next(numbered)}.db", MovableTime()
        shutil.copyfile(sqlite_template, path)
        folder = tmp_path / "attachments"
        return Database(f"sqlite:///{path}", vault, clock, durable=False, attachments=folder), clock

    class Here(Life):
        pass

    Here.fresh = staticmethod(fresh)
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=100 if SOAK else 8,
            stateful_step_count=50 if SOAK else 22,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=False,
            database=None,
        ),
    )
