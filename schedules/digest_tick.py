"""Every morning, just before its hour: everybody's summary of the day."""

from services import digests
from services.office import Office


async def run(office: Office) -> None:
    """Owe the summaries of a working day."""
    await office.write_open(digests.draw_up)
