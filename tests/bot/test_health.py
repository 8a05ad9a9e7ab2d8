"""The health page tells machines in JSON and people in words, on loopback only."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import ClientSession
from prometheus_client import CollectorRegistry

from bot import health
from bot.governor import Governor
from bot.health import Health, HealthServer, health_app, serve
from bot.metrics import Metrics
from casework.attachments import Cause
from casework.watch import Watched, Wrong


class State:
    """How the program is, as each test has it."""

    def __init__(self) -> None:
        self.check: Callable[[], Awaitable[Health]] = self._now
        self.now = Health(
            True, {"inbox_age_seconds": 0.5}, {"zh-CN": ("一切正常",)}, "<h2>一切正常</h2>"
        )

    async def _now(self) -> Health:
        return self.now

    async def health(self) -> Health:
        return await self.check()


@pytest.fixture
def state() -> State:
    return State()


@pytest.fixture
def metrics() -> Metrics:
    return Metrics(CollectorRegistry())


@pytest.fixture
async def server(state: State, metrics: Metrics) -> AsyncIterator[HealthServer]:
    server = await serve(health_app(state.health, metrics), 0)
    yield server
    await server.stop()


@pytest.fixture
async def page(server: HealthServer) -> AsyncIterator[ClientSession]:
    async with ClientSession(f"http://127.0.0.1:{server.port}") as page:
        yield page


async def test_when_all_is_well_machines_read_the_figures(page: ClientSession) -> None:
    async with page.get("/healthz") as answer:
        assert answer.status == 200
        assert await answer.json() == {
            "ok": True,
            "inbox_age_seconds": 0.5,
            "lines": {"zh-CN": ["一切正常"]},
        }


async def test_a_browser_shows_the_page(page: ClientSession) -> None:
    async with page.get("/") as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert await answer.text() == "<h2>一切正常</h2>"


async def test_what_is_not_well_has_a_status_that_monitors_see(
    page: ClientSession, state: State
) -> None:
    state.now = Health(ok=False, page="推送停了")
    for path in ("/", "/healthz"):
        async with page.get(path) as answer:
            assert answer.status == 503


async def test_a_check_that_fails_is_not_well_and_names_the_kind(
    page: ClientSession, state: State
) -> None:
    async def broken() -> Health:
        raise OSError("disk 张三")

    state.check = broken
    async with page.get("/healthz") as answer:
        assert answer.status == 503
        assert await answer.json() == {"ok": False, "cause": "OSError", "lines": {}}
    async with page.get("/") as answer:
        assert (answer.status, await answer.text()) == (503, "OSError")


async def test_a_check_that_hangs_is_not_well(
    page: ClientSession, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hanging() -> Health:
        await asyncio.sleep(60)
        raise AssertionError

    monkeypatch.setattr(health, "CHECK_SECONDS", 0.05)
    state.check = hanging
    async with page.get("/healthz") as answer:
        assert answer.status == 503


async def test_metrics_are_read_with_their_values(page: ClientSession, metrics: Metrics) -> None:
    metrics.updates_received.inc(3)
    metrics.pushes_failed.labels("blocked").inc()
    metrics.last_tick_timestamp.labels("clocks").set(1_700_000_000)
    metrics.handler_seconds.observe(0.02)
    async with page.get("/metrics") as answer:
        text = await answer.text()
    assert answer.content_type == "text/plain"
    assert "lianluo_updates_received_total 3.0" in text
    assert 'lianluo_pushes_failed_total{cause="blocked"} 1.0' in text
    assert 'lianluo_last_tick_timestamp_seconds{job="clocks"} 1.7e+09' in text
    assert 'lianluo_handler_seconds_bucket{le="0.025"} 1.0' in text


async def test_the_budget_is_read_from_the_governor_when_asked(
    page: ClientSession, metrics: Metrics
) -> None:
    governor = Governor(rate=10)
    metrics.watch(governor)
    await governor.slot(1)
    governor.halt(100)
    async with page.get("/metrics") as answer:
        text = await answer.text()
    assert "lianluo_governor_used_ratio 0.1" in text
    assert "lianluo_governor_refused 1.0" in text
    assert "lianluo_governor_waiting 0.0" in text
    halted = text.split("\nlianluo_governor_halted_seconds ")[1].split("\n")[0]
    assert 90 < float(halted) <= 101


async def test_what_is_read_from_the_record_is_read_when_the_metrics_are_asked_for(
    page: ClientSession, state: State, metrics: Metrics
) -> None:
    async def look() -> Health:
        watched = Watched(inbox_seconds=7, hindered={"network": 2}, receiving=Wrong.TOKEN)
        metrics.show(watched, {Cause.DISK: 3})
        return Health(ok=False)

    state.check = look
    async with page.get("/metrics") as answer:
        text = await answer.text()
    assert "lianluo_inbox_age_seconds 7.0" in text
    assert 'lianluo_pushes_hindered{cause="network"} 2.0' in text
    assert 'lianluo_attachments_waiting{cause="disk"} 3.0' in text
    assert "lianluo_receiving 0.0" in text


async def test_every_metric_has_the_prefix_and_a_description(metrics: Metrics) -> None:
    for measure in metrics.registry.collect():
        assert measure.name.startswith("lianluo_")
        assert measure.documentation


async def test_nobody_else_can_reach_it(server: HealthServer) -> None:
    assert [address[0] for address in server._runner.addresses] == ["127.0.0.1"]


async def test_a_taken_port_is_said(server: HealthServer, state: State, metrics: Metrics) -> None:
    with pytest.raises(OSError, match="in use"):
        await serve(health_app(state.check, metrics), server.port)


async def test_after_stopping_the_port_is_free(metrics: Metrics, state: State) -> None:
    first = await serve(health_app(state.check, metrics), 0)
    await first.stop()
    again = await serve(health_app(state.check, metrics), first.port)
    await again.stop()
