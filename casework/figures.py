"""Numbers in Chinese characters, as speech becomes text; they stand in `terms/digits.csv`.

What stands for a digit only where digits are told one by one is left to phone numbers.
"""

import re

from casework.term_lists import rows_of


def _of(kind: str) -> dict[str, int]:
    return {character: int(value) for character, value, of in rows_of("digits") if of == kind}


_DIGITS, _TENS = _of("counted"), _of("ten")
_RUN = f"[{''.join(_DIGITS)}{''.join(_TENS)}]+"
# Before a word for month or day, since the same characters stand in other words.
_OF_A_DAY = re.compile(_RUN + r"(?=[\u6708\u65e5\u53f7\u5929])")
# Alone, or with a word for what is counted.
_ALONE = re.compile(f"({_RUN})" + r"\u4e2a?\S?")


def in_days(text: str) -> str:
    """A text with its months and days in figures."""
    return _OF_A_DAY.sub(lambda found: str(_value(found[0])), text)


def alone(text: str) -> int | None:
    """The number that a text is, with a word for what is counted; none of anything else."""
    found = _ALONE.fullmatch(text.strip())
    return _value(found[1]) if found else None


def _value(run: str) -> int:
    """What characters come to: with words for ten and hundred, or one figure after the other."""
    if _TENS.keys().isdisjoint(run):
        return int("".join(str(_DIGITS[one]) for one in run))
    total, last = 0, 0
    for one in run:
        if one in _TENS:
            total, last = total + (last or 1) * _TENS[one], 0
        else:
            last = _DIGITS[one]
    return total + last
