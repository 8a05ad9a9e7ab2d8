"""How what is too long for one message stands on pages."""


def pages_of(total: int, on_a_page: int) -> int:
    """How many pages so many lines make; an empty list is one page too."""
    return max(1, -(-total // on_a_page))
