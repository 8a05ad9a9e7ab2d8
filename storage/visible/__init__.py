"""The only place that selects cases, leads, visits or media for a person.

The conditions here say in SQL what ``casework.access.GRANTS`` says in Python: they are built from
the same rows, and a property test shows that both give the same matters.
"""

from storage.visible.conditions import CASE, LEAD, cases, leads
from storage.visible.field_days import VISIT, any_visit, below, hosted_visits, select_visits
from storage.visible.hidden import (
    EARLIER,
    asker,
    bound_to_ask,
    hidden_cases,
    hidden_earlier,
    hidden_leads,
)
from storage.visible.matters import (
    any_case,
    any_lead,
    cases_seen,
    heard,
    leads_seen,
    owned_cases,
    select_cases,
    select_leads,
)
from storage.visible.media import MEDIA, MEDIA_OF_ONE, media_of, media_of_visits

__all__ = [
    "CASE",
    "EARLIER",
    "LEAD",
    "MEDIA",
    "MEDIA_OF_ONE",
    "VISIT",
    "any_case",
    "any_lead",
    "any_visit",
    "asker",
    "below",
    "bound_to_ask",
    "cases",
    "cases_seen",
    "heard",
    "hidden_cases",
    "hidden_earlier",
    "hidden_leads",
    "hosted_visits",
    "leads",
    "leads_seen",
    "media_of",
    "media_of_visits",
    "owned_cases",
    "select_cases",
    "select_leads",
    "select_visits",
]
