"""Who raises a matter: names as they are typed, and what makes two entries the same person.

A number is one person's; a name only together with the place, since many bear it. It serves to
find a repeat at registration, never to list people (product.md, What must never be built).
"""

import re

from casework.sensitive import IdentifierKind, normalise

NAME = "name"
# So many speak for all who come together. Source: domain.md, Things, Case.
MOST_REPRESENTATIVES = 5
_APART = re.compile(r"[\u3001,;\n]+")
_MARK = re.compile(r"\u3014[^\u3015]*\u3015")


def names(text: str) -> tuple[str, ...]:
    """The names in a text, each once; marks of numbers that were put away are none."""
    found = _APART.split(_MARK.sub("", normalise(text)))
    return tuple(dict.fromkeys(filter(None, (" ".join(one.split()) for one in found))))


def same_as(kind: str, value: str, place: str | None) -> str | None:
    """What is equal for the same person and for nobody else; none for a name without a place."""
    if kind in set(IdentifierKind):
        return f"{kind}:{value}"
    if place is None:
        return None
    return f"{kind}:{''.join(normalise(value).split()).lower()}@{place}"
