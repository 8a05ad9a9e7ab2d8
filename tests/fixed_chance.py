"""Chance that a test can foretell."""

from random import Random


class FixedChance(Random):
    """Picks the same each time; of its years' numbers the first twenty-four all go in order."""

    def __init__(self, seed: int = 26) -> None:
        super().__init__(seed)

    def randbytes(self, n: int) -> bytes:
        return (915_501).to_bytes(n)
