"""Officers as they are: each looks at their own phone, and does what was done least there."""

from filling import Filling
from hostile import Hostile
from quests import Quest
from townsfolk import Button, Person, Town

from casework.actions import Verb
from casework.people import Role
from casework.workflow import MOVES
from sandbox.botapi.phone import acting
from wording.codec import pack

_SAID = """
/lead /leads /desk /register /cases /approvals /status /overdue /silent /visit /visits /find
/meetings /people /units /invite /calendar /leave /me /help /menu /lang /cancel /start
/report 怎么样 谁拖着 谁没动 要我定的 我的交办 今天走访 查 你好 休假 更多
"""
COMMANDS = _SAID.split()
# What some have more use for than others.
OWN = {
    Role.ADMINISTRATOR: ("/people", "/calendar", "/invite", "/units"),
    Role.CLERK: ("/register", "/desk", "/meetings", "/leave", "走访"),
    Role.DEPUTY: ("/approvals", "/meetings", "/visits", "/people"),
    Role.LIAISON: ("/visit", "/visits", "/visits", "/lead", "/leads"),
    Role.STAFF: ("/visit", "/visits", "/visits", "/leave"),
    Role.LEADER: ("/visits", "/visits", "要我定的"),
}
TABLES = (
    "date,kind,name\n2027-05-04,day_off,县庆\n",
    "name,role,unit_code,time\n新来,staff,990000,full\n",
    "name,role,unit_code,time\n,king,1,never\n",
    "not,a,table\n",
)


class Player:
    """Plays everybody, one turn at a time."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.dice = town.dice
        self.filling = Filling(town)
        self.hostile = Hostile(town)

    async def turn(self, who: Person) -> None:
        """One update of somebody's."""
        if self._unblock(who):
            return
        if not who.officer_id or self.dice.random() < 0.1:
            await self.hostile.act(who)
        elif (form := self.town.open_form(who)) is not None and self.dice.random() < 0.95:
            await self.filling.turn(who, form)
        elif self.dice.random() < 0.5 and await self._errand(who):
            return
        elif self.dice.random() < 0.65 and (offered := self._offered(who)):
            await self.town.press(who, min(offered, key=self.town.worn))
        else:
            await self._speak(who)

    async def follow(self, quest: Quest) -> None:
        """Do what somebody has set out to do, as with a button that is still on their phone."""
        who = quest.who
        self._unblock(who)
        if quest.action is None or not (told := self.town.newest(who, 1)):
            self.town.say(who, quest.words or "/menu", quest.reply_to)
        else:
            await self.town.tap(who, told[0].id, pack(quest.action))

    def _unblock(self, who: Person) -> bool:
        """Let the bot write to somebody again; false when it may already."""
        blocked = who.phone.device.blocked
        if blocked:
            acting.block(self.town.app.line.core, who.phone, blocked=False)
        return blocked

    def _offered(self, who: Person) -> list[Button]:
        """All buttons but the answers to whether somebody is accused, which are given knowingly."""
        found = self.town.buttons(who, 10)
        return [one for one in found if one.action.verb is not Verb.ACCUSATION]

    async def _errand(self, who: Person) -> bool:
        """Bring a matter on by its card; false when there is nothing to do."""
        town = self.town
        if who.errand is None or who.tries > 3:
            who.errand, who.tries = town.errand(who), 0
        if who.errand is None:
            return False
        move, target, number = who.errand
        if not who.tries:
            town.done[move] += 1
        who.tries += 1
        form = MOVES[move].form
        wanted = form.value if form else move.value
        mine = [one for one in town.buttons(who) if one.action.target == target]
        fitting = [one for one in mine if one.action.argument == wanted]
        more = [one for one in mine if one.action.argument.endswith(":more")]
        if fitting:
            who.errand = None
            await self.town.press(who, fitting[0])
        elif more and who.tries == 2:
            await self.town.press(who, more[0])
        else:
            town.say(who, number)
        return True

    async def _speak(self, who: Person) -> None:
        """A report, a picture, a table, a reply to a card, a command."""
        roll = self.dice.random()
        if roll < 0.08 and who.roles & {Role.LIAISON, Role.STAFF, Role.CLERK}:
            self.town.say(who, self.filling.told(who))
        elif roll < 0.13:
            kind = self.dice.choice(("photo", "voice", "video", "document"))
            self.town.file(
                who, kind, b"\x89PNG\r\n\x1a\n" + self.dice.randbytes(40), caption="现场"
            )
        elif roll < 0.25 and Role.ADMINISTRATOR in who.roles:
            self.town.file(who, "document", self.dice.choice(TABLES).encode(), name="表.csv")
        elif roll < 0.35 and (newest := self.town.newest(who, 12)):
            words = f"补充:{self.town.planted.name(who.key)}也来问过。"
            self.town.say(who, words, self.dice.choice(newest).id)
        else:
            done = self.town.done
            own = [word for role in who.roles for word in OWN.get(Role(role), ())]
            words = own if own and self.dice.random() < 0.6 else COMMANDS
            word = min(words, key=lambda one: done[who.key, one] + self.dice.random())
            done[who.key, word] += 1
            self.town.say(who, word)
