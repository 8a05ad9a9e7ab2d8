"""Just ahead of each hour at which a brief may come: who is due one."""

from services import briefs
from services.office import Office


async def run(office: Office) -> None:
    """Draw up one brief after the other; looking whose turn it is keeps no writer waiting."""
    for officer_id, kind in await office.read_open(briefs.awaiting):
        await office.write_open(briefs.owe, officer_id, kind)
