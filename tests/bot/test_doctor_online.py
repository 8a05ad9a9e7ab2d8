"""Doctor asks the Bot API server and the running bot, and shows no token."""

import json
import threading
from collections.abc import Iterator
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from examined import look

from casework.people import Language
from storage.clock import utc_now

TOKEN = "123456789:AAF-token-of-a-test-that-opens-nothing"
GOOD = {"ok": True, "result": {"id": 1, "is_bot": True, "username": "office_bot"}}

pytestmark = pytest.mark.usefixtures("folder")


class Server(HTTPServer):
    """Answers every request with what the test sets."""

    status = 200
    content: object = GOOD
    seconds_off = 0


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.send_response_only(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.content).encode())

    def end_headers(self) -> None:
        moment = utc_now().timestamp() + self.server.seconds_off
        told = utc_now().fromtimestamp(moment, utc_now().tzinfo)
        self.send_header("Date", format_datetime(told, usegmt=True))
        super().end_headers()

    def log_message(self, *args: Any) -> None: ...


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), _Handler) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        monkeypatch.setenv("LIANLUO_BOT_TOKEN", TOKEN)
        monkeypatch.setenv("LIANLUO_API_BASE", f"http://127.0.0.1:{found.server_port}")
        yield found
        found.shutdown()
        thread.join()


def test_a_good_token_shows_the_bots_name_and_the_clock(server: Server) -> None:
    well, text = look()
    assert well
    assert "@office_bot" in text
    assert "Clock: agrees" in text


@pytest.mark.parametrize(
    ("content", "well", "said"),
    [
        ({"ok": True, "lines": {"en": ["All is well.", "None waiting."]}}, True, "runs: All is"),
        ({"ok": False, "lines": {"en": ["Something needs you:\nStop one."]}}, False, "but: Some"),
        ({"ok": True, "lines": {"en": []}}, False, "another program has port"),
        ({"ok": True}, False, "another program has port"),
        (["hello"], False, "another program has port"),
    ],
)
def test_a_running_bot_says_itself_how_it_is(
    server: Server, monkeypatch: pytest.MonkeyPatch, content: object, *, well: bool, said: str
) -> None:
    monkeypatch.delenv("LIANLUO_BOT_TOKEN")
    monkeypatch.setenv("LIANLUO_METRICS_PORT", str(server.server_port))
    server.content = content
    found, text = look()
    assert (found, said in text) == (well, True)


def test_a_bot_that_does_not_run_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANLUO_METRICS_PORT", "1")
    found, text = look(Language.CHINESE)
    assert found
    assert "1 端口上没有在运行" in text


def test_a_refused_token_is_named_and_never_shown(server: Server) -> None:
    server.status, server.content = 401, {"ok": False, "error_code": 401}
    well, text = look()
    assert not well
    assert "LIANLUO_BOT_TOKEN" in text
    assert TOKEN not in text


def test_a_page_that_is_no_bot_api_server_is_named(server: Server) -> None:
    server.content = ["welcome"]
    well, text = look()
    assert not well
    assert "does not answer like a Bot API server" in text


def test_an_unreachable_server_is_named(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANLUO_API_BASE", "http://127.0.0.1:1")
    well, text = look()
    assert not well
    assert "127.0.0.1:1 cannot be reached" in text
    assert TOKEN not in text


def test_a_clock_that_is_off_is_named(server: Server) -> None:
    server.seconds_off = -3600
    well, text = look()
    assert not well
    assert "seconds off" in text
