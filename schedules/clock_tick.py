"""Every minute: what the deadlines have to say."""

from services import prompts
from services.office import Office


async def run(office: Office) -> None:
    """Let every clock speak whose moment has come."""
    while await office.write_open(prompts.speak) == prompts.AT_ONCE:
        pass
