"""Officers as they are: each looks at their own phone, and does what was done least there."""

import re
from datetime import timedelta

from hostile import Hostile
from townsfolk import Button, Person, Town

from casework.actions import Verb
from casework.forms import FORMS, SAVES_AT_ONCE, Ask, Draft, Field, FormKind, field_of
from casework.people import Role
from casework.workflow import MOVES, Move
from sandbox.botapi.methods.media import describe
from sandbox.botapi.params import Params
from sandbox.botapi.phone import acting

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
HEARD = (
    "{place}{name}家门口的路灯坏了,电话{phone}。",
    "{name}来问低保,身份证{card},{place}的。",
    "{place}机井坏了两个月,{name}等二十多户浇不上地。",
    "{place}的{name}说征地款没到账,请回电{phone}",
)
ACCUSED = "{place}支书{name}贪污低保款,还打人。"
PLACES = ("上湾村", "东关村", "河东村", "柳湾镇", "云岭乡")
BAD = ("?", "99999", "2月30日", "没有这个地方", "<b>&", "-1", "昨天的昨天", "x" * 600, "０", "。")
TABLES = (
    "date,kind,name\n2027-05-04,day_off,县庆\n",
    "name,role,unit_code,time\n新来,staff,990000,full\n",
    "name,role,unit_code,time\n,king,1,never\n",
    "not,a,table\n",
)
# Turns after which somebody gives a form up that does not take what they have.
PATIENCE = 4


class Player:
    """Plays everybody, one turn at a time."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.dice = town.dice
        self.hostile = Hostile(town)

    async def turn(self, who: Person) -> None:
        """One update of somebody's."""
        if who.phone.device.blocked:
            acting.block(self.town.app.line.core, who.phone, blocked=False)
        elif not who.officer_id or self.dice.random() < 0.1:
            await self.hostile.act(who)
        elif (form := self.town.open_form(who)) is not None and self.dice.random() < 0.95:
            await self._form(who, form)
        elif (fresh := self._fresh(who)) and self.dice.random() < 0.8:
            await self._tap(who, self.dice.choice(fresh))
        elif self.dice.random() < 0.5 and await self._errand(who):
            return
        elif self.dice.random() < 0.65 and (offered := self._offered(who)):
            await self._tap(who, min(offered, key=self._worn))
        else:
            await self._speak(who)

    def _offered(self, who: Person) -> list[Button]:
        """All buttons but the answers to whether somebody is accused, which are given knowingly."""
        found = self.town.buttons(who, 10)
        return [one for one in found if one.action.verb is not Verb.ACCUSATION]

    def _fresh(self, who: Person) -> list[Button]:
        """Buttons that begin a form which nobody has finished, or nobody dropped."""
        begins = [one for one in self.town.buttons(who, 10) if one.action.verb is Verb.FORM_START]
        return [one for one in begins if not self.town.is_taken(one.action.argument)]

    def _worn(self, button: Button) -> float:
        return self.town.done[_name(button)] + self.dice.random()

    async def _tap(self, who: Person, button: Button) -> None:
        self.town.done[_name(button)] += 1
        await self.town.tap(who, button.message, button.data)

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
        meetings = [one for one in town.buttons(who) if one.action.argument.startswith("meet")]
        if fitting:
            who.errand = None
            await self._tap(who, fitting[0])
        elif move is Move.DECIDE_AT_MEETING:
            if meetings and who.tries > 1:
                await self._tap(who, self.dice.choice(meetings))
            else:
                town.say(who, "/meetings")
        elif more and who.tries == 2:
            await self._tap(who, more[0])
        else:
            town.say(who, number)
        return True

    async def _speak(self, who: Person) -> None:
        """A report, a picture, a table, a reply to a card, a command."""
        roll = self.dice.random()
        if roll < 0.08 and who.roles & {Role.LIAISON, Role.STAFF, Role.CLERK}:
            self.town.say(who, self.told(who))
        elif roll < 0.13:
            kind = self.dice.choice(("photo", "voice", "video", "document"))
            self._file(who, kind, b"\x89PNG\r\n\x1a\n" + self.dice.randbytes(40), caption="现场")
        elif roll < 0.25 and Role.ADMINISTRATOR in who.roles:
            self._file(who, "document", self.dice.choice(TABLES).encode(), name="表.csv")
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

    def _file(
        self, who: Person, kind: str, content: bytes, *, name: str | None = None, caption: str = ""
    ) -> None:
        files = self.town.app.line.core.files
        file = files.add(
            kind, content, name=name, mime_type="text/csv" if name else None, size=None
        )
        self.town.send(who, describe(file, kind, Params({"duration": 3})) | {"caption": caption})

    def told(self, who: Person) -> str:
        """What an officer has heard; now and then it accuses somebody."""
        place, planted = self.dice.choice(PLACES), self.town.planted
        if self.dice.random() < 0.06:
            return self._accusation()
        named = {"name": planted.name(who.key), "phone": planted.phone(), "card": planted.id_card()}
        return self.dice.choice(HEARD).format(place=place, **named)

    def _accusation(self) -> str:
        name = self.town.planted.accused_name()
        return ACCUSED.format(place=self.dice.choice(PLACES), name=name)

    # -- forms ------------------------------------------------------------------------------------

    async def _form(self, who: Person, form: Draft) -> None:
        who.form = (form.id, who.form[1] + 1 if who.form[0] == form.id else 0)
        idle = self.town.app.database.now() - (form.touched_at or self.town.app.database.now())
        stale = form.kind in SAVES_AT_ONCE and idle > timedelta(minutes=25)
        mine = [one for one in self.town.buttons(who) if one.action.target == form.id]
        by = {verb: [one for one in mine if one.action.verb is verb] for verb in Verb}
        if answers := by[Verb.ACCUSATION]:
            answer = self.dice.choice(answers)
            if answer.action.argument == "no":
                self.town.planted.admit(self.town.planted.in_text(repr(form.fields)), who.key)
            await self._tap(who, answer)
        elif stale or who.form[1] > PATIENCE + len(FORMS[form.kind]):
            self.town.say(who, "/cancel")
        elif by[Verb.FORM_CANCEL] and self._rarely(form.kind, "dropped"):
            await self._tap(who, by[Verb.FORM_CANCEL][0])
        elif form.asks is None:
            await self._finish(who, form, by)
        else:
            await self._answer(who, form, field_of(form.kind, form.asks), by)

    def _rarely(self, kind: FormKind, what: str) -> bool:
        """Whether to do something with a form now: soon when it was never done, else seldom."""
        finished = self.town.forms[kind, "done"]
        never = finished and not self.town.done[kind, what]
        if self.dice.random() >= (0.8 if never else 0.02):
            return False
        self.town.done[kind, what] += 1
        return True

    async def _finish(self, who: Person, form: Draft, by: dict[Verb, list[Button]]) -> None:
        asking = [one for one in by[Verb.FORM_ASK] if one.action.argument]
        refused = who.refused == (form.id, form.version)  # this card, when it was confirmed
        who.refused = form.id, form.version
        if asking and (
            (refused and self.dice.random() < 0.6)
            or self._rarely(form.kind, "changed")
            or not by[Verb.FORM_CONFIRM]
        ):
            await self._tap(who, self.dice.choice(asking))
        elif refused and form.kind is FormKind.WITHDRAW_CASE:  # it wants the people's own paper
            self._file(who, "photo", self.dice.randbytes(40))
        elif by[Verb.FORM_CONFIRM]:
            await self._tap(who, by[Verb.FORM_CONFIRM][0])
        else:
            self.town.say(who, self.dice.choice(("/me", "/cancel", self.told(who))))

    async def _answer(
        self, who: Person, form: Draft, asked: Field, by: dict[Verb, list[Button]]
    ) -> None:
        wanted = f"{asked.name}="
        picks = [one for one in by[Verb.FORM_FILL] if one.action.argument.startswith(wanted)]
        if (
            asked.ask in {Ask.SEVERAL, Ask.TEAM}
            and by[Verb.FORM_CONFIRM]
            and self.dice.random() < 0.6
        ):
            await self._tap(who, by[Verb.FORM_CONFIRM][0])
        elif self._rarely(form.kind, "refused"):
            self.town.say(who, self.dice.choice((*BAD, self._accusation(), self._accusation())))
        elif picks and self.dice.random() < 0.85:
            await self._tap(who, self.dice.choice(picks))
        else:
            self.town.say(who, self._value(who, form, asked))

    def _value(self, who: Person, form: Draft, asked: Field) -> str:
        """Something typed that the field takes, mostly."""
        dice = self.dice
        hours = form.kind in {FormKind.HOURS_SUMMER, FormKind.HOURS_USUAL}
        typed = {
            Ask.UNIT: PLACES,
            Ask.TEAM: PLACES,
            Ask.NUMBER: ("5", "10", "20", "30", "31"),
            Ask.COUNT: ("3", "十多", "130多"),
            Ask.DAY: ("明天", "后天", "+7", "+30", "12月31日"),
            Ask.PAST_DAY: ("今天", "昨天", "前天"),
            Ask.OFFICER: [one.phone.first_name for one in self.town.people.values()],
            Ask.CASE: [number for kind, _, number, *_ in self.town.matters if kind == "case"],
        }
        if asked.is_name:
            return f"新来的{self.town.done['name']}"
        if asked.ask in typed:
            return dice.choice(list(typed[asked.ask]))
        if asked.ask is Ask.TEXT:
            line = "8:30-12:00 14:30-17:30" if hours else "已到现场看过,情况属实。"
            return self.told(who) if dice.random() < 0.4 and not hours else line
        return dice.choice(asked.choices) if asked.choices else "写一句。"


def _name(button: Button) -> object:
    action = button.action
    return action.verb, re.sub("[0-9]+", "#", action.argument).split("=")[0].split(":")[0]
