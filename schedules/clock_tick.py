"""Every minute: what the deadlines have to say."""

from services import prompts
from services.office import Office


async def run(office: Office) -> None:
    """Let every clock speak whose moment has come; mostly none has, and nothing is written."""
    while await office.read_open(prompts.is_due):
        if await office.write_open(prompts.speak) < prompts.AT_ONCE:
            return
