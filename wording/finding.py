"""Finding: which words are looked for, and a page of what they find with the hits marked."""

import re
from collections.abc import Mapping
from functools import cache

from casework.actions import View
from casework.matters import Channel
from casework.people import Language
from casework.sensitive import normalise
from casework.sheets_finding import FindSheet, FoundLine
from wording import numbers
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.texts import words_for

_PARTED = re.compile(r"[\s,，、。;；]+")
_FEWEST_LEFT = 2


def terms(words: str) -> Mapping[str, tuple[str, ...]]:
    """The words to look for, each with the channels it names; fillers of speech are left out."""
    parts = [part for part in _PARTED.split(normalise(words).strip("?。!.")) if part]
    meant = [part for part in parts if part.lower() not in _fillers()] or parts
    return {text: _channels(text) for text in map(_without_filler, meant)}


def _without_filler(text: str) -> str:
    """A word without what is said after it, in a language that does not part words."""
    for filler in _fillers():
        long_enough = len(text) - len(filler) >= _FEWEST_LEFT
        if not filler.isascii() and long_enough and text.endswith(filler):
            return text[: -len(filler)]
    return text


@cache
def _fillers() -> tuple[str, ...]:
    """What people say after the words they mean, the longest first."""
    found = {
        word
        for language in Language
        for word in words_for(language)("find-fillers").split("|")
        if word
    }
    return tuple(sorted(found, key=lambda word: -len(word)))


def _channels(text: str) -> tuple[str, ...]:
    return tuple(
        channel.value
        for channel in Channel
        if any(
            words_for(language)(f"channel-{channel.value}").lower() == text.lower()
            for language in Language
        )
    )


def page(say: Speaker, sheet: FindSheet) -> Screen:
    """A page of what was found, each with the button that opens it."""
    shown = say.said_again(sheet.words)
    if not sheet.total:
        return Screen(say("find-nothing", words=shown))
    title = "find-title-more" if sheet.more else "find-title"
    lines = [say(title, words=shown, n=sheet.total)]
    buttons: list[Button] = []
    for line in sheet.lines:
        is_case = line.kind == "case"
        typed = numbers.case_typed(line.number) if is_case else numbers.lead(line.number)
        number = numbers.case(say, line.number) if is_case else typed
        place, stage = marked(line.place, sheet.terms), say(f"stage-{line.stage}")
        lines += ["", say("list-line", number=number, rest=say.html(f"{place} {stage}"))]
        lines += _words(say, line, sheet.terms)
        view = View.CASE if is_case else View.LEAD
        buttons.append(show(say("button-open-number", number=typed), view, line.ref))
    turning = []
    if sheet.page > 0:
        turning.append(_turn(say("button-previous"), sheet, sheet.page - 1))
    if sheet.page + 1 < sheet.pages:
        turning.append(_turn(say("button-next"), sheet, sheet.page + 1))
    return Screen("\n".join(lines), (*rows(buttons), *rows(turning)))


def _words(say: Speaker, line: FoundLine, hits: tuple[str, ...]) -> list[str]:
    found = [marked(line.snippet, hits)] if line.snippet else []
    if line.officer:
        found.append(say("find-officer", name=say.html(marked(line.officer, hits))))
    if line.author:
        found.append(say("find-author", name=say.html(marked(line.author, hits))))
    return found


def _turn(label: str, sheet: FindSheet, page_: int) -> Button:
    return show(label, View.FIND, sheet.ref, page=page_)


def marked(text: str, hits: tuple[str, ...]) -> str:
    """A text with every hit in bold, safe to show."""
    if not hits:
        return Speaker.escaped(text)
    pattern = "|".join(re.escape(hit) for hit in sorted(hits, key=len, reverse=True))
    parts = re.split(f"({pattern})", text, flags=re.IGNORECASE)
    return "".join(
        f"<b>{Speaker.escaped(part)}</b>" if n % 2 else Speaker.escaped(part)
        for n, part in enumerate(parts)
    )
