"""Logs without personal data: one JSON object a line, or a readable line on a terminal.

Only keys of a fixed list are written, whatever is passed; of the others the names alone are kept.
Every text, exceptions included, loses bot tokens, passwords in addresses, values that could not be
read, phone and ID-card numbers, and Chinese: what people write here is Chinese, what this program
logs is not.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

KEYS = frozenset(
    {
        "attempt",
        "case_number",
        "cause",
        "clock_id",
        "code",
        "count",
        "error_id",
        "event",
        "exception",
        "host",
        "job",
        "kind",
        "level",
        "logger",
        "method",
        "officer_id",
        "path",
        "port",
        "push_id",
        "seconds",
        "setting",
        "timestamp",
        "update_id",
        "version",
    }
)
"""All that a line may hold; ids are the application's own, never Telegram's user or chat ids."""

_QUIET = ("aiogram", "aiohttp.access", "apscheduler", "httpx", "httpcore", "telegram", "alembic")
"""Libraries that say something at every step; only their warnings are written."""

_MASKS = (
    # As short as the settings take one, and also as an address writes it.
    (re.compile(r"\d{3,20}(?::|%3[Aa])[A-Za-z0-9_-]{20,}"), "<token>"),
    # What Telegram sent and a library could not read: somebody's words, in whatever language.
    (re.compile(r"(?<=input_value=).*?(?=, input_type=)", re.DOTALL), "<value>"),
    # To the last @ of the address: a password may hold any sign that nobody wrote as %40 or %2F.
    (re.compile(r"(?<=://)[^/\s:@]*:[^\s'\"<>]+(?=@)"), "<password>"),
    (re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])"), "<id-card>"),
    (
        re.compile(r"(?<![\dA-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"),
        "<phone>",
    ),
    (re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"), "…"),
)

Line = MutableMapping[str, Any]


def mask(text: str) -> str:
    """Return the text without tokens, passwords, phone and ID-card numbers, and Chinese."""
    for pattern, instead in _MASKS:
        text = pattern.sub(instead, text)
    return text


def _keep_known(_logger: object, _method: str, line: Line) -> Line:
    """Structlog processor: keep the keys of `KEYS`, and of all others only their names."""
    known: Line = {key: value for key, value in line.items() if key in KEYS}
    if len(known) < len(line):
        known["dropped"] = ", ".join(sorted(set(line) - KEYS))
    return known


def _mask_values(_logger: object, _method: str, line: Line) -> Line:
    """Structlog processor: mask every value that is not a number or a truth."""
    return {
        key: value if value is None or isinstance(value, int | float) else mask(str(value))
        for key, value in line.items()
    }


def set_up(level: str = "INFO", *, stream: TextIO | None = None) -> None:
    """Send all logs, ours and the libraries', through the same rules to one stream.

    `level` is a name of the standard levels; the stream is standard error unless given, and gets
    readable lines when it is a terminal. Calling it again replaces the former set-up.
    """
    stream = stream or sys.stderr
    about: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=about,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                _keep_known,
                _mask_values,
                _renderer(stream),
            ],
        )
    )
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.contextvars.merge_contextvars,
            *about,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,  # so that a set-up made later reaches every module
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(root.level, logging.WARNING))


def _renderer(stream: TextIO) -> structlog.typing.Processor:
    if stream.isatty():
        return structlog.dev.ConsoleRenderer()
    return structlog.processors.JSONRenderer(ensure_ascii=False)
