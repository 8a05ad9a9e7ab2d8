"""What must be noticed in free text before it is stored or shown: identities and accusations.

The words that decide stand in `terms/`.
Source: domain.md, Protection [report] for what is protected; the word lists are [ours].
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from casework.term_lists import rows_of

# With fewer digits nothing is a number of a person: a phone of seven is the shortest.
_FEWEST_DIGITS = 7
# Three separators at most may stand between two digits, as in « - »; a fourth makes two numbers.
_GAP = r"[ \-.()_/\0]{0,3}"
# In words, a pause of the voice counts as well.
_SPOKEN_GAP = r"[ \-.()_/\0,\u3001]{0,3}"
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]20\d\d)(?!\d)"
    r"|^20\d\d(?:0[1-9]|1[0-2])[0-3]\d$"
)
_PROVINCES = frozenset(
    {*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55)}
    | {*range(61, 66), 71, 81, 82, 83, 91}
)
_CHECK_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


class IdentifierKind(StrEnum):
    """What kind of number names a person."""

    PHONE = "phone"
    ID_CARD = "id_card"


class Identifier(NamedTuple):
    """A number found in a text: where it stands there, and its digits without anything between."""

    kind: IdentifierKind
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with marks for what was found, and the value that each mark stands for."""

    text: str
    values: Mapping[str, Identifier]


def normalise(text: str) -> str:
    """Fold full-width and compatibility forms, and drop characters that are not seen."""
    return strip_unseen(unicodedata.normalize("NFKC", text))


def strip_unseen(text: str) -> str:
    """Drop zero-width, bidirectional and other controls, and leave the rest as it was typed."""
    return text.translate(_unseen())


def find_identifiers(text: str) -> list[Identifier]:
    """Find phone and ID-card numbers, typed in any digits or spoken in words, in their order.

    Dates, amounts, years and the office's own numbers are left alone.
    """
    found: list[Identifier] = []
    for folded, gap in ((_fold(text), _GAP), (_speak(text), _SPOKEN_GAP)):
        if sum(map(str.isdigit, folded)) < _FEWEST_DIGITS:
            continue
        for kind, pattern in _patterns(gap):
            hits = (_judge(kind, match, folded) for match in pattern.finditer(folded))
            found += [hit for hit in hits if hit and not _overlaps(hit, found)]
    return sorted(found, key=lambda hit: hit.start)


def mask(
    text: str,
    *,
    phone: str = "{{phone{n}}}",
    id_card: str = "{{id_card{n}}}",
    after: Mapping[str, int] | None = None,
) -> Masked:
    """Replace each number found by a mark; the same number gets the same mark.

    `phone` and `id_card` are format strings in which `n` counts from 1 within the kind, or on from
    `after`, how many of each kind there are already.
    """
    after = after or {}
    forms = {IdentifierKind.PHONE: phone, IdentifierKind.ID_CARD: id_card}
    marks: dict[tuple[IdentifierKind, str], str] = {}
    values: dict[str, Identifier] = {}
    parts, last = [], 0
    for hit in find_identifiers(text):
        key = (hit.kind, hit.value)
        if key not in marks:
            count = after.get(hit.kind, 0) + sum(kind is hit.kind for kind, _ in marks)
            marks[key] = forms[hit.kind].format(n=count + 1)
            values[marks[key]] = hit
        parts += [text[last : hit.start], marks[key]]
        last = hit.end
    return Masked("".join([*parts, text[last:]]), values)


def suggests_accusation(text: str) -> bool:
    """Say whether the text may accuse a cadre, so that it is asked about and not echoed.

    One strong word suffices, or a cadre and a kind of conduct in one sentence. It errs towards
    asking: a needless question costs one tap.
    """
    words = _words("accusation")
    text = re.sub(r"[^\S\n]", "", normalise(text))
    for word in words["exempt"]:
        text = text.replace(word, "\0")
    if _has_any(text, words["strong"]):
        return True
    return any(
        _has_any(sentence, words["cadre"]) and _has_any(sentence, words["conduct"])
        for sentence in re.split("[\n\u3002!?;]", text)
    )


@cache
def _patterns(gap: str) -> tuple[tuple[IdentifierKind, re.Pattern[str]], ...]:
    """Build the patterns, longest first.

    Seven digits alone are a phone only after such a word; after its own word an ID number is one
    even when a digit was mistyped. A number may run on into the next line, but no digit that it
    could do without is taken from there.
    """
    broken = gap.replace("[", r"[\n", 1)

    def digits(*classes: str) -> str:
        return broken.join(classes)

    any_digit = r"\d"
    any_digits = [any_digit] * 16
    lead, named = ("|".join(_words("context")[kind]) for kind in ("phone", "id_card"))
    whole_card = digits("[1-9]", *any_digits, r"[\dX]")
    mistyped_card = gap.join(["[1-9]", *any_digits, r"[\dX]"])
    local = digits("[1-9]", *any_digits[:6]) + rf"(?:{gap}\d)?"
    long_area = digits("[3-9]", any_digit, any_digit)
    area = digits("0", rf"(?:{digits('1', '0')}|{digits('2', any_digit)}|{long_area})")
    country = rf"(?:(?:\+|0{gap}0{gap})?8{gap}6{gap})?"
    bodies = (
        (IdentifierKind.ID_CARD, rf"(?:{named})\D{{0,3}}(?P<value>{mistyped_card})"),
        (IdentifierKind.ID_CARD, whole_card),
        (IdentifierKind.ID_CARD, digits("[1-9]", *any_digits[:14])),
        (IdentifierKind.PHONE, country + digits("1", "[3-9]", *any_digits[:9])),
        (IdentifierKind.PHONE, rf"\(?{area}{gap}{local}"),
        (IdentifierKind.PHONE, rf"(?:{lead})\D{{0,3}}(?P<value>{local})"),
    )
    return tuple((kind, re.compile(rf"(?<!\d){body}(?![\dX]|\.\d)")) for kind, body in bodies)


def _overlaps(hit: Identifier, others: list[Identifier]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _judge(kind: IdentifierKind, match: re.Match[str], folded: str) -> Identifier | None:
    group = "value" if "value" in match.re.groupindex else 0
    start, end = match.span(group)
    raw = match[group]
    value = re.sub(r"[^\dX]", "", raw)
    if kind is IdentifierKind.ID_CARD:
        named = group == "value"
        return Identifier(kind, start, end, value) if named or _is_id_card(value) else None
    if _DATE.search(raw) or _is_amount(folded, end) or raw.count("\n") > 1:
        return None
    return Identifier(kind, start, end, re.sub(r"^(?:00)?86(?=1\d{10}$)", "", value))


def _is_amount(folded: str, end: int) -> bool:
    return folded[end:].lstrip(" ").startswith(_words("context")["amount"])


def _is_id_card(value: str) -> bool:
    if int(value[:2]) not in _PROVINCES:
        return False
    if len(value) == 15:
        return _is_date(f"19{value[6:12]}")
    total = sum(int(digit) * weight for digit, weight in zip(value, _CHECK_WEIGHTS, strict=False))
    return _is_date(value[6:14]) and _CHECK_DIGITS[total % 11] == value[17]


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


# Characters


def _is_unseen(char: str) -> bool:
    # Zero-width and bidirectional controls; soft hyphens; variation selectors after a digit; what
    # is no sign at all, which neither a database nor a document takes.
    if "\ufe00" <= char <= "\ufe0f":
        return True
    return unicodedata.category(char) in {"Cf", "Cc", "Cs"} and char not in "\n\r\t"


class _Unseen(dict[int, int | None]):
    """For `str.translate`: none for a character that is dropped, itself for any other."""

    def __missing__(self, code: int) -> int | None:
        kept = None if _is_unseen(chr(code)) else code
        self[code] = kept
        return kept


@cache
def _unseen() -> _Unseen:
    return _Unseen()


def _fold(text: str) -> str:
    """Write every kind of digit, dash and space plainly, one character for one."""
    return "".join(map(_fold_char, text))


@cache
def _fold_char(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char)
    plain = plain.upper() if len(plain) == 1 else char
    category = unicodedata.category(plain)
    if _is_unseen(plain):
        return "\0"
    if category == "Nd":
        return str(unicodedata.decimal(plain))
    if category == "Pd" or plain in "\u2212\u30fc\u2500~":
        return "-"
    if category == "Zs" or plain == "\t":
        return " "
    return {"\u00b7": ".", "\u30fb": ".", "\u00d7": "X"}.get(plain, plain)


def _speak(text: str) -> str:
    """Fold as `_fold` does, with digits spoken in words as well; empty when there are too few."""
    spoken = _spoken_digits()
    if sum(char in spoken for char in text) < 3:
        return ""
    return "".join(spoken.get(char) or _fold_char(char) for char in text)


@cache
def _spoken_digits() -> Mapping[str, str]:
    return {word: digit for word, digit, kind in rows_of("digits") if kind != "ten"}


# Word lists


@cache
def _words(name: str) -> Mapping[str, tuple[str, ...]]:
    """Group a word list by its second column."""
    groups: dict[str, tuple[str, ...]] = {}
    for word, group in rows_of(name):
        groups[group] = (*groups.get(group, ()), word)
    return groups


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    return _any_of(words).search(text) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
