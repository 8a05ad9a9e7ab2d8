"""The door: who is speaking, how they come in, and in which language they are answered."""

import secrets
from collections.abc import Collection
from datetime import timedelta

from casework import quiet_hours
from casework.actions import Answer, View
from casework.forms import Acting
from casework.matters import Subject
from casework.paging import pages_of
from casework.people import Language, Officer, Post
from casework.people import Unit as OfficeUnit
from casework.people_errors import AlreadyJoinedError
from casework.sheets import MeSheet, WelcomeSheet
from services import drafting, guessing, leave_cards
from storage import events, fleeting, invites, people, push_messages, pushes, units
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


def acting_of(view: Reader, telegram_ids: Collection[int]) -> dict[int, Acting]:
    """The same of several accounts."""
    officers = {account: people.by_telegram(view, account) for account in telegram_ids}
    forms = drafting.open_forms_of(view, [one for one in officers.values() if one is not None])
    return {
        account: Acting(one, forms[one.id] if one is not None else ())
        for account, one in officers.items()
    }


def known(database: Database, telegram_id: int) -> Officer | None:
    """The officer behind an account, as far as that needs no reading."""
    directory = database.directory_at_hand
    return None if directory is None else directory.by_telegram.get(telegram_id)


def is_stranger(database: Database, telegram_id: int) -> bool:
    """Whether an account is nobody's; before anybody was read, it may be an officer's."""
    directory = database.directory_at_hand
    return directory is not None and telegram_id not in directory.by_telegram


def make_invite(unit: Unit, officer_id: int, made_by: int | None = None) -> str:
    """Make a one-time invite for an officer; gives its code, which is kept nowhere."""
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    invites.add(unit, officer_id, code, unit.now + INVITE_VALID)
    events.record(unit, "invited", (Subject.OFFICER, officer_id), made_by)
    return code


def _open_invite(view: Reader, code: str) -> InviteRow | None:
    """The invite of this code, if it opens the door today."""
    invite = invites.of_code(view, code)
    if invite is None or invite.revoked_at is not None or invite.used_at is not None:
        return None
    return invite if invite.expires_at > view.now else None


def knock(unit: Unit, telegram_id: int, code: str) -> WelcomeSheet | None:
    """What an invite offers; none when the code opens nothing, which counts as a wrong one.

    Raises :class:`TooManyTriesError`.
    """
    guessing.check_may_try(unit, telegram_id)
    invite = _open_invite(unit, code)
    officer = people.get(unit, invite.officer_id) if invite else None
    if officer is None:
        guessing.was_wrong(unit, telegram_id)
        return None
    return WelcomeSheet(code, officer, _with_units(unit, officer))


def _with_units(view: Reader, officer: Officer) -> tuple[tuple[Post, OfficeUnit], ...]:
    found = units.many(view, {post.unit_code for post in officer.own_posts})
    return tuple((post, found[post.unit_code]) for post in officer.own_posts)


def join(unit: Unit, telegram_id: int, code: str, language: Language) -> Answer | None:
    """Bind an account to the officer whom an invite names; the same tap again is harmless.

    None when the code opens nothing, which counts as a wrong one. An officer who changes account is
    moved; the answer says from which. An account that was a stopped officer's is theirs no longer,
    and the record says whose it was. Raises :class:`TooManyTriesError`.
    """
    known = people.by_telegram(unit, telegram_id)
    if known is not None:
        return _again(unit, known, code)
    guessing.check_may_try(unit, telegram_id)
    invite = _open_invite(unit, code)
    if invite is None or not invites.use(unit, invite.id):
        guessing.was_wrong(unit, telegram_id)
        return None
    guessing.was_right(unit, telegram_id)
    return _bind(unit, telegram_id, invite.officer_id, language)


def _again(view: Reader, known: Officer, code: str) -> Answer:
    invite = invites.of_code(view, code)
    if invite is None or invite.officer_id != known.id:
        raise AlreadyJoinedError(name=known.name)
    return Answer(View.JOINED, known.id)


def _bind(unit: Unit, telegram_id: int, officer_id: int, language: Language) -> Answer:
    before = people.get(unit, officer_id)
    moved = before.telegram_id if before else None
    facts = {} if moved in {None, telegram_id} else {"moved_from": str(moved)}
    if moved is not None and facts:
        fleeting.hurry(unit, moved)
    former = None if moved == telegram_id else people.let_go_of_account(unit, telegram_id)
    for left in (officer_id if facts else None, former):
        if left is None:
            continue
        pushes.move_account(unit, left)
        push_messages.forget(unit, left)
    people.bind(unit, officer_id, telegram_id, language)
    pushes.resume(unit)
    said = {} if former is None else {"account_of": former}
    events.record(unit, "joined", (Subject.OFFICER, officer_id), officer_id, facts=said)
    return Answer(View.JOINED, officer_id, facts=facts)


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
    pages = pages_of(len(drafts), DRAFTS)
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


def come_again(view: Reader, actor: Officer, code: str) -> Answer:
    """An officer uses an invite once more: their own is harmless, another's is refused."""
    return _again(view, actor, code)
