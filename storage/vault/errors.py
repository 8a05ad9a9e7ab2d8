"""What can be wrong with a sealed value."""


class WrongKeyError(Exception):
    """No key in force opens this value, or it was moved from another row, or changed."""
