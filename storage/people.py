"""Officers: who they are, how they are reached, and what posts they are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlmodel import col

from casework.people import Language, Officer, Role
from storage import contact_points
from storage.directory import find_officer
from storage.tables import OfficerRow, PostRow
from storage.unit import Reader, Unit


def by_telegram(view: Reader, telegram_id: int) -> Officer | None:
    """The active officer behind a Telegram account, with the posts in force today."""
    found = view.directory.by_telegram.get(telegram_id) or find_officer(
        view.connection, view.today, telegram_id=telegram_id
    )
    return found if found is not None and found.active else None


def get(view: Reader, officer_id: int) -> Officer | None:
    """An officer by id, active or not."""
    return view.directory.officers.get(officer_id) or find_officer(
        view.connection, view.today, id=officer_id
    )


def everybody(view: Reader, *, active: bool = True) -> list[Officer]:
    """All officers, in the order in which they were entered."""
    return [who for who in view.directory.officers.values() if who.active or not active]


def holders(view: Reader, role: Role) -> Sequence[Officer]:
    """Active officers with a post of this role, wherever it is."""
    return view.directory.holders.get(role, ())


def holding(view: Reader, role: Role, path: str) -> list[Officer]:
    """Active officers with a post of this role whose scope takes in a unit."""
    return [who for who in holders(view, role) if who.covers(path, role)]


def with_post_of_their_own(view: Reader, role: Role, path: str) -> list[Officer]:
    """Active officers with such a post of their own, on leave or not; no stand-in for one."""
    return [
        who
        for who in everybody(view)
        if any(post.role is role and path.startswith(post.unit_path) for post in who.own_posts)
    ]


def posted_in(view: Reader, role: Role, unit_code: str) -> list[Officer]:
    """Active officers whose post of this role is in exactly this unit."""
    return [
        who
        for who in holders(view, role)
        if any(post.role is role and post.unit_code == unit_code for post in who.posts)
    ]


def posted_below(view: Reader, role: Role, path: str) -> list[Officer]:
    """Active officers with a post of this role in a unit of a subtree."""
    return [
        who
        for who in holders(view, role)
        if any(post.role is role and post.unit_path.startswith(path) for post in who.posts)
    ]


def names(view: Reader, officer_ids: set[int]) -> dict[int, str]:
    """Names by id."""
    known = view.directory.officers
    return {number: known[number].name for number in officer_ids if number in known}


@dataclass(frozen=True, slots=True)
class Known:
    """A person as an import compares them: posts are roles with units' codes."""

    id: int
    name: str
    phone: str | None
    joined: bool
    active: bool
    posts: frozenset[tuple[Role, str]]


def known(view: Reader) -> list[Known]:
    """Everybody, with the posts in force today and the phone in the clear."""
    sealed = view.run(
        select(col(OfficerRow.id), col(OfficerRow.phone)).where(col(OfficerRow.phone).is_not(None))
    )
    phones = {row.id: view.vault.open("officer", row.id, "phone", row.phone) for row in sealed}
    return [
        Known(
            who.id,
            who.name,
            phones.get(who.id),
            who.telegram_id is not None,
            who.active,
            frozenset((post.role, post.unit_code) for post in who.own_posts),
        )
        for who in everybody(view, active=False)
    ]


def add_officer(unit: Unit, name: str, language: Language, phone: str | None = None) -> int:
    """Enter a person, not yet joined; gives the id."""
    unit.change_directory()
    officer_id = unit.new_id()
    sealed = unit.vault.seal("officer", officer_id, "phone", phone) if phone else None
    unit.run(
        insert(OfficerRow).values(
            id=officer_id, name=name, language=language, phone=sealed, active=True
        )
    )
    return officer_id


def add_post(
    unit: Unit, officer_id: int, contact_village_code: str | None = None, **post: Any
) -> None:
    """Give a person a post, and with it a contact village if there is one.

    The post has begun, unless ``begun_at`` says that this is to be seen to.
    """
    unit.change_directory()
    if contact_village_code is not None:
        first, held = post["first_day"], contact_points.held_on(unit, officer_id, post["first_day"])
        codes = list(dict.fromkeys([*held, contact_village_code]))
        contact_points.assign(unit, officer_id, codes, first, None)
    values = {"id": unit.new_id(), "officer_id": officer_id, "begun_at": unit.now} | post
    unit.run(insert(PostRow).values(**values))


def bind(unit: Unit, officer_id: int, telegram_id: int, language: Language) -> None:
    """Bind a Telegram account to an officer; an earlier account is let go."""
    unit.change_directory()
    unit.run(
        update(OfficerRow)
        .where(col(OfficerRow.id) == officer_id)
        .values(
            telegram_id=telegram_id,
            language=language,
            joined_at=unit.now,
            unreachable_at=None,
            active=True,
        )
    )


def let_go_of_account(unit: Unit, telegram_id: int) -> int | None:
    """Take an account from the stopped officer whose it was; gives their id."""
    held = col(OfficerRow.telegram_id) == telegram_id, col(OfficerRow.active).is_(False)
    officer_id = unit.run(select(col(OfficerRow.id)).where(*held)).scalar()
    if officer_id is not None:
        unit.change_directory()
        unit.run(update(OfficerRow).where(*held).values(telegram_id=None))
    return officer_id


def set_language(unit: Unit, officer_id: int, language: Language) -> None:
    """Change the language in which the bot speaks to an officer."""
    unit.change_directory()
    unit.run(update(OfficerRow).where(col(OfficerRow.id) == officer_id).values(language=language))


def set_quiet(unit: Unit, officer_id: int, quiet: str) -> None:
    """Keep the quiet hours that an officer has chosen."""
    unit.change_directory()
    unit.run(update(OfficerRow).where(col(OfficerRow.id) == officer_id).values(quiet=quiet))


def phone(view: Reader, officer_id: int) -> str | None:
    """An officer's own telephone number, in the clear."""
    sealed = view.run(
        select(col(OfficerRow.phone)).where(col(OfficerRow.id) == officer_id)
    ).scalar()
    return None if sealed is None else view.vault.open("officer", officer_id, "phone", sealed)


def set_active(unit: Unit, officer_id: int, *, active: bool) -> None:
    """Stop an officer at once, or let them in again."""
    unit.change_directory()
    unit.run(update(OfficerRow).where(col(OfficerRow.id) == officer_id).values(active=active))


def set_unreachable(unit: Unit, officer_id: int, since: datetime | None) -> None:
    """Note that Telegram no longer delivers to an officer, or does again."""
    unit.run(
        update(OfficerRow).where(col(OfficerRow.id) == officer_id).values(unreachable_at=since)
    )


def is_unreachable(view: Reader, officer_id: int) -> bool:
    """Whether Telegram refused to deliver to an officer."""
    return (
        view.run(
            select(col(OfficerRow.unreachable_at)).where(col(OfficerRow.id) == officer_id)
        ).scalar()
        is not None
    )


def unreachable(view: Reader) -> dict[int, datetime]:
    """The officers to whom Telegram no longer delivers, each with since when."""
    rows = view.run(
        select(col(OfficerRow.id), col(OfficerRow.unreachable_at)).where(
            col(OfficerRow.unreachable_at).is_not(None)
        )
    )
    return {row.id: row.unreachable_at for row in rows}


def unreachable_accounts(view: Reader) -> set[int]:
    """The Telegram accounts to which nothing could be delivered."""
    rows = view.run(
        select(col(OfficerRow.telegram_id)).where(
            col(OfficerRow.unreachable_at).is_not(None), col(OfficerRow.telegram_id).is_not(None)
        )
    )
    return {row.telegram_id for row in rows}
