"""On a bad network a matter takes longer, and nothing else about it is different."""

import os

import pytest
from bad_network import BadNetwork, Weather
from movable_time import MovableTime
from one_matter import ONCE, hurrying, join, on_record, play
from running import running
from small_county import fill

from storage.database import Database

# Two seconds there and back, a fifth of all requests broken off, 64 kbit/s; in `make test` forty
# times as fast, with as many resets.
FINE = Weather(0.0, 1e-9, 1e9)
QUICK, SOAK = Weather(0.025, 0.2, 320_000), Weather(1.0, 0.2, 8_000)
LONG = "LIANLUO_SOAK" in os.environ


@pytest.mark.parametrize("seed", range(1, 6 if LONG else 2))
async def test_a_matter_goes_its_way_over_a_bad_network(
    lite_database: Database, clock: MovableTime, seed: int
) -> None:
    county = fill(lite_database)
    async with (
        running(lite_database, clock, start=False) as run,
        BadNetwork(run.box.url, FINE, seed) as network,
    ):
        run.address = network.url
        run.build(None)
        run.app.handling._first_pause = 0.5 if LONG else 0.02
        await run.app.start()
        liaison = await join(run, county, county.liaison, "林")
        clerk = await join(run, county, county.clerk, "周")
        network.weather = SOAK if LONG else QUICK
        async with hurrying(clock):
            await play(run, liaison, clerk, patience=300 if LONG else 60)
        network.weather = FINE
        await run.settle()
        assert network.broken
        assert on_record(lite_database) == ONCE
