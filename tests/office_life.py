"""What tests of casework look at beside the story: cards, clocks, what is owed, the counts."""

from collections import Counter
from datetime import date

from sqlalchemy import Connection, select
from two_townships import Story

from casework.actions import View
from casework.cases import Case
from casework.clocks import ClockRule, ClockState
from casework.forms import FormKind
from casework.leave import approvers
from casework.matters import Subject
from casework.media import Incoming, MediaKind
from casework.people import Language, Role
from casework.pushes import PushKind
from casework.sheets import CaseSheet
from services import cards, cases, counting, forms, identity, leave_approval, prompts
from storage import cases as kept
from storage import clocks, finding_index, leaves, people
from storage.tables import PushRow, core
from storage.unit import Reader, Unit

Posts = tuple[tuple[Role, str, str | None], ...]
_PUSH = core(PushRow)


def case(story: Story, case_id: int) -> Case:
    found = story.database.read_now(kept.get, case_id)
    assert found is not None
    return found


def card(story: Story, who: str, case_id: int) -> CaseSheet:
    return story.database.read_now(cards.case, story.who(who), case_id)


def clock_of(story: Story, case_id: int, rule: ClockRule) -> ClockState | None:
    """The newest clock of a rule, with its ledger."""
    found = story.database.read_now(clocks.of, (Subject.CASE, case_id), ledger=True)
    return next((one.state for one in reversed(found) if one.state.rule is rule), None)


def told(story: Story, kind: PushKind) -> list[tuple[str, str]]:
    """Who was owed a kind of push, and what became of it, in the order in which it was owed."""
    names = {number: who for who, number in story.ids.items()}

    def read(view: Reader) -> list[tuple[str, str]]:
        rows = view.run(
            select(_PUSH.c.recipient_id, _PUSH.c.state)
            .where(_PUSH.c.kind == kind.value)
            .order_by(_PUSH.c.made_at, _PUSH.c.id)
        )
        return [(names[row.recipient_id], row.state) for row in rows]

    return story.database.read_now(read)


def counts_hold(story: Story) -> bool:
    return story.database.read_now(counting.compare) == []


def photo(story: Story, who: str, case_id: int) -> None:
    """A photo is added to a case, as one does by replying to its card."""
    file = Incoming(MediaKind.PHOTO, "file", f"unique-{who}-{case_id}", 1000)
    story.database.write_now(cases.add_media, story.who(who), case_id, file)


def withdraw(
    story: Story, case_id: int, caller: str = "inspector", said: str = "本人愿意撤回。"
) -> None:
    """The clerk has the petitioner's paper; somebody uninvolved calls, and it is meant."""
    photo(story, "clerk", case_id)
    ask_withdrawal(story, case_id, caller)
    story.form(caller, FormKind.WITHDRAW_CASE, case_id, on="today", call=said)


def ask_withdrawal(story: Story, case_id: int, caller: str = "inspector") -> None:
    """The clerk asks somebody to call, the paper being there."""
    asked = {"text": "问题已解决,申请撤回。", "caller": str(story.ids[caller])}
    story.form("clerk", FormKind.ASK_WITHDRAWAL, case_id, **asked)


def enter(story: Story, who: str, name: str, role: Role, code: str, section: str | None) -> None:
    """Somebody else comes to the office."""
    story.ids[who] = story.database.write_now(take_up, name, ((role, code, section),))


def take_up(unit: Unit, name: str, posts: Posts) -> int:
    """Somebody takes up these posts; gives their id."""
    officer_id = people.add_officer(unit, name, Language.CHINESE)
    for role, code, section in posts:
        people.add_post(
            unit,
            officer_id,
            role=role.value,
            unit_code=code,
            first_day=date(2026, 1, 1),
            section=section,
        )
    return officer_id


def allow(story: Story, leave_id: int) -> None:
    """Whoever is above approves a leave; one approved already is left alone."""

    def work(unit: Unit) -> None:
        found = leaves.get(unit, leave_id)
        whose = people.get(unit, found.officer_id) if found else None
        assert whose is not None
        for who in approvers(whose, people.everybody(unit))[:1]:
            leave_approval.approve(unit, who, leave_id)

    story.database.write_now(work)


def speak(story: Story) -> None:
    """The deadlines say what they have to say by now."""
    story.database.write_now(prompts.speak)


def newly_reminded(story: Story) -> set[str]:
    """Whom the deadlines remind when they next speak."""

    def reminders() -> Counter[str]:
        both = told(story, PushKind.DUE_SOON) + told(story, PushKind.OVERDUE)
        return Counter(who for who, _ in both)

    before = reminders()
    speak(story)
    return set(reminders() - before)


def index_holds(story: Story) -> bool:
    """Whether matters are found by what they would be found by if the index were made anew."""
    with story.database.engine.connect() as connection:
        kept_words = _words(connection)
        finding_index.rebuild(connection)
        made_anew = _words(connection)
        connection.rollback()
    return kept_words == made_anew


def _words(connection: Connection) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for name in finding_index.TABLES.values():
        key = "id" if connection.dialect.name == "postgresql" else "rowid"
        question = f"SELECT {key}, CAST(words AS TEXT) FROM {name} ORDER BY {key}"  # noqa: S608 our own names
        rows += [(name, *row) for row in connection.exec_driver_sql(question)]
    return rows


def reveal(story: Story, who: str, number: int) -> list[str]:
    """Say why the numbers of a case are looked at, and look; what they are."""
    actor, write = story.who(who), story.database.write_now
    asked = write(identity.ask, actor, "case", number)
    if asked.view is View.FORM:
        write(forms.fill, actor, asked.ref, "reason", "verify")
    found = story.database.read_now(identity.values, actor, "case", number)
    return [value for _, value in found]
