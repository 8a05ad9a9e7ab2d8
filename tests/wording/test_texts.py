"""Both languages say everything, with the same variables, and everything that is asked for."""

import re
from itertools import chain, pairwise
from pathlib import Path

import pytest

from casework import forms, matters, people, register
from casework.clocks import ClockRule
from casework.forms import FORMS, FormKind
from casework.holidays import HOLIDAY_CODES
from casework.people import Language
from casework.pushes import PushKind
from casework.watch import Wrong
from casework.workflow import CASE_STEPS, MOVES, Hand, Move, Stage
from wording.form_values import choice
from wording.texts import LOCALES, MissingTextError, words_for

KEY = re.compile(r"^([a-z][A-Za-z0-9_-]*) =", re.MULTILINE)
VARIABLE = re.compile(r"\{ ?\$([a-z_]+)")
CODE = Path(__file__).parents[2]
# Case moves that an answer tells of: none follows them in the same go.
_LAST = {move for move, row in MOVES.items() if row.of is matters.Subject.CASE}
_LAST -= {move for move, row in MOVES.items() if row.by == {Hand.CLOCK}}
_LAST -= {row.within for row in MOVES.values()} | {Move.ASSESS, Move.CLASSIFY}
_NO_BUTTON = {move for move, row in MOVES.items() if row.within or row.by == {Hand.CLOCK}}
_NO_BUTTON |= {Move.SUBMIT}


def messages(language: Language) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for path in sorted((LOCALES / language.value).glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        starts = [match.start() for match in KEY.finditer(text)] + [len(text)]
        for start, end in pairwise(starts):
            body = text[start:end]
            key = body.split(" =", 1)[0]
            assert key not in found, f"{key} is said twice"
            found[key] = frozenset(VARIABLE.findall(body))
    return found


def test_both_languages_have_every_text_with_the_same_variables() -> None:
    assert messages(Language.CHINESE) == messages(Language.ENGLISH)


def test_both_languages_keep_the_same_files() -> None:
    files = {
        language: {path.name for path in (LOCALES / language.value).iterdir()}
        for language in Language
    }
    assert files[Language.CHINESE] == files[Language.ENGLISH]


def named() -> list[str]:
    """Every text that the code asks for by a computed key."""
    groups: list[list[str]] = [
        [f"type-{one}" for one in matters.MatterType],
        [f"channel-{one}" for one in matters.Channel],
        [f"occurrence-{one}" for one in matters.Occurrence],
        [f"identity-{one}" for one in matters.IdentityMode],
        [f"outcome-{one}" for one in matters.Outcome],
        [f"subtype-{one}" for one in matters.Subtype],
        [f"outcome-{one}" for one in register.CHOICES["outcome"]],
        [f"register-note-{one}" for one in (*register.COLUMNS, register.SUPERIOR)],
        [f"manner-{one}" for one in matters.Delivery],
        [f"rating-{one}" for one in matters.Rating],
        [f"cause-{one}" for one in matters.RootCause],
        [f"stage-{one}" for one in Stage],
        [f"step-{one}" for one in CASE_STEPS],
        [f"event-{one}" for one in Move],
        [f"button-move-{row.move}" for row in MOVES.values() if row.move not in _NO_BUTTON],
        [f"notice-{move}" for move in _LAST],
        [
            f"button-form-confirm-{row.form}"
            for row in MOVES.values()
            if row.form is not None and row.form not in forms.SAVES_AT_ONCE
        ],
        [f"rule-{one}" for one in ClockRule],
        [f"role-{one}" for one in people.Role],
        [f"push-{one}" for one in PushKind],
        [f"watch-wrong-{one}" for one in Wrong],
        [f"reason-{one}" for one in forms.RETURN_REASONS],
        [f"form-title-{one}" for one in FormKind],
        [f"draft-{one}" for one in FormKind],
        [f"date-holiday-{one}" for one in set(HOLIDAY_CODES.values())],
        [f"form-field-{field.name}" for fields in FORMS.values() for field in fields],
        [f"form-ask-{kind}-{field.name}" for kind, fields in FORMS.items() for field in fields],
    ]
    return list(chain(*groups))


@pytest.mark.parametrize("language", list(Language))
def test_everything_that_has_a_code_has_a_name(language: Language) -> None:
    say = words_for(language)
    assert [key for key in named() if not say.has(key)] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_text_that_code_asks_for_exists(language: Language) -> None:
    asked = re.compile(r"""\bsay\(\s*"([a-z][a-z0-9_-]*)\"""")
    say = words_for(language)
    missing = {
        (path.name, key)
        for folder in ("wording", "handlers", "bot")
        for path in (CODE / folder).rglob("*.py")
        for key in asked.findall(path.read_text(encoding="utf-8"))
        if not say.has(key)
    }
    assert missing == set()


def test_a_missing_text_is_a_fault_and_not_a_blank() -> None:
    with pytest.raises(MissingTextError):
        words_for(Language.CHINESE)("there-is-no-such-text")


def test_what_people_typed_is_escaped() -> None:
    said = words_for(Language.ENGLISH)("welcome", name="<b>x</b>", posts="")
    assert "&lt;b&gt;x&lt;/b&gt;" in said


def test_a_missing_value_is_a_fault_too() -> None:
    words = words_for(Language.ENGLISH)
    for key in ("lead-author", "media-count"):  # one that chooses nothing, one that does
        with pytest.raises(MissingTextError):
            words(key)


@pytest.mark.parametrize("language", list(Language))
def test_the_short_way_says_what_fluent_says(language: Language) -> None:
    words = words_for(language)
    values = {"name": "<b>林</b>", "when": "9:30"}
    short = words("lead-author", **values)
    assert short == words._format("lead-author", {"name": "&lt;b&gt;林&lt;/b&gt;", "when": "9:30"})


@pytest.mark.parametrize("language", list(Language))
def test_every_choice_of_a_form_has_a_name(language: Language) -> None:
    say = words_for(language)
    unnamed = {
        (kind.value, field.name, value)
        for kind, fields in FORMS.items()
        for field in fields
        for value in field.choices
        if not value.isdigit() and choice(say, field.name, value) == value
    }
    assert unnamed == set()
