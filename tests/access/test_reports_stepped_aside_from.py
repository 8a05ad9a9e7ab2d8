"""N7 for a report that is no case yet: who has stepped aside is told of none."""

from dispatching import Conversation
from two_townships import Story, begin
from ways_in import SHOWN, Target, Way, acts, looks, spoken, unused

from casework.actions import View
from casework.forms import FormKind
from casework.people import Language
from services import answers
from storage import leads, people
from storage.database import Database
from storage.unit import Unit

WORDS = "上湾村周家的宅基地多占了半亩。"


def ways() -> list[tuple[str, Way]]:
    """All that opens a matter, and of the acts whatever is about reports."""
    about_reports = [one for one in acts() if "lead" in one[0] or "regist" in one[0]]
    return [*spoken(), *looks(), *about_reports]


async def test_it_is_answered_as_one_that_does_not_exist(database: Database) -> None:
    story = begin(database)
    for account, number in enumerate(story.ids.values(), 1):
        database.write_now(people.bind, number, account, Language.CHINESE)
    report = story.report(words=WORDS)
    fields = {"member": str(story.ids["clerk"]), "trigger": "relative"}
    story.form("clerk", FormKind.LEAD_RECUSAL, report, **fields)
    there, nowhere = targets(story, report)
    account = list(story.ids).index("clerk") + 1
    for it in (there, nowhere):
        database.write_now(answers.given, account, SHOWN[it.is_there], View.LEAD, it.lead_id)
    amiss = []
    async with Conversation(database) as talk:
        await talk.says(account, "/cancel")
        for name, way in ways():
            expected = await way(talk, account, nowhere)
            found = await way(talk, account, there)
            if found != expected:  # what is about nothing goes on with what has just been begun
                expected = await way(talk, account, nowhere)
            if found != expected:
                amiss.append((name, found, expected))
    assert amiss == []


def targets(story: Story, report: int) -> tuple[Target, Target]:
    """The report, and one that does not exist; neither has a case."""
    lead = story.database.read_now(leads.get, report)
    assert lead is not None
    ids = [story.database.write_now(Unit.new_id) for _ in range(3)]
    free = story.database.read_now(unused, lead.serial)
    there = Target(ids[0], report, free, lead.serial, "宅基地", True)
    return there, Target(ids[1], ids[2], free, free, "蜂箱", False)
