"""Who may do what to which matter: one table, one check (domain.md, Roles and Protection).

``storage/visible`` says the SEE rows again in SQL; a property test holds the two together.
Denial by recusal overrides every grant. A stand-in holds the posts of whoever is on leave, so that
every row is theirs as well; recusals and conflicts bind the person, whose posts ever they act by.
Nobody stands in where whoever is away is recused: those posts give no sight of that case to anyone.
An accusation does not appear at the accused's unit, which is the place where it arose, for a
village its township too: a post there gives no sight of it, nor one held for somebody else.
Who is only proposed as its owner does not see a case yet. A section head from the county up sees
what is put with the section, and what no section has if the post names none; one at a township or
county unit what the unit is given or proposed for.
"""

from casework.access.acts import ROLE_ACTS, VISIT_SUPERVISORS, check_may_do, may_do
from casework.access.grants import GRANTS, READ_REPORTS, TEAM_ROLES, Grant
from casework.access.matters import (
    IDENTITY_ROLES,
    RECUSING_ROLES,
    acts_for,
    barred_places,
    check_may,
    handles_part,
    heads_handling,
    heads_section,
    is_kept_away,
    may_see,
    sees_as,
    why_not,
)
from casework.access.overseeing import (
    check_may_confirm,
    may_assign_villages,
    may_change_outreach,
    oversees_days_of,
    oversees_visits,
    sees_outreach,
)
from casework.access.standing import Relation, Standing, goes_by_unit

__all__ = [
    "GRANTS",
    "IDENTITY_ROLES",
    "READ_REPORTS",
    "RECUSING_ROLES",
    "ROLE_ACTS",
    "TEAM_ROLES",
    "VISIT_SUPERVISORS",
    "Grant",
    "Relation",
    "Standing",
    "acts_for",
    "barred_places",
    "check_may",
    "check_may_confirm",
    "check_may_do",
    "goes_by_unit",
    "handles_part",
    "heads_handling",
    "heads_section",
    "is_kept_away",
    "may_assign_villages",
    "may_change_outreach",
    "may_do",
    "may_see",
    "oversees_days_of",
    "oversees_visits",
    "sees_as",
    "sees_outreach",
    "why_not",
]
