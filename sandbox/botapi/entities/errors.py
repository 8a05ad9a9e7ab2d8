"""What is wrong with a markup."""


class ParseError(Exception):
    """The markup is wrong; the message is Telegram's."""
