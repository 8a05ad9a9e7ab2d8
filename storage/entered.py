"""What a use case has entered, as it would be read again: its answer is shown from this."""

from typing import Any


class Entered:
    """Things by id, and what belongs to each, by kind.

    Whoever changes a thing, or what belongs to it, in another way than by adding forgets it here.
    """

    def __init__(self) -> None:
        self._values: dict[int, Any] = {}
        self._parts: dict[tuple[type, int], list[Any]] = {}

    def put(self, number: int, value: Any, *kinds: type) -> None:
        """Something new, to which nothing of these kinds belongs so far."""
        self._values[number] = value
        self._parts |= {(kind, number): [] for kind in kinds}

    def get(self, number: int) -> Any:
        """What was entered under this id; none when it has to be read."""
        return self._values.get(number)

    def add(self, kind: type, number: int, part: Any) -> None:
        """Something more that belongs to what was entered; of other things nothing is kept."""
        known = self._parts.get((kind, number))
        if known is not None:
            known.append(part)

    def of(self, kind: type, number: int) -> list[Any] | None:
        """All of a kind that belongs to something, in the order of entry; none when unknown."""
        return self._parts.get((kind, number))

    def forget(self, number: int) -> None:
        """Let a thing be read anew, and all that belongs to it."""
        self._values.pop(number, None)
        self._parts = {key: parts for key, parts in self._parts.items() if key[1] != number}

    def clear(self) -> None:
        """Let everything be read anew."""
        self._values.clear()
        self._parts.clear()
