"""One update being answered: who speaks, what is shown, and how it reaches the chat."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, DeleteMessage, DeleteMessages
from aiogram.types import CallbackQuery, Message

from casework.actions import Action, Answer, Verb, View
from casework.errors import CaseworkError
from casework.forms import ABOUT_LEADS, Draft, FormKind
from casework.matters import Subject
from casework.people import Officer
from casework.sensitive import normalise
from casework.workflow import MOVES
from handlers import sending
from handlers.disclosing import ALERT, Disclosure
from handlers.earlier import Earlier
from services import answers, happened
from services.office import Office
from wording import notices
from wording.push_messages import FOLDS
from wording.screen import Screen, cut, plain
from wording.speaker import Speaker
from wording.texts import Html

# Refusals that mean that the tapped card is an old one.
_OUTDATED = frozenset({"stale", "wrong_stage", "form_closed"})
# Refusals where somebody else may have acted meanwhile, or has to act first.
_OVERTAKEN = frozenset({"stale", "wrong_stage", "not_allowed"})
_SUBJECTS = {View.LEAD: Subject.LEAD, View.CASE: Subject.CASE}
# Refusals of something typed into a form, which goes on waiting for it.
_TYPED_AMISS = frozenset({"no_such_unit", "which_unit", "no_such_village", "which_village"}) | {
    "village_outside",
    "visit_in_future",
    "visit_too_late",
    "not_a_choice",
    "too_long",
    "find_too_short",
    "not_a_number",
    "not_a_day",
    "day_not_yet",
    "due_date_past",
    "no_such_case",
}
_TOO_LATE = frozenset({"clock_expired", "wrong_stage"})  # for a form filled in before that
_FORM_VERBS = frozenset(
    {Verb.FORM_FILL, Verb.FORM_ASK, Verb.FORM_CONFIRM, Verb.FORM_CANCEL, Verb.FORM_RESTORE}
) | {Verb.ALIKE}
_LEAD_MOVES = frozenset(move for move, row in MOVES.items() if row.of is Subject.LEAD)
_LEAD_FORMS = frozenset({MOVES[move].form for move in _LEAD_MOVES}) | {
    FormKind.ADDITION,
    FormKind.CORRECTION,
}


def _newest(action: Action | None) -> Answer | None:
    """What shows the thing that an old button was about, as it is now."""
    if action is None:
        return None
    if action.verb in _FORM_VERBS:
        return Answer(View.FORM, action.target)
    if action.verb is Verb.JOIN_SAME:
        return Answer(View.LEAD, action.target)
    if action.verb is Verb.LETTER_RECEIVED:
        return Answer(View.LETTER, action.target)
    if action.verb is Verb.MOVE:
        of_lead = action.argument in _LEAD_MOVES
        return Answer(View.LEAD if of_lead else View.CASE, action.target)
    if action.verb is Verb.FORM_START:
        of_lead = action.argument in _LEAD_FORMS
        return Answer(View.LEAD if of_lead else View.CASE, action.target)
    return None


def _is_shared(message: Message) -> bool:
    """Whether a message tells of several matters, which its button to unfold them says."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return any((one.callback_data or "").startswith(FOLDS) for row in rows for one in row)


@dataclass
class Talk:
    """What a handler holds while it answers one update."""

    bot: Bot
    office: Office
    say: Speaker
    chat_id: int
    message: Message | None = None
    callback: CallbackQuery | None = None
    action: Action | None = None
    drafts: tuple[Draft, ...] = ()
    answered: bool = field(default=False)
    # The newest event of the case that is being shown.
    upto: int = 0
    # Where an earlier run may have given this answer already; none when it cannot have.
    earlier: Earlier | None = None

    @property
    def officer(self) -> Officer:
        """The acting officer; raises for a stranger."""
        return self.office.actor

    @property
    def message_id(self) -> int:
        """The id of the message being answered; 0 for a tap."""
        return self.message.message_id if self.message else 0

    @property
    def card(self) -> Message | None:
        """The message that the tapped button stands on, as far as Telegram still gives it.

        One that tells of several matters stays as it is: what is shown comes below it.
        """
        found = self.callback.message if self.callback else None
        return found if isinstance(found, Message) and not _is_shared(found) else None

    async def show(
        self, answer: Answer, *, keep_card: bool = False, line: str | None = None
    ) -> None:
        """Show what a use case gave back: edit the tapped card, or send a new one."""
        from handlers import views

        beside = await Disclosure.of(self, answer)
        earlier = await self._earlier_card(answer, keep_card=keep_card)
        screen = await views.render(self, answer)
        line = line or notices.notice(self.say, answer.notice, answer.facts)
        if self.callback is not None:
            line = beside.alert or plain(line or "")
        alert = beside.alert is not None
        await self.put(screen, line, answer.view, answer.ref, earlier=earlier, alert=alert)
        await beside.below(self)
        if messages := answer.facts.get("delete"):
            await self._delete(messages)

    async def show_again(self, answer: Answer) -> None:
        """Show a recorded answer once more: on the tapped card, or on the one it changed.

        It may have gone out just before the program ended, unnoted: then that message is changed.
        """
        added = self.message and (self.message.edit_date or self.message.media_group_id)
        await self.show(answer, keep_card=bool(added))

    async def put(
        self,
        screen: Screen,
        line: str | None = None,
        view: View = View.NOTHING,
        ref: int = 0,
        *,
        earlier: int | None = None,
        alert: bool = False,
    ) -> None:
        """Put a screen into the chat and note that the update is answered."""
        if self.callback is not None:
            message_id = await self._on_card(screen, line, alert=alert)
        elif earlier is not None and await self._edit(earlier, sending.headed(screen, line)):
            message_id = earlier
        else:
            message_id = await self.send(sending.headed(screen, line))
        await self._note(message_id, view, ref)

    async def _on_card(self, screen: Screen, line: str | None, *, alert: bool) -> int:
        number, text = self.callback.id if self.callback else "", cut(line or "", ALERT)
        toast = AnswerCallbackQuery(callback_query_id=number, text=text, show_alert=alert or None)
        card = self.card
        if card is None:
            shown = sending.send(self.bot, self.chat_id, screen)
        else:
            shown = sending.replace(self.bot, card, screen)
        # The card is what is waited for: its request is the first to be made.
        message_id, _ = await asyncio.gather(shown, self._quietly(toast))
        return message_id

    async def send(self, screen: Screen) -> int:
        """Send a message; where an earlier run may have sent it, that is changed instead."""
        send = partial(sending.send, self.bot, self.chat_id, screen)
        cause, officer = self.office.cause, self.office.officer
        if self.earlier is None or cause is None or screen.picture or screen.keyboard:
            return await send()
        change = partial(self._edit, screen=screen, looking=True)
        mine = self.chat_id, officer.id if officer else 0
        return await self.earlier.give(cause.after, mine, change, send)

    async def _edit(self, message_id: int, screen: Screen, *, looking: bool = False) -> bool:
        try:
            await sending.edit_text(self.bot, self.chat_id, message_id, screen, looking=looking)
        except TelegramBadRequest as error:
            return "not modified" in error.message
        return True

    async def _earlier_card(self, answer: Answer, *, keep_card: bool) -> int | None:
        """The card that shows already what a message has added to.

        The pictures of an album, and an edit, change it where it stands below them; anything else
        gets a new card below, and an old one of a form goes.
        """
        if self.callback is not None:
            return None
        if answer.view is not View.FORM:
            return await self._card_below(answer) if keep_card else None
        draft = next((one for one in self.drafts if one.id == answer.ref), None)
        if draft is None or draft.card_message_id is None:
            return None
        if keep_card and draft.card_message_id > self.message_id:
            return draft.card_message_id
        await self._quietly(DeleteMessage(chat_id=self.chat_id, message_id=draft.card_message_id))
        return None

    async def _card_below(self, answer: Answer) -> int | None:
        if self.message is None or not answers.stands_for_a_matter(answer.view):
            return None
        return await self.office.read_open(
            answers.card_below, self.chat_id, self.message.message_id, answer.view, answer.ref
        )

    async def refuse(self, error: CaseworkError) -> None:
        """Say what is wrong and what can be done; a tap on an old button shows the newest card."""
        text, came = await self._reason(error), error.facts.get("came")
        if error.code in _TOO_LATE and self.action and self.action.verb is Verb.FORM_CONFIRM:
            text = self.say("refused-kept", why=Html(text))
        current = _newest(self.action) if error.code in _OUTDATED else None
        if isinstance(came, Answer):  # of a form that is finished: what it has become
            current = replace(came, notice=None)
        if current is None and error.code in _TYPED_AMISS:
            current = self._typed_into()
        with suppress(CaseworkError):  # what it was about may not be seen any more
            if current is not None:
                await self.show(current, line=text)
                return
        await self.line(text)

    async def _reason(self, error: CaseworkError) -> str:
        """What is wrong, with what has been done meanwhile and whose turn it is.

        Of what is not found nothing is looked up: it is the same as what does not exist.
        """
        subject = self._matter() if error.code in _OVERTAKEN else None
        if subject is not None:
            return notices.refusal(
                self.say, error, await self.office.read(happened.meanwhile, subject)
            )
        officer = self.office.officer
        return notices.refusal(self.say, error, happened.of_oneself(officer) if officer else None)

    def _matter(self) -> tuple[Subject, int] | None:
        """The lead or case that the tapped button is about, itself or through a form."""
        found = _newest(self.action)
        if found is None or found.view is not View.FORM:
            about = _SUBJECTS.get(found.view) if found else None
            return (about, found.ref) if found and about else None
        form = next((one for one in self.drafts if one.id == found.ref and one.subject_id), None)
        if form is None:
            return None
        return (Subject.LEAD if form.kind in ABOUT_LEADS else Subject.CASE, form.subject_id)

    def _typed_into(self) -> Answer | None:
        """The form that asked for what was typed amiss: it is asked for again, below the reason."""
        form = self.drafts[0] if self.drafts else None
        typed = normalise(self.message.text or "") if self.message else "/"
        if form is None or form.asks is None or typed.startswith("/"):
            return None
        return Answer(View.FORM, form.id)

    async def line(self, text: str, *, alert: bool = False) -> None:
        """Answer with one line: a toast for a tap, a message otherwise."""
        if self.callback is not None:
            await self._quietly(
                AnswerCallbackQuery(
                    callback_query_id=self.callback.id,
                    text=cut(plain(text), ALERT),
                    show_alert=alert or len(text) > 40,
                )
            )
            await self._note(None, View.NOTHING, 0)
        else:
            sent = await sending.send(self.bot, self.chat_id, Screen(text))
            await self._note(sent, View.NOTHING, 0)

    async def _delete(self, messages: str) -> None:
        ids = [int(one) for one in messages.split(",") if one]
        if ids:
            await self._quietly(DeleteMessages(chat_id=self.chat_id, message_ids=ids))

    async def _quietly(self, method: AnswerCallbackQuery | DeleteMessage | DeleteMessages) -> None:
        """Do what may fail without harm: an expired tap, a message that is gone."""
        with suppress(TelegramBadRequest):
            await self.bot(method)

    async def _note(self, message_id: int | None, view: View, ref: int) -> None:
        self.answered = True
        if message_id is not None and answers.stands_for_a_matter(view):
            here = self.chat_id, message_id, view, ref
            reader = self.office.officer.id if self.office.officer else None
            await self.office.note(answers.given, *here, reader_id=reader, upto=self.upto)
