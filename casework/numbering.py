"""Which number a matter is given, so that neither a number nor a gap tells of an accusation.

Of a year's numbers about every second is left out, at random and before anyone knows what comes.
Matters take the others in order; an accusation takes one left out, whichever chance picks. So the
numbers in order are the same whatever accusations there are; one that is left out may be that of an
accusation or of nothing, and tells of when no more than the year. A number once given stays,
whatever its matter is called later. Source: domain.md, Numbers;
docs/decisions/0025-numbers-of-accusations.md [ours].
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count, filterfalse, islice
from random import Random

SEED_BYTES = 16
# Of so many numbers one is left out: more often that of nothing than of an accusation, which in the
# published report [report] are 18 of 65 matters.
_ONE_OF = 2
# From so many at least chance picks, so that the first ones too are no number in order.
_LEAST = 4
# So far back one is looked for: more than a county's year, and few enough to look through.
_BACK = 2000
_FIRST_OF_THREE_DIGITS = 100


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a year: ``seed`` decides which are left out, ``last`` was taken in order."""

    seed: bytes
    last: int = 0

    def is_left_out(self, serial: int) -> bool:
        """Say whether a number is left out of the order; a year's first never is."""
        drawn = blake2b(serial.to_bytes(8), key=self.seed, digest_size=8).digest()
        return serial > 1 and int.from_bytes(drawn) % _ONE_OF == 0

    def in_order(self, n: int) -> list[int]:
        """Give the next numbers in order."""
        return list(islice(filterfalse(self.is_left_out, count(self.last + 1)), n))

    def left_out(self, first: int, given: Collection[int], n: int) -> list[int]:
        """Give the numbers that chance picks ``n`` from: left out and not given, from ``first`` on.

        All up to the last in order; where these are too few to pick from, as many more as it takes.
        """

        def free(among: Iterable[int]) -> Iterator[int]:
            return (one for one in among if self.is_left_out(one) and one not in given)

        found = list(free(range(first, self.last + 1)))
        lacking = max(0, n + _LEAST - 1 - len(found))
        return found + list(islice(free(count(self.last + 1)), lacking))


def allot(
    numbers: Numbers,
    accuses: Sequence[bool],
    given: Callable[[int], Collection[int]],
    chance: Random,
) -> tuple[list[int], Numbers]:
    """Give a number to each of some matters of a year, and how the year's numbers stand then.

    ``accuses`` says which are accusations; ``given`` gives the numbers that are taken, from one on.
    """
    hidden = sum(accuses)
    ordered = numbers.in_order(len(accuses) - hidden)
    after = Numbers(numbers.seed, ordered[-1] if ordered else numbers.last)
    drawn: list[int] = []
    if hidden:
        first = max(1, numbers.last - _BACK)
        drawn = chance.sample(after.left_out(first, given(first), hidden), hidden)
    of_each = {True: iter(drawn), False: iter(ordered)}
    return [next(of_each[one]) for one in accuses], after


def scattered(given: Collection[int], chance: Random) -> int:
    """Give a number of three digits that tells nothing of how many there are, nor of when.

    It has more digits once half of those with fewer are taken.
    """
    lowest = _FIRST_OF_THREE_DIGITS
    while True:
        free = sorted(set(range(lowest, 10 * lowest)) - set(given))
        if 2 * len(free) > 9 * lowest:
            return chance.choice(free)
        lowest *= 10
