"""Ahead of the morning's summary and in the afternoon: what service periods ask and tell."""

from services import period_prompts
from services.office import Office


async def run(office: Office) -> None:
    """Let periods begin, ask for their zero reports, and end."""
    await office.write_open(period_prompts.keep_up)
