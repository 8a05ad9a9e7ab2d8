"""Starting the whole: with a token it talks to Telegram, without one it is practice."""

from bot import config


def run() -> None:
    """Run everything in one process."""
    settings = config.load()
    if settings.token is None:
        _sandbox(settings)
        return
    from bot import assemble

    assemble.run(settings)


def sandbox() -> None:
    """Run the invented county, whatever the token."""
    _sandbox(config.load())


def _sandbox(settings: config.Settings) -> None:
    from bot import demo

    demo.run(settings)
