"""A log holds what an engineer needs and nothing about a person."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from aiogram.types import Update
from pydantic import ValidationError

from bot.logs import KEYS, mask, set_up

TOKEN = "123456789:AAH-abcdefghijklmnopqrstuvwxyz_12345"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _loggers_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def stream() -> io.StringIO:
    stream = io.StringIO()
    set_up("INFO", stream=stream)
    return stream


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_one_json_object_with_level_time_and_origin(stream: io.StringIO) -> None:
    structlog.get_logger("bot.push").warning("parked", push_id="p1", seconds=1.5)
    (line,) = lines(stream)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "parked",
        "level": "warning",
        "logger": "bot.push",
        "push_id": "p1",
        "seconds": 1.5,
    }


def test_unknown_keys_lose_their_values_and_keep_their_names(stream: io.StringIO) -> None:
    structlog.get_logger().info("received", update_id=7, text="Zhang San", name="Li Si")
    (line,) = lines(stream)
    assert line["update_id"] == 7
    assert line["dropped"] == "name, text"
    assert "Zhang" not in stream.getvalue()
    assert "Li Si" not in stream.getvalue()


def test_no_key_is_for_what_people_wrote_or_who_they_are() -> None:
    assert not KEYS & {"text", "name", "phone", "chat_id", "user_id", "username", "summary"}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"POST /bot{TOKEN}/getMe", "POST /bot<token>/getMe"),
        ("socks5://me:secret@10.0.0.1:1080", "socks5://<password>@10.0.0.1:1080"),
        ("postgresql://me:a/b@c:d@host/x?y", "postgresql://<password>@host/x?y"),
        ("http://127.0.0.1:9464/healthz", "http://127.0.0.1:9464/healthz"),
        ("call 13812345678 now", "call <phone> now"),
        ("+86 138-1234-5678", "<phone>"),
        ("id 41132419900101123X.", "id <id-card>."),
        ("key=张三, 柳湾镇", "key=…, …"),
        ("took 12:30:05, 1792345678901 bytes", "took 12:30:05, 1792345678901 bytes"),
        ("XF26-142-K", "XF26-142-K"),
    ],
)
def test_what_must_not_be_read_is_masked_in_any_text(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_exceptions_are_kept_with_their_place_and_masked(stream: io.StringIO) -> None:
    try:
        int(f"张三 13812345678 at {TOKEN}")
    except ValueError:
        structlog.get_logger().exception("failed", error_id="e1")
    (line,) = lines(stream)
    assert "test_logs.py" in line["exception"]
    assert "10: '… <phone> at <token>'" in line["exception"]
    assert line["error_id"] == "e1"


def test_what_a_library_could_not_read_is_not_repeated(stream: io.StringIO) -> None:
    chat = {"id": "Ainur\nBolat, input_type", "type": "private"}
    poll = {"id": "1", "question": "Ainur"}
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "Zhang San", "poll": poll}
    try:
        Update.model_validate({"update_id": 1, "message": message})
    except ValidationError:
        structlog.get_logger().exception("update_failed")
    (line,) = lines(stream)
    assert "message.chat.id" in line["exception"]
    for said in ("Ainur", "Bolat", "Zhang"):
        assert said not in line["exception"]


def test_the_libraries_follow_the_same_rules(stream: io.StringIO) -> None:
    logging.getLogger("aiogram.dispatcher").error("failed at %s", TOKEN, extra={"text": "Zhang"})
    logging.getLogger("apscheduler.scheduler").warning("missed 走访")
    first, second = lines(stream)
    assert first["event"] == "failed at <token>"
    assert first["logger"] == "aiogram.dispatcher"
    assert "Zhang" not in stream.getvalue()
    assert second["event"] == "missed …"


def test_the_libraries_are_heard_only_when_they_warn(stream: io.StringIO) -> None:
    for name in ("aiogram.event", "httpx", "apscheduler.executors", "telegram.ext"):
        logging.getLogger(name).info("every step")
    assert not stream.getvalue()


def test_lines_below_the_level_are_not_written(stream: io.StringIO) -> None:
    structlog.get_logger().debug("detail")
    assert not stream.getvalue()


def test_other_kinds_of_value_are_written_as_masked_text(stream: io.StringIO) -> None:
    structlog.get_logger().info("started", cause=ValueError("张三"), count=None, port=True)
    (line,) = lines(stream)
    assert (line["cause"], line["count"], line["port"]) == ("…", None, True)


def test_a_bound_officer_is_named_on_every_line_by_id(stream: io.StringIO) -> None:
    with structlog.contextvars.bound_contextvars(officer_id="o1"):
        structlog.get_logger().info("answered")
    assert lines(stream)[0]["officer_id"] == "o1"


def test_a_terminal_gets_readable_lines_with_the_same_masks() -> None:
    terminal = Terminal()
    set_up(stream=terminal)
    structlog.get_logger().info("started", path=f"/bot{TOKEN}", text="Zhang")
    assert "started" in terminal.getvalue()
    assert "<token>" in terminal.getvalue()
    assert "Zhang" not in terminal.getvalue()
    assert not terminal.getvalue().startswith("{")
