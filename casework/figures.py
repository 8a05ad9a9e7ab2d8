"""Numbers in Chinese characters, as speech becomes text."""

import re

_DIGITS = dict(
    zip("\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d", range(10), strict=True)
)
_DIGITS["\u4e24"] = 2
_TENS = {"\u5341": 10, "\u767e": 100}
_RUN = f"[{''.join(_DIGITS)}{''.join(_TENS)}]+"
# Before a word for month or day, since the same characters stand in other words.
_OF_A_DAY = re.compile(rf"{_RUN}(?=[\u6708\u65e5\u53f7\u5929])")
# Alone, or with a word for what is counted.
_ALONE = re.compile(rf"({_RUN})\u4e2a?\S?")


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
