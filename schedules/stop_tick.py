"""Every ten minutes: note that the program runs, so that a long stop is noticed afterwards."""

from services import stops
from services.office import Office


async def run(office: Office) -> None:
    """After a stop of more than a day, ask everybody to send again what was not answered."""
    await office.write_open(stops.look)
