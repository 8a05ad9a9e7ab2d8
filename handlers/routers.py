"""All routers, in the order in which they are asked.

Passing a handler by costs aiogram some microseconds and a router some twenty, for every update; so
one filter lets plain words pass by all commands at once, and another all that takes no words.
"""

from aiogram import Router

from handlers import (
    appraisals,
    audits,
    briefs,
    calendar,
    cases,
    door,
    duty,
    finding,
    forms,
    imports,
    leads,
    leaves,
    meetings,
    outreach,
    people,
    pushes,
    query_codes,
    report,
    retaliation,
    service_periods,
    silent,
    status,
    trends,
    visit_plans,
    visits,
    words,
)
from handlers.filters import Slash, Wordless


def build() -> tuple[Router, ...]:
    """What stands under the dispatcher: strangers first, plain words last."""
    strangers, inside = door.build()
    field_days, evidence = visits.build()
    reports, files = leads.build()
    subjects = Router(name="subjects")
    subjects.message.filter(Slash())
    subjects.include_routers(
        forms.build(),
        cases.build(),
        field_days,
        visit_plans.build(),
        duty.build(),
        outreach.build(),
        reports,
        finding.build(),
        status.build(),
        trends.build(),
        report.build(),
        retaliation.build(),
        query_codes.build(),
        appraisals.build(),
        people.build(),
        pushes.build(),
        silent.build(),
        leaves.build(),
        meetings.build(),
        calendar.build(),
        service_periods.build(),
        briefs.build(),
        audits.build(),
        inside,
    )
    things = Router(name="things")
    things.message.filter(Wordless())
    things.include_routers(imports.build(), evidence, files)
    return strangers, subjects, things, words.build()
