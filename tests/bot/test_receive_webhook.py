"""By webhook, too, an update is kept before it is confirmed."""

from listening import Listener, rows
from movable_time import MovableTime
from running import running, until
from structlog.testing import capture_logs

from storage.database import Database

SECRET = "Geheimnis-Nummer-17"


async def test_a_webhook_needs_its_secret_and_keeps_before_it_says_so(
    lite_database: Database, clock: MovableTime, listener: Listener, unused_tcp_port: int
) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    settings = {
        "webhook_url": url,
        "webhook_secret": SECRET,
        "metrics_port": unused_tcp_port,
    }
    async with running(lite_database, clock, listener.dispatcher, **settings) as run:
        session = run.phones._session
        assert session is not None
        update = {
            "update_id": 7,
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": 5, "type": "private"},
                "from": {"id": 5, "is_bot": False, "first_name": "假"},
                "text": "假的",
            },
        }
        right = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with session.post(url, json=update) as answer:
            assert answer.status == 403
        async with session.post(url, data=b"{", headers=right) as answer:
            assert answer.status == 400
        async with session.post(url, data=b"x" * 300_000, headers=right) as answer:
            assert answer.status == 413
        await (await run.phones.add("林")).send("真的")
        await until(lambda: listener.finished == ["真的"])
        async with session.post(url, json=update, headers=right) as answer:
            assert answer.status == 200
            assert "new" in rows(lite_database) or "answered" in rows(lite_database)
        await run.settle()
        assert listener.finished == ["真的", "假的"]


async def test_a_webhook_that_cannot_keep_an_update_asks_for_it_again(
    lite_database: Database, clock: MovableTime, listener: Listener, unused_tcp_port: int
) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    settings = {"webhook_url": url, "webhook_secret": SECRET, "metrics_port": unused_tcp_port}
    async with running(lite_database, clock, listener.dispatcher, **settings) as run:
        run.box.core.flood.limits.webhook_first_retry = 0.01
        keep, faults = run.app.database.write, [RuntimeError("locked")]

        async def failing(work: object, *args: object, **kwargs: object) -> object:
            if faults:
                raise faults.pop()
            return await keep(work, *args, **kwargs)  # type: ignore[arg-type]

        run.app.database.write = failing  # type: ignore[method-assign, assignment]
        await (await run.phones.add("林")).send("别丢")
        await until(lambda: listener.finished == ["别丢"])
        await run.settle()


async def test_a_webhook_that_is_not_taken_at_once_is_set_again(
    lite_database: Database, clock: MovableTime, listener: Listener, unused_tcp_port: int
) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}/hook"
    settings = {"webhook_url": url, "webhook_secret": SECRET, "metrics_port": unused_tcp_port}
    async with running(lite_database, clock, listener.dispatcher, start=False, **settings) as run:
        run.box.core.faults.change({"error_code": 502, "error_count": 1})
        with capture_logs() as lines:
            await run.app.start()
        assert [line["event"] for line in lines] == ["webhook_not_set"]
        await (await run.phones.add("林")).send("到了")
        await until(lambda: listener.finished == ["到了"])
        await run.settle()
