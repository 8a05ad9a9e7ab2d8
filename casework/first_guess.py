"""A first guess at what a matter is, by the words it is told in; the officer decides.

The words that tell stand in `terms/` [ours].
"""

from typing import NamedTuple

from casework.matters import MatterType, Subtype
from casework.sensitive import normalise, suggests_accusation
from casework.term_lists import rows_of

# In the list of words: a matter of its type, about none of what the report names.
_OTHER = "other"


class Guess(NamedTuple):
    """A type, and what within it the matter is about; none where the report has no name for it."""

    type: MatterType
    subtype: Subtype | None


def guess_type(text: str) -> Guess:
    """Guess type and subtype from the words used; an appeal of no known kind when none is."""
    text = normalise(text)
    scores: dict[Guess, int] = {}
    for word, kind, subtype in rows_of("types"):
        if word in text:
            guess = Guess(MatterType(kind), None if subtype == _OTHER else Subtype(subtype))
            scores[guess] = scores.get(guess, 0) + len(word)
    accusing = suggests_accusation(text)
    fitting = {
        guess: n for guess, n in scores.items() if (guess.type is MatterType.ACCUSATION) is accusing
    }
    unknown = Guess(MatterType.APPEAL, None)
    if accusing:
        unknown = Guess(MatterType.ACCUSATION, Subtype.VILLAGE_POLICY_BREACH)
    return max(fitting, key=lambda guess: fitting[guess], default=unknown)


def guess_topic(text: str) -> str | None:
    """Guess what the matter is about, by the topic's code; None when no word tells."""
    text = normalise(text)
    scores: dict[str, int] = {}
    for word, topic in rows_of("topics"):
        if word in text:
            scores[topic] = scores.get(topic, 0) + len(word)
    return max(scores, key=lambda topic: scores[topic], default=None)
