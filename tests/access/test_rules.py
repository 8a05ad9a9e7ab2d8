"""The one table of rights, in Python and in SQL, says what the office's rules say of everybody."""

import pytest
from everyone import Everyone
from rules import ROLES, RULES, sees

from storage import cases, leads, people


@pytest.mark.parametrize("relation", RULES)
def test_everybody_sees_what_the_rules_let_them_see(everyone: Everyone, relation: str) -> None:
    view = everyone.database.read_now
    found = {}
    for role in ROLES:
        officer = view(people.get, everyone.who[relation, role])
        it = everyone.about[relation, role]
        assert officer is not None
        case = view(cases.seen, officer, it.case_id) is not None
        lead = bool(it.lead_id) and view(leads.seen, officer, it.lead_id) is not None
        found[role] = case, lead
    assert found == {role: sees(relation, role) for role in ROLES}
