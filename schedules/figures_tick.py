"""Every morning, before the summaries: what units are told of their own work."""

from services import appraising, backlog
from services.office import Office


async def run(office: Office) -> None:
    """Once a week a unit hears of its backlog; once a quarter of its appraisal, one at a time."""
    await office.write_open(backlog.tell)
    codes = await office.read_open(appraising.due)
    for code in codes:
        await office.write_open(appraising.make, code)
    if codes:
        await office.write_open(appraising.finished)
