"""N7: what a card offers is what the rules allow; nobody is told of what they may not know of."""

import pytest
from dispatching import Conversation
from everyone import Everyone
from rules import ACTS, PLAIN, ROLES, RULES, sees

from casework.cases import Case
from casework.clocks import ClockRule, Level
from casework.errors import NotAllowedError
from casework.matters import Subject
from casework.numbers import CaseNumber
from casework.people import Officer
from casework.push_table import PUSHES
from casework.pushes import Push, PushKind
from casework.sheets_pushes import PushSheet
from services import cards, escalation, identity, owed, recipients
from storage import cases, people
from storage.unit import Reader

# Whose acts somebody has who stands so; by role where their post answers for the place.
HANDS = {
    "own_unit": dict.fromkeys(("liaison", "staff"), "owner"),
    "co_handler": dict.fromkeys(("liaison", "staff", "section_head"), "co_handler"),
    "team": dict.fromkeys(ROLES, "team"),
    "owner": dict.fromkeys(("staff", "section_head"), "owner"),
    **{
        relation: {one: f"{one} of the county" for one in ("section_head", "deputy", "leader")}
        for relation in ("county", "county_section", "stand_in", "not_recused_after_all")
    },
}
AT_WORK = [one for one in PLAIN if any(sees(one, role)[0] for role in ROLES)]
# Who is told that a matter has become another's knows it already, and is told nothing of it.
KINDS = sorted(set(PushKind) - {PushKind.CASE_TAKEN_OVER, PushKind.DIGEST})


def officer(everyone: Everyone, relation: str, role: str) -> Officer:
    found = everyone.database.read_now(people.get, everyone.who[relation, role])
    assert found is not None
    return found


@pytest.mark.parametrize("relation", AT_WORK)
def test_a_card_offers_what_the_rules_allow_and_nothing_else(
    everyone: Everyone, relation: str
) -> None:
    offered, allowed = {}, {}
    for role in ROLES:
        if not sees(relation, role)[0]:
            continue
        who, it = officer(everyone, relation, role), everyone.about[relation, role]
        sheet = everyone.database.read_now(cards.case, who, it.case_id)
        offered[role] = {move.value for move in sheet.moves}
        allowed[role] = set(ACTS[HANDS.get(relation, {}).get(role, role)].split())
    assert offered == allowed


@pytest.mark.parametrize("relation", AT_WORK)
async def test_whoever_may_see_a_case_opens_it_by_its_number(
    everyone: Everyone, relation: str
) -> None:
    async with Conversation(everyone.database) as talk:
        for role in ROLES:
            if sees(relation, role)[0]:
                account = everyone.account(relation, role)
                heard = await talk.says(account, CaseNumber(2026, 1).typed)
                assert "组信〔2026〕1号" in heard.calls[-1], role


def test_only_who_answers_for_a_case_reads_who_the_petitioner_is(everyone: Everyone) -> None:
    readers = set()
    for relation in AT_WORK:
        for role in ROLES:
            who, it = officer(everyone, relation, role), everyone.about[relation, role]
            if sees(relation, role)[0] and may_read(everyone, who, it.case_id):
                readers.add((relation, role))
    held = {"county", "county_section", "own_unit", "own_village", "stand_in", "team"}
    held.add("not_recused_after_all")
    assert readers == {(relation, role) for relation in held for role in ("clerk", "deputy")}


def may_read(everyone: Everyone, who: Officer, case_id: int) -> bool:
    try:
        everyone.database.write_now(identity.ask, who, "case", case_id)
    except NotAllowedError:
        return False
    return True


@pytest.mark.parametrize("relation", RULES)
def test_no_push_reaches_who_may_not_know_of_its_matter(everyone: Everyone, relation: str) -> None:
    kept_out = [role for role in ROLES if not sees(relation, role)[0]]

    def ask(view: Reader) -> list[tuple[str, PushKind]]:
        return [
            (role, kind)
            for role in kept_out
            for n, kind in enumerate(KINDS)
            if n % len(kept_out) == kept_out.index(role) and reaches(view, role, kind)
        ]

    def reaches(view: Reader, role: str, kind: PushKind) -> bool:
        who, it = people.get(view, everyone.who[relation, role]), everyone.about[relation, role]
        assert who is not None
        push = Push(1, kind, who.id, Subject.CASE.value, it.case_id, False, PUSHES[kind].asks, {})
        return isinstance(owed.prepare(view, push, who), PushSheet)

    assert everyone.database.read_now(ask) == []


@pytest.mark.parametrize("name", ["county", "proposed_place", "accusation_county"])
def test_nobody_is_chosen_to_be_told_or_reminded_who_may_not_know(
    everyone: Everyone, name: str
) -> None:
    it = everyone.about[name, "clerk"]

    def ask(view: Reader) -> set[int]:
        case = cases.get(view, it.case_id)
        assert case is not None
        return told_of(view, case)

    told = everyone.database.read_now(ask)
    stands = {officer_id: how for how, officer_id in everyone.who.items()}
    about = {how: matter.case_id for how, matter in everyone.about.items()}
    known = [stands[one] for one in told if one in stands]
    amiss = [how for how in known if about[how] == it.case_id and not sees(*how)[0]]
    assert amiss == []
    assert known


def told_of(view: Reader, case: Case) -> set[int]:
    """Everybody whom some push, deadline or step upward would reach."""
    found = {who.id for kind in PushKind for who in recipients.of_case(view, kind, case)}
    for rule in ClockRule:
        reached = escalation.reached(view, case, rule, list(Level))
        found |= {who.id for who in reached}
        found |= {who.id for who in escalation.next_above(view, case, reached[:1])}
    return found
