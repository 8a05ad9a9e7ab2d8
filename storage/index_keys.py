"""By what the index of words narrows a search to those matters that somebody may know of.

Every matter carries, beside its words, a key for each fact on which ``casework.access.GRANTS``
rests; an officer looks only where one of their keys stands. That keeps a search quick however many
matters others have. It never decides: the conditions of ``storage/visible`` do, afterwards, and
a property test shows that no key is missing.
"""

from collections.abc import Iterable
from typing import Any

from casework.access import GRANTS, Relation, goes_by_unit
from casework.matters import MatterType
from casework.people import Officer, Post, barring
from storage.match import NOTHING, Syntax

_MARK = "§"
_ITSELF = "x"
# A lead that may be known to somebody who answers for its place and may not know of its case.
LOOSE = f"{_MARK}loose"
ACCUSES = f"{_MARK}accuses"


def key(letter: str, value: object) -> str:
    """One key; signs at which a database would part it are written as numbers."""
    plain = str(value).lower()
    return f"{_MARK}{letter}" + "".join(
        sign if sign.isalnum() else f"{_MARK}{ord(sign)}" for sign in plain
    )


def place(path: str) -> str:
    """The key of all that arose in a unit's subtree."""
    return key("u", _last(path))


def author(officer_id: int) -> str:
    """The key of all that an officer reported or registered."""
    return key("a", officer_id)


def owner(officer_id: int) -> str:
    """The key of all that was given to an officer."""
    return key("w", officer_id)


def section(name: str) -> str:
    """The key of all that a section has in hand."""
    return key("d", name.encode().hex())


def channel(name: str) -> str:
    """The key of all that came by a channel."""
    return key("c", name)


def since(number: int, bits: int) -> str:
    """The key of all whose ids share their first bits, and so came in at about the same time."""
    return key(f"s{bits}x", number >> bits)


def of_case(row: Any, parts: Iterable[str], team: Iterable[int]) -> set[str]:
    """The keys of a case: its row, the paths of those with a part in it, its joint team."""
    found = {channel(row.channel), *_along("u", row.place_path), *_along("o", row.owner_path)}
    found |= {one for path in parts for one in _along("p", path)}
    found |= {key("t", officer_id) for officer_id in team}
    if row.author_id is not None:
        found.add(author(row.author_id))
    if row.owner_id is not None:
        found.add(owner(row.owner_id))
    if row.section is not None:
        found.add(section(row.section))
    return found


def of_lead(row: Any, case: Any | None) -> set[str]:
    """The keys of a lead, and of how it stands to its case."""
    found = {channel(row.channel), author(row.author_id), *_along("u", row.place_path)}
    if _accuses(row):
        found.add(ACCUSES)
    if case is None or (case.place_path, _accuses(case)) != (row.place_path, _accuses(row)):
        found.add(LOOSE)
    return found


def _accuses(row: Any) -> bool:
    return bool(row.type == MatterType.ACCUSATION.value)


def cases_for(syntax: Syntax, officer: Officer) -> str | None:
    """Where cases stand that an officer may know of; none where that is everywhere."""
    found: set[str] = set()
    for grant in GRANTS:
        if not grant.cases:
            continue
        posts = [post for post in officer.posts if post.role is grant.role]
        if _everywhere(grant.relation, posts):
            return None
        if posts:
            found |= _held(grant.relation, officer, posts)
    return (
        syntax.any_of(syntax.phrase([one]) for one in sorted(found))
        if found
        else syntax.phrase([NOTHING])
    )


def leads_for(syntax: Syntax, officer: Officer) -> str:
    """Where leads stand that an officer may know of while they may not know of the case.

    Whoever answers for a place knows of its cases too, so that only loose leads are left there;
    where one of their posts gives no sight of accusations, those are looked through one by one.
    A post held for somebody on leave may give no sight of a case: one's own are looked at besides.
    """
    answering = [
        post
        for grant in GRANTS
        if grant.leads and grant.relation is Relation.SCOPE
        for post in officer.posts
        if post.role is grant.role
    ]
    left = [LOOSE, ACCUSES] if any(barring(officer, post) for post in answering) else [LOOSE]
    stray = syntax.any_of(syntax.phrase([one]) for one in left)
    sure = [post for post in answering if post.held_for is None]
    if any(map(_is_root, sure)):
        return stray
    own = syntax.any_of(syntax.phrase([author(one)]) for one in sorted(officer.acts_as))
    if not answering:
        return own
    if not any(map(_is_root, answering)):
        stray = syntax.all_of([_at(syntax, answering), stray])
    return syntax.any_of([stray, syntax.but_not(own, _at(syntax, sure)) if sure else own])


def _at(syntax: Syntax, posts: Iterable[Post]) -> str:
    return syntax.any_of(syntax.phrase([place(post.unit_path)]) for post in posts)


def _held(relation: Relation, officer: Officer, posts: Iterable[Post]) -> set[str]:
    match relation:
        case Relation.OWNER:
            return {owner(one) for one in officer.acts_as}
        case Relation.TEAM:
            return {key("t", one) for one in officer.acts_as}
        case Relation.OWNER_UNIT:
            return {_handled("o", post) for post in posts if goes_by_unit(post)}
        case Relation.CO_HANDLER:
            return {_handled("p", post) for post in posts if goes_by_unit(post)}
        case Relation.SECTION:
            heads = [post for post in posts if not goes_by_unit(post)]
            return {
                section(post.section) if post.section else place(post.unit_path) for post in heads
            }
        case Relation.SCOPE:
            return {place(post.unit_path) for post in posts}
        case Relation.AUTHOR | Relation.AUTHOR_AWAY:
            return {author(one) for one in officer.acts_as}


def _everywhere(relation: Relation, posts: Iterable[Post]) -> bool:
    """Whether posts at the root look everywhere: those that answer for all, or for no section."""
    if relation is Relation.SECTION:
        posts = [post for post in posts if not (goes_by_unit(post) or post.section)]
    return relation in {Relation.SCOPE, Relation.SECTION} and any(map(_is_root, posts))


def _handled(letter: str, post: Post) -> str:
    """What a unit is given; see `people.handles`, and ``_handled`` of ``storage/visible``."""
    return key(letter + (_ITSELF if post.local_path is None else ""), _last(post.unit_path))


def _is_root(post: Post) -> bool:
    return post.unit_path.count("/") == 1


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _along(letter: str, path: str | None) -> set[str]:
    """The keys of a unit and of all above it."""
    if not path:
        return set()
    itself = key(letter + _ITSELF, _last(path))
    return {itself, *(key(letter, code) for code in path.rstrip("/").split("/"))}
