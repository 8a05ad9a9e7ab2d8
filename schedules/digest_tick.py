"""Every morning, just before its hour: everybody's summary of the day."""

from services import digests
from services.office import Office

# A summary costs some milliseconds: so many are looked at before somebody else's question.
AT_ONCE = 10


async def run(office: Office) -> None:
    """Owe the summaries of a working day; looking who has one keeps no writer waiting."""
    officers = await office.read_open(digests.awaiting)
    told: list[int] = []
    for first in range(0, len(officers), AT_ONCE):
        some = officers[first : first + AT_ONCE]
        told += await office.read_open(digests.with_something, some)
    if officers:
        await office.write_open(digests.owe, told)
