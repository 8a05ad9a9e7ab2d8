"""What a move begins with beside the stage: flags, a section, a team, somebody kept away."""

from meetings_held import begun, plan
from office_life import ask_withdrawal, photo
from standing_cases import ATTEMPTS, SECTION, form, tap
from two_townships import YUN, Story

from casework.forms import FormKind as Form
from casework.people import Role
from casework.workflow import MOVES, Flag, Hand, Move
from storage import cases

# Who is asked to call, having no hand in what the others have done.
_CALLERS = {
    Role.CLERK: "second_clerk",
    Role.DEPUTY: "second_deputy",
    Role.LEADER: "executive",
    Role.INSPECTOR: "inspector",
}
_SECTION = form("clerk", Form.HAND_TO_SECTION, section=SECTION)
_ASK_MORE = form("liaison", Form.EXTENSION, days="10", text="等配件。")
# How a flag comes to be set that a move begins with.
_SETS = {
    Flag.UNDELIVERED: form("clerk", Form.UNDELIVERED, text=ATTEMPTS),
    Flag.PARTS_OPEN: form("deputy", Form.ASK_PART, partner=YUN, text="查线路。"),
    Flag.SUPERVISED: form("inspector", Form.SUPERVISE, text="请说明进度。"),
    Flag.ON_AGENDA: form("clerk", Form.AGENDA, meeting="joint"),
    Flag.INSTRUCTED: form("leader", Form.INSTRUCT, text="请抓紧。", due="+7"),
    Flag.LED: tap("leader", Move.TAKE_LEAD),
    Flag.TEAM: form("deputy", Form.TEAM_MEMBER, member="staff"),
    Flag.EXTENSION_ASKED: _ASK_MORE,
    Flag.LEGAL_HOLD: tap("inspector", Move.PUT_LEGAL_HOLD),
}


def prepare(story: Story, move: Move, role: Role, number: int, into: int) -> None:
    """Do with a case what a move begins with; ``into`` is the number of another."""
    row = MOVES[move]
    if move is Move.DECIDE_AT_MEETING:
        meeting = plan(story)
        _SETS[Flag.ON_AGENDA](story, number)
        begun(story, meeting)
        return
    for flag in sorted(row.when):
        _set(story, flag, role, number, into)
    if role is Role.SECTION_HEAD and Hand.SECTION_HEAD in row.by:
        it = story.database.read_now(cases.get, number)
        if it is not None and it.section != SECTION:
            _SECTION(story, number)
    if move is Move.PROGRESS and role in {Role.CLERK, Role.DEPUTY, Role.LEADER}:
        member = {Role.CLERK: "clerk", Role.DEPUTY: "second_deputy", Role.LEADER: "leader"}
        form("deputy", Form.TEAM_MEMBER, member=member[role])(story, number)
    if move is Move.LET_GO_OF_TEAM:
        form("deputy", Form.TEAM_MEMBER, member="neighbour")(story, number)
    if move in {Move.GRANT_RECUSAL, Move.REFUSE_RECUSAL}:
        whose = "second_deputy" if role is Role.LEADER else "second_clerk"
        away = {"member": whose, "trigger": "relative"}
        form("inspector", Form.RECUSAL, **away)(story, number)
    if move in {Move.GRANT_LEAD_RECUSAL, Move.REFUSE_LEAD_RECUSAL}:
        away = {"member": "second_clerk", "trigger": "relative"}
        form("inspector", Form.LEAD_RECUSAL, **away)(story, number)


def _set(story: Story, flag: Flag, role: Role, number: int, into: int) -> None:
    if flag is Flag.EXTENSION_UNTOLD:
        _ASK_MORE(story, number)
        story.act("deputy", Move.GRANT_EXTENSION, number)
    elif flag is Flag.LINKED:
        story.form("clerk", Form.LINK_REPEAT, number, into=str(into))
    elif flag is Flag.UNCONFIRMED:
        photo(story, "clerk", number)
        said = {"leader": str(story.ids["leader"]), "text": "请抓紧。", "due": "+7"}
        story.form("clerk", Form.ENTER_INSTRUCTION, number, **said)
    elif flag is Flag.WITHDRAWAL_ASKED:
        photo(story, "clerk", number)
        ask_withdrawal(story, number, _CALLERS[role])
    elif flag in _SETS:
        _SETS[flag](story, number)
