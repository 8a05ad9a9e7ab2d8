"""N7: what somebody may not know of is answered as what does not exist, whichever way they come.

The same text, the same calls, the same statements, on both kinds of database. Each is asked by
everybody whom the rules let see nothing. In the quick run each relation and each role meet
everything that opens a matter, and each role meets every act in some relation; with LIANLUO_SOAK
everybody comes by everything.
"""

import os
from collections.abc import Iterator

import pytest
from dispatching import Conversation, Heard
from everyone import Everyone
from rules import ROLES, RULES, sees
from their_matters import Matter
from ways_in import SHOWN, Target, Way, acts, looks, spoken, unused

from casework.actions import View
from services import answers
from storage import cases, leads
from storage.unit import Unit

WHOLE = "LIANLUO_SOAK" in os.environ
UNSEEING = {
    relation: [role for role in ROLES if sees(relation, role) == (False, False)]
    for relation in RULES
}

# A role, the way in by which it was told, what it heard, and what of nothing.
Amiss = tuple[str, str, Heard, Heard]


def pair(everyone: Everyone, it: Matter) -> tuple[Target, Target]:
    """A matter, and one that does not exist."""
    view = everyone.database.read_now
    case, lead = view(cases.get, it.case_id), view(leads.get, it.lead_id)
    assert case is not None
    serial = lead.serial if lead is not None else case.serial
    free = view(unused, case.serial), view(unused, serial)
    there = Target(it.case_id, it.lead_id or it.case_id, case.serial, serial, it.word, True)
    nowhere = tuple(everyone.database.write_now(Unit.new_id) for _ in range(2))
    return there, Target(nowhere[0], nowhere[1], *free, "蜂箱" if it.word else "", False)


def ways(relation: str, role: str) -> Iterator[tuple[str, Way]]:
    """What opens a matter, and of the acts the share of this relation for this role."""
    share = [one for one in RULES if role in UNSEEING[one]]
    at = share.index(relation)
    for number, way in enumerate([*spoken(), *looks()]):
        if WHOLE or (number + at + ROLES.index(role)) % 3 == 0:
            yield way
    for number, way in enumerate(acts()):
        if WHOLE or number % len(share) == at:
            yield way


@pytest.mark.parametrize("relation", [one for one in RULES if UNSEEING[one]])
async def test_what_may_not_be_known_is_answered_as_what_does_not_exist(
    everyone: Everyone, relation: str
) -> None:
    async with Conversation(everyone.database) as talk:
        amiss: list[Amiss] = []
        for role in UNSEEING[relation]:
            amiss += await tried(talk, everyone, relation, role)
    assert not amiss, report(amiss)


async def test_on_postgresql_it_is_answered_so_too(everyone_on_postgresql: Everyone) -> None:
    """Of every relation one role, by a few of the ways; with LIANLUO_SOAK everybody by all."""
    async with Conversation(everyone_on_postgresql.database) as talk:
        amiss: list[Amiss] = []
        for at, (relation, roles) in enumerate(UNSEEING.items()):
            for role in roles if WHOLE else roles[at % len(roles or "x") :][:1]:
                amiss += await tried(talk, everyone_on_postgresql, relation, role, few=at)
    assert not amiss, report(amiss)


async def tried(
    talk: Conversation, everyone: Everyone, relation: str, role: str, *, few: int | None = None
) -> list[Amiss]:
    """The ways in by which a role is told of a matter that it may not know of; a few of them."""
    account = everyone.account(relation, role)
    amiss: list[Amiss] = []
    there, nowhere = pair(everyone, everyone.about[relation, role])
    for it in (there, nowhere):  # as one who saw it once, and has its card
        card = (account, SHOWN[it.is_there], View.CASE, it.case_id)
        everyone.database.write_now(answers.given, *card)
    await talk.says(account, "/cancel")
    chosen = list(ways(relation, role))
    if few is not None and not WHOLE:
        chosen = chosen[few % 8 :: 8]
    for name, way in chosen:
        expected = await way(talk, account, nowhere)
        found = await way(talk, account, there)
        if found != expected:  # what is about nothing goes on with what has just been begun
            expected = await way(talk, account, nowhere)
        if found != expected:
            amiss.append((role, name, found, expected))
    return amiss


def report(amiss: list[Amiss]) -> str:
    """What differs, as far as somebody wants to read it."""
    lines = []
    for role, name, found, expected in amiss[:20]:
        lines.append(f"{role} {name}: {len(found.statements)} / {len(expected.statements)}")
        if found.calls != expected.calls:
            lines += [f"  there {found.calls}"[:400], f"  never {expected.calls}"[:400]]
        else:
            lines += [
                f"  {one[:150]!r}" for one in set(found.statements) ^ set(expected.statements)
            ][:3]
    return "\n".join([f"{len(amiss)} differ", *lines])
