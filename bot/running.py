"""Starting the whole: with a token it talks to Telegram, without one it is practice."""

import errno
from urllib.parse import urlsplit

from bot import config
from bot.aiogram_types import build_when_used
from bot.refusing import RefusedError, TokenRefusedError
from wording.terminal import Terminal


def run(say: Terminal) -> None:
    """Run everything in one process; raises :class:`RefusedError` when it cannot start."""
    settings = config.load()
    if settings.token is None:
        _sandbox(settings)
        return
    build_when_used()
    from bot import opening, serving

    opening.check(say, settings, behind=True)
    try:
        with opening.driver_refusals(say):
            serving.run(settings)
    except TokenRefusedError as error:
        server = urlsplit(settings.api_base).netloc.rsplit("@", 1)[-1]
        raise RefusedError(say("server-token", server=server)) from error
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise RefusedError(say("server-port", port=str(settings.metrics_port))) from error


def sandbox() -> None:
    """Run the invented county, whatever the token."""
    _sandbox(config.load())


def _sandbox(settings: config.Settings) -> None:
    build_when_used()
    from bot import demo

    demo.run(settings)
