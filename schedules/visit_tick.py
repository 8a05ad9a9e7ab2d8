"""Every morning, ahead of the summary: who planned today, and who is short of field days."""

from services import visit_hosts, visit_plans, visit_prompts
from services.office import Office


async def run(office: Office) -> None:
    """Owe today's reminders about field days; which days have any, the rules know."""
    await office.write_open(visit_plans.remind)
    await office.write_open(visit_prompts.nudge)
    await office.write_open(visit_hosts.ask_all)
