"""What a text is found by: every two characters of it that stand side by side.

Chinese does not part its words, and two characters are the shortest word that is worth looking for.
A pair is one entry of the index, so that the commonest word of two characters is one look-up;
a longer word is its pairs in a row. Nothing is found across a sign or a space.
"""

from casework.sensitive import normalise


def runs(text: str) -> list[str]:
    """The stretches of letters, digits and characters of a text, in one width and case."""
    plain = normalise(text).lower()
    return "".join(sign if sign.isalnum() else " " for sign in plain).split()


def pairs(run: str) -> list[str]:
    """The pairs of a stretch in order; none of a single character."""
    return [run[at : at + 2] for at in range(len(run) - 1)]


def parts(text: str) -> list[list[str]]:
    """The pairs of every stretch of a text that has any."""
    return [found for run in runs(text) if (found := pairs(run))]
