"""What nobody should send: forged taps, other people's buttons, injections, wrong kinds."""

from typing import Any

from townsfolk import Person, Town

from casework.actions import Action, Verb
from casework.forms import FormKind
from casework.workflow import Move
from sandbox.botapi.errors import PhoneRefusal
from sandbox.botapi.methods.media import describe
from sandbox.botapi.params import Params
from sandbox.botapi.phone import acting
from wording.codec import pack

TEXTS = (
    "'; DROP TABLE case_; --",
    "<script>alert(1)</script>",
    "{{phone1}} {name} %s %(x)s \\x00",
    "\u202e\u200b\u2066你好",
    "🧨" * 700,
    "长" * 4096,
    "/case XF26-999999-Z",
    "/why '",
    "/find %_%",
    "/find " + "a" * 3000,
    "/start " + "Z" * 64,
    "/start ../../etc",
    "/audit 1",
    "/people x",
    "/status 没有的乡",
    "XF26-0",
    "组信〔9999〕99999999999999999999号",
    "/",
    "／ｌｅａｄ ｈｉ",
    "٣٤٥",
)
# Somebody else's links, by whatever name the matter goes.
LINKS = (
    "/start {kind}{id}",
    "/start {number}",
    "/case {number}",
    "/why {number}",
    "/audit {number}",
)
ARGUMENTS = ("", "x", "yes", "case:more", "form", "owner=990000001", "-1", "full", "lead")
RAW = ("", " ", "|||", "s|-1|0|case", "ff|zz", "m|1|1|" + "九" * 15, "zz|0|0|")
# Whether somebody is accused is said by whoever told it: the players answer that themselves.
VERBS = [verb for verb in Verb if verb is not Verb.ACCUSATION]
# Updates of a shape that no phone makes; what is said in a group is no business of the bot.
ODD_MESSAGES: tuple[dict[str, Any], ...] = (
    {"text": "无边" * 50_000},
    {"text": "群里说话", "chat": {"id": -107, "type": "group", "title": "群"}},
    {"new_chat_title": "新"},
    {"from": None, "text": "无人"},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"game": {"title": "x", "description": "y", "photo": []}},
    {"text": "\u200b"},
    {"text": "半\ud83d个\x00字"},
    {"new_chat_members": [], "chat": {"id": -107, "type": "supergroup", "title": "群"}},
    {"text": "频道", "chat": {"id": -100, "type": "channel", "title": "频道"}},
    {"text": "/start " + "９" * 64, "entities": [{"type": "x", "offset": 9**9, "length": -1}]},
    {"location": {"latitude": 99.0, "longitude": 999.0}},
)
ODD_TAPS: tuple[dict[str, Any], ...] = (
    {"data": "x"},
    {"data": "s|1|0|case", "inline_message_id": "q"},
    {"game_short_name": "g"},
)


class Hostile:
    """One unkind or clumsy update after the other, from anybody."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._dice = town.dice
        self._core = town.app.line.core

    async def act(self, who: Person) -> None:
        """One update of somebody's that nobody is glad of."""
        taps = (self._forged, self._forged, self._stolen, self._stolen, self._old)
        others = (
            self._text,
            self._link,
            self._file,
            self._odd,
            self._edit,
            self._forwarded,
            self._block,
        )
        act = self._dice.choice((*taps, *others))
        if act in taps:
            await self._town.tap(who, self._message(who), act(who) or " ")  # type: ignore[arg-type]
        else:
            act(who)

    def _message(self, who: Person) -> int:
        messages = list(self._town.chat(who).messages)
        return self._dice.choice(messages) if messages else 1

    def _forged(self, _who: Person) -> str:
        """Data that no button of theirs has."""
        dice = self._dice
        everybody = list(self._town.people.values())
        theirs = [one.action.target for one in self._town.buttons(dice.choice(everybody), 3)]
        target = dice.choice((0, 1, 2**62, *theirs))
        argument = dice.choice((*ARGUMENTS, *Move, *FormKind))
        if dice.random() < 0.15:
            return dice.choice(RAW)
        return pack(Action(dice.choice(VERBS), target, dice.choice((0, 1, 99)), argument))

    def _stolen(self, _who: Person) -> str:
        """A button that stands on somebody else's phone."""
        return self._one_of(self._dice.choice(list(self._town.people.values())), 8)

    def _old(self, who: Person) -> str:
        """A button far up in the chat."""
        return self._one_of(who, 30)

    def _one_of(self, who: Person, count: int) -> str:
        found = [one for one in self._town.buttons(who, count) if one.action.verb in VERBS]
        return self._dice.choice(found).data if found else "x"

    def _text(self, who: Person) -> None:
        self._town.say(who, self._dice.choice(TEXTS))

    def _link(self, who: Person) -> None:
        matter = self._dice.choice(self._town.matters)
        named = {"kind": matter.subject, "id": matter.id, "number": matter.number}
        self._town.say(who, self._dice.choice(LINKS).format(**named))

    def _file(self, who: Person) -> None:
        kind = self._dice.choice(("document", "photo", "audio", "video_note", "sticker", "voice"))
        file = self._core.files.add(
            kind,
            self._dice.randbytes(30),
            name=self._dice.choice(("../../etc/passwd", "a.exe", "表.xlsx", "x" * 200, None)),
            mime_type="text/csv",
            size=self._dice.choice((None, 30 * 1024 * 1024)),
        )
        caption = {"caption": self._town.planted.phone()} if kind == "document" else {}
        self._town.send(who, describe(file, kind, Params({"duration": 1})) | caption)

    def _forwarded(self, who: Person) -> None:
        """Who a message or a contact comes from is never kept, nor shown; nor is a moving place."""
        planted = self._town.planted
        origin = {"type": "hidden_user", "sender_user_name": planted.accused_name(), "date": 1}
        contact = {"phone_number": planted.phone(), "first_name": planted.name(who.key)}
        place = {"latitude": 30.5, "longitude": 110.5}
        contents: tuple[dict[str, Any], ...] = (
            {"forward_origin": origin, "text": "东关村路灯不亮。"},
            {"contact": contact},
            {"location": place},
            {"location": place | {"live_period": 900}},
        )
        self._town.send(who, self._dice.choice(contents))

    def _edit(self, who: Person) -> None:
        own = [one for one in self._town.newest(who, 20) if one.outgoing and "text" in one.body]
        text = {"text": f"改:{self._town.planted.name(who.key)}家的井。"}
        try:
            acting.edit(self._core, who.phone, self._town.chat(who), own[0].id, text)
        except (IndexError, PhoneRefusal):  # there is none, or it is too old
            self._text(who)

    def _block(self, who: Person) -> None:
        acting.block(self._core, who.phone, blocked=True)

    def _odd(self, who: Person) -> None:
        user, chat = who.phone.as_user(), self._town.chat(who).as_chat()
        base = {"message_id": 2**31 - 1, "date": self._core.clock.timestamp(), "chat": chat}
        if self._dice.random() < 0.3:
            tap = {"id": "1", "from": user, "chat_instance": "1"} | self._dice.choice(ODD_TAPS)
            self._core.deliver("callback_query", tap, ("odd", who.phone.id))
            return
        body = base | {"from": user} | self._dice.choice(ODD_MESSAGES)
        if self._dice.random() < 0.2:
            edited = body | {"edit_date": base["date"]}
            self._core.deliver("edited_message", edited, ("odd", who.phone.id))
        else:
            self._core.deliver("message", body, ("odd", who.phone.id))
