"""How somebody fills in the form they have in hand: mostly well, now and then not."""

from datetime import timedelta

from townsfolk import Button, Person, Town

from casework.actions import Verb
from casework.forms import FORMS, SAVES_AT_ONCE, Ask, Draft, Field, FormKind, field_of

HEARD = (
    "{place}{name}家门口的路灯坏了,电话{phone}。",
    "{name}来问低保,身份证{card},{place}的。",
    "{place}机井坏了两个月,{name}等二十多户浇不上地。",
    "{place}的{name}说征地款没到账,请回电{phone}",
)
ACCUSED = "{place}支书{name}贪污低保款,还打人。"
PLACES = ("上湾村", "东关村", "河东村", "柳湾镇", "云岭乡")
BAD = ("?", "99999", "2月30日", "没有这个地方", "<b>&", "-1", "昨天的昨天", "x" * 600, "０", "。")
# A meeting is mostly held at once, or nobody would live to see it.
SOON = {"held_on=today"}
# What wants the paper itself, sent by whoever fills it in.
ON_PAPER = {FormKind.ASK_WITHDRAWAL, FormKind.ENTER_INSTRUCTION}
# Turns after which somebody gives a form up that does not take what they have.
PATIENCE = 4


class Filling:
    """One turn after the other, until the form is done or dropped."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.dice = town.dice

    async def turn(self, who: Person, form: Draft) -> None:
        """One update about a form."""
        who.form = (form.id, who.form[1] + 1 if who.form[0] == form.id else 0)
        idle = self.town.app.database.now() - (form.touched_at or self.town.app.database.now())
        stale = form.kind in SAVES_AT_ONCE and idle > timedelta(minutes=25)
        mine = [one for one in self.town.buttons(who) if one.action.target == form.id]
        by = {verb: [one for one in mine if one.action.verb is verb] for verb in Verb}
        if answers := by[Verb.ACCUSATION]:
            answer = self.dice.choice(answers)
            if answer.action.argument == "no":
                self.town.planted.admit(self.town.planted.in_text(repr(form.fields)), who.key)
            await self.town.press(who, answer)
        elif stale or who.form[1] > PATIENCE + len(FORMS[form.kind]):
            self.town.say(who, "/cancel")
        elif by[Verb.FORM_CANCEL] and self._drops(form.kind):
            await self.town.press(who, by[Verb.FORM_CANCEL][0])
        elif form.asks is None:
            await self._finish(who, form, by)
        else:
            await self._answer(who, form, field_of(form.kind, form.asks), by)

    def _drops(self, kind: FormKind) -> bool:
        """Whether to drop a form now: soon when none of its kind was, else seldom."""
        wanted, first = (self.town.is_wanted(kind, end) for end in ("dropped", "done"))
        return self.dice.random() < ((0.3 if first else 0.8) if wanted else 0.02)

    def _luck(self, chance: float) -> bool:
        return self.dice.random() < chance

    def _rarely(self, kind: FormKind, what: str) -> bool:
        """Whether to do something odd with a form now: sooner when that was never done."""
        never = not self.town.done[kind, what]
        if self.dice.random() >= (0.3 if never else 0.02):
            return False
        self.town.done[kind, what] += 1
        return True

    async def _finish(self, who: Person, form: Draft, by: dict[Verb, list[Button]]) -> None:
        asking = [one for one in by[Verb.FORM_ASK] if one.action.argument]
        refused = who.refused == (form.id, form.version)  # this card, when it was confirmed
        who.refused = form.id, form.version
        if form.kind in ON_PAPER and not form.attachments and self.dice.random() < 0.8:
            self.town.file(who, "photo", self.dice.randbytes(40))
        elif asking and (
            (refused and self.dice.random() < 0.6)
            or self._rarely(form.kind, "changed")
            or not by[Verb.FORM_CONFIRM]
        ):
            await self.town.press(who, self.dice.choice(asking))
        elif by[Verb.FORM_CONFIRM]:
            await self.town.press(who, by[Verb.FORM_CONFIRM][0])
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
            await self.town.press(who, by[Verb.FORM_CONFIRM][0])
        elif (now := [one for one in picks if one.action.argument in SOON]) and self._luck(0.7):
            await self.town.press(who, now[0])
        elif self._rarely(form.kind, "refused"):
            self._say(who, form, self.dice.choice((*BAD, self._accusation(), self._accusation())))
        elif picks and self.dice.random() < 0.85:
            await self.town.press(who, self.dice.choice(picks))
        else:
            self._say(who, form, self._value(who, form, asked))

    def _say(self, who: Person, form: Draft, words: str) -> None:
        """Type something; whom retaliation comes from is told to those who act on it."""
        if form.kind in {FormKind.RETALIATION, FormKind.RETALIATION_DONE}:
            self.town.planted.admit(self.town.planted.in_text(words), who.key)
        self.town.say(who, words)

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
            Ask.CASE: [one.number for one in self.town.matters if one.subject == "case"],
        }
        if form.kind is FormKind.LOOKUP and self.town.codes:
            return dice.choice(self.town.codes)
        if asked.is_name:
            return f"新来的{self.town.done['name']}"
        if asked.ask in typed:
            return dice.choice(list(typed[asked.ask]))
        if asked.ask is Ask.TEXT:
            line = "8:30-12:00 14:30-17:30" if hours else "已到现场看过,情况属实。"
            return self.told(who) if dice.random() < 0.4 and not hours else line
        return dice.choice(asked.choices) if asked.choices else "写一句。"

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
