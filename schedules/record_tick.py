"""Every morning, before the summaries: what is told of the record itself."""

from services import record_heads
from services.office import Office


async def run(office: Office) -> None:
    """Once a week the inspectors note down where the chain of records ends."""
    await office.write_open(record_heads.tell)
