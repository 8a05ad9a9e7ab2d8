"""Recognising what an officer's plain words ask for."""

from dataclasses import dataclass
from functools import cache

from casework.people import Language
from casework.sensitive import normalise, suggests_accusation
from wording import periods
from wording.texts import words_for

# The words that lead somewhere; the Fluent key ``asked-WORD`` lists what is understood, by «|».
WORDS = (
    "report",
    "retaliation",
    "lookup",
    "written_report",
    "visits",
    "visit",
    "plan",
    "duty",
    "outreach",
    "figures",
    "trend",
    "causes",
    "appraisals",
    "cases",
    "find",
    "status",
    "approvals",
    "overdue",
    "desk",
    "leads",
    "silent",
    "from_above",
    "register",
    "people",
    "units",
    "invite",
    "calendar",
    "periods",
    "greeting",
    "send",
    "cancel",
    "leave",
    "meetings",
    "me",
    "help",
    "menu",
)
# Of these nothing more can be asked; what follows them makes another sentence of it.
_ALONE = frozenset({"me", "help", "menu", "greeting", "send", "cancel", "from_above"}) | {
    "register",
    "people",
    "units",
    "calendar",
    "periods",
    "meetings",
    "plan",
    "duty",
    "causes",
}
# Of these a unit and a time may be asked for, and stand before the word as well.
_OF_A_UNIT = frozenset({"status", "overdue", "trend", "appraisals"})
_SHORT = 14
_FOLLOWS = " ,，:：\u3000"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, and the words beside it; ``first`` where the word came before them."""

    word: str
    rest: str = ""
    first: bool = True


@cache
def _known() -> tuple[tuple[str, str], ...]:
    """Every understood word of both languages, the longest first."""
    found: dict[str, str] = {}
    for language in Language:
        say = words_for(language)
        for word in WORDS:
            for text in say(f"asked-{word}").split("|"):
                found.setdefault(normalise(text.strip()).lower(), word)
    return tuple(sorted(found.items(), key=lambda item: -len(item[0])))


@cache
def _words() -> tuple[frozenset[str], int]:
    """The understood words alone, and how long the longest is."""
    return frozenset(known for known, _ in _known()), len(_known()[0][0])


def _begins_with_one(text: str) -> bool:
    words, longest = _words()
    ends = (n for n, char in enumerate(text[: longest + 1]) if char in _FOLLOWS)
    return text in words or any(text[:end] in words for end in ends)


def recognise(typed: str) -> Asked | None:
    """The known word that a text is, or begins with and goes on after a space."""
    text = normalise(typed).strip().strip("?。!.").lower()
    if len(text) > _SHORT and not _begins_with_one(text):
        return None  # a report, as a rule: not every word need be looked for in it
    for known, word in _known():
        if text == known:
            return Asked(word)
        if text.startswith(known) and text[len(known)] in _FOLLOWS:
            rest = typed.strip()[len(known) :].strip(_FOLLOWS)
            if word not in _ALONE:
                return Asked(word, rest)
        if word in _OF_A_UNIT and len(text) <= _SHORT and known in text:
            before, _, after = text.rpartition(known)
            # A place before the word: «柳湾镇怎么样»; or between the two: «柳湾 谁拖着 上月».
            if not after or _parted_by_a_word(before, after):
                return Asked(word, f"{before} {after}".strip(_FOLLOWS), first=False)
    return None


def _parted_by_a_word(before: str, after: str) -> bool:
    """Whether one side of a word is a time, and the word stands by itself."""
    apart = before[-1:] in _FOLLOWS and after[0] in _FOLLOWS
    return apart and (periods.is_period(before) or periods.is_period(after))


def is_short_question(typed: str) -> bool:
    """Whether a text sounds like a question to the bot rather than something that was heard."""
    text = typed.strip()
    endings = words_for(Language.CHINESE)("question-endings").split("|")
    return len(text) <= _SHORT and any(text.endswith(ending) for ending in endings)


def names_a_matter(typed: str) -> bool:
    """Whether a few words speak of a matter as known to both: «that thing about the well»."""
    text = normalise(typed).strip(" ?。!.").lower()
    if len(text) > _SHORT or suggests_accusation(text):
        return False
    return any(
        text.endswith(ending) and text != ending
        for language in Language
        for ending in words_for(language)("matter-endings").split("|")
    )
