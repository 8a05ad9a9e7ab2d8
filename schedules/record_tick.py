"""Every morning, before the summaries: what is told of the record itself."""

from services import purging, record_heads
from services.office import Office


async def run(office: Office) -> None:
    """Once a week the inspectors note down where the chain ends; once a month, what is to go."""
    await office.write_open(record_heads.tell)
    await office.write_open(purging.announce)
