"""The door: who is speaking, how they come in, and in which language they are answered."""

import secrets
from datetime import timedelta
from hashlib import sha256

from casework import quiet_hours
from casework.actions import Answer, View
from casework.errors import AlreadyJoinedError, InviteError
from casework.forms import Acting
from casework.matters import Subject
from casework.people import Language, Officer, Post
from casework.people import Unit as OfficeUnit
from casework.sheets import MeSheet, WelcomeSheet
from services import drafting, leave_cards
from storage import events, people, push_messages, pushes, units
from storage.database import Database
from storage.tables import InviteRow
from storage.unit import Reader, Unit

# So many unfinished forms stand on a page.
DRAFTS = 5
INVITE_VALID = timedelta(days=14)
# Without letters and digits that are mistaken for one another when read out.
_ALPHABET = "ABCDEFGHJKLMNPQRTUVWXY346789"
_CODE_LENGTH = 10


def acting(view: Reader, telegram_id: int) -> Acting:
    """Who speaks from a Telegram account."""
    officer = people.by_telegram(view, telegram_id)
    if officer is None:
        return Acting(None)
    return Acting(officer, drafting.open_forms(view, officer))


def known(database: Database, telegram_id: int) -> Officer | None:
    """The officer behind an account, as far as that needs no reading."""
    directory = database.directory_at_hand
    return None if directory is None else directory.by_telegram.get(telegram_id)


def make_invite(unit: Unit, officer_id: int, made_by: int | None = None) -> str:
    """Make a one-time invite for an officer; gives its code, of which only a hash is kept."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    people.add_invite(unit, officer_id, _hash(code), unit.now + INVITE_VALID)
    events.record(unit, "invited", (Subject.OFFICER, officer_id), made_by)
    return code


def _hash(code: str) -> str:
    return sha256(code.strip().upper().encode()).hexdigest()


def _open_invite(view: Reader, code: str) -> InviteRow:
    invite = people.invite(view, _hash(code))
    if invite is None:
        raise InviteError(reason="unknown")
    if invite.revoked_at is not None:
        raise InviteError(reason="revoked")
    if invite.used_at is not None:
        raise InviteError(reason="used")
    if invite.expires_at <= view.now:
        raise InviteError(reason="expired")
    return invite


def welcome(view: Reader, code: str) -> WelcomeSheet:
    """What an invite offers; raises :class:`InviteError`."""
    officer = people.get(view, _open_invite(view, code).officer_id)
    if officer is None:
        raise InviteError(reason="unknown")
    return WelcomeSheet(code, officer, _with_units(view, officer))


def _with_units(view: Reader, officer: Officer) -> tuple[tuple[Post, OfficeUnit], ...]:
    found = units.many(view, {post.unit_code for post in officer.own_posts})
    return tuple((post, found[post.unit_code]) for post in officer.own_posts)


def join(unit: Unit, telegram_id: int, code: str, language: Language) -> Answer:
    """Bind an account to the officer whom an invite names; the same tap again is harmless.

    An officer who changes account is moved; the answer says from which.
    """
    known = people.by_telegram(unit, telegram_id)
    invite = people.invite(unit, _hash(code))
    if known is not None:
        if invite is not None and invite.officer_id == known.id:
            return Answer(View.JOINED, known.id)
        raise AlreadyJoinedError(name=known.name)
    invite = _open_invite(unit, code)
    if not people.use_invite(unit, invite.id):
        raise InviteError(reason="used")
    before = people.get(unit, invite.officer_id)
    if before is not None and before.telegram_id not in {None, telegram_id}:
        pushes.move_account(unit, before.id)
        push_messages.forget(unit, before.id)
    people.bind(unit, invite.officer_id, telegram_id, language)
    pushes.resume(unit)
    events.record(unit, "joined", (Subject.OFFICER, invite.officer_id), invite.officer_id)
    moved = before.telegram_id if before else None
    facts = {} if moved in {None, telegram_id} else {"moved_from": str(moved)}
    return Answer(View.JOINED, invite.officer_id, facts=facts)


def speak(unit: Unit, actor: Officer, language: str) -> Answer:
    """Change the language in which an officer is answered."""
    people.set_language(unit, actor.id, Language(language))
    return Answer(View.MENU, notice="language_set")


def rest(unit: Unit, actor: Officer, which: str, choice: str) -> Answer:
    """Choose one's own quiet hours, of those that the office allows."""
    people.set_quiet(unit, actor.id, quiet_hours.changed(actor.quiet, which, choice))
    return Answer(View.QUIET, notice="quiet_set")


def me(view: Reader, actor: Officer, page: int = 0) -> MeSheet:
    """What the office knows of an officer, and a page of what they left unfinished."""
    drafts = drafting.open_forms(view, actor)
    pages = max(1, -(-len(drafts) // DRAFTS))
    page = min(max(page, 0), pages - 1)
    return MeSheet(
        actor,
        _with_units(view, actor),
        drafts[page * DRAFTS : (page + 1) * DRAFTS],
        actor.language,
        leave_cards.sheet(view, actor),
        total=len(drafts),
        page=page,
        pages=pages,
    )


def officer(view: Reader, officer_id: int) -> Officer | None:
    """An officer as they stand now."""
    return people.get(view, officer_id)


def come_again(unit: Unit, actor: Officer, code: str) -> Answer:
    """An officer taps an invite once more: their own is harmless, another's is refused."""
    if actor.telegram_id is None:
        raise InviteError(reason="unknown")
    return join(unit, actor.telegram_id, code, actor.language)
