"""What a client is told, and how it tells what it saw: one JSON object a line."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Settings:
    """The one argument of every client of this folder."""

    url: str  # of the Bot API server
    token: str
    way: str  # polling or webhook
    secret: str  # of the webhook
    picture: str  # a file to upload


settings = Settings(**json.loads(sys.argv[1]))
picture = Path(settings.picture).read_bytes()


def see(kind: str, **facts: Any) -> None:
    """Write a line of the journal."""
    print(json.dumps({"saw": kind, **facts}, ensure_ascii=False), flush=True)  # noqa: T201


def refused(code: int, description: str) -> None:
    """Note a refusal; libraries drop the words that only repeat the code, and capitals."""
    why = description.removeprefix("Bad Request: ").removeprefix("Forbidden: ")
    see("refused", code=code, why=why.lower())
