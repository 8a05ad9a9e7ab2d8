"""The matters that everybody of the office stands in some relation to."""

from dataclasses import dataclass
from datetime import timedelta

from office_life import ask_withdrawal, photo
from sqlalchemy import update
from standings import BUREAU, FORMER, LIU, OLD_BUREAU, VILLAGE, YUN
from two_townships import ROOT, Story

from casework.forms import FormKind
from casework.workflow import Move
from storage import agendas, cases, meetings
from storage.unit import Unit
from storage.visible import LEAD

WORDS = {
    "plain": "上湾村鱼塘被倒了废水,死了一塘鱼,电话13800138000。",
    "proposed": "上湾村粮库漏雨,新粮都发了霉。",
    "accusation": "上湾村的账目三年没有公布过。",
    "sectioned": "上湾村戏台塌了半边,没有人管。",
    "sectioned_accusation": "上湾村的林地被私下卖掉了。",
}
# Of an accusation that nobody is given.
UNGIVEN = {"type": "accusation", "procedure": "elsewhere"}


@dataclass(frozen=True)
class Matter:
    """A case and the report it came from, and a word that is in nothing else."""

    case_id: int
    lead_id: int
    word: str = ""


def enter(story: Story, words: str, word: str, **fields: str) -> Matter:
    """Reported in these words, and registered."""
    lead = story.report(words=WORDS[words])
    return Matter(story.register(lead, **fields), lead, word)


def plain_one(story: Story) -> Matter:
    """Given to one township first, then to another; parts and a team are at work on it.

    The petitioner is said to withdraw, and somebody has been asked to call.
    """
    it = enter(story, "plain", "鱼塘", procedure="ordinary", owner=FORMER)
    story.act("deputy", Move.ASSIGN, it.case_id)
    story.act("former", Move.ACKNOWLEDGE, it.case_id)
    story.form("deputy", FormKind.REASSIGN, it.case_id, owner=LIU, reason="left_post")
    story.act("liaison", Move.ACKNOWLEDGE, it.case_id)
    for unit in (BUREAU, OLD_BUREAU):
        story.form("deputy", FormKind.ASK_PART, it.case_id, partner=unit, text="查水质。")
    story.form("deputy", FormKind.RELEASE_PART, it.case_id, partner=OLD_BUREAU)
    member = str(story.ids["former"])
    story.form("deputy", FormKind.TEAM_MEMBER, it.case_id, member=member)
    photo(story, "clerk", it.case_id)
    ask_withdrawal(story, it.case_id, "caller")
    return it


def accusing_one(story: Story) -> Matter:
    """Given to one township, and about another."""
    given = {"type": "accusation", "procedure": "ordinary", "owner": YUN}
    it = enter(story, "accusation", "账目", **given)
    story.act("deputy", Move.ASSIGN, it.case_id)
    accuse_the_village(story, it)
    return it


def accuse_the_village(story: Story, it: Matter) -> None:
    """It accuses somebody of the village where it arose."""

    def work(unit: Unit) -> None:
        place = {"place_code": VILLAGE, "place_path": f"{ROOT}/{LIU}/{VILLAGE}/"}
        unit.run(update(LEAD).where(LEAD.c.id == it.lead_id).values(type="accusation", **place))
        case = cases.get(unit, it.case_id)
        assert case is not None
        cases.change(unit, case, **place)

    story.database.write_now(work)


def taken_on(story: Story, words: str, word: str) -> Matter:
    """Given to the township where it arose, and taken on there."""
    it = enter(story, words, word, procedure="ordinary", owner=LIU)
    story.act("deputy", Move.ASSIGN, it.case_id)
    story.act("liaison", Move.ACKNOWLEDGE, it.case_id)
    return it


def hand_on(story: Story, it: Matter, *names: str) -> None:
    """One section after the other has it in hand."""

    def work(unit: Unit) -> None:
        for name in names:
            case = cases.get(unit, it.case_id)
            assert case is not None
            cases.change(unit, case, section=name)

    story.database.write_now(work)


def make_late_and_discussed(unit: Unit, case_id: int, meeting_id: int) -> None:
    """Late, and before a meeting, so that it stands in every list there is."""
    case = cases.get(unit, case_id)
    assert case is not None
    cases.change(unit, case, due_on=unit.today - timedelta(days=3))
    meeting = meetings.get(unit, meeting_id)
    assert meeting is not None
    agendas.put_on(unit, meeting, case_id)
