"""Forms ask for one missing thing at a time and take only what they can use."""

import pytest

from casework.form_errors import (
    FieldMissingError,
    NotAChoiceError,
    NotANumberError,
    TooLongError,
    UnknownFieldError,
)
from casework.forms import (
    FORMS,
    Ask,
    FormKind,
    check_complete,
    check_value,
    field_of,
    next_asked,
    ticked,
)


def test_what_is_posted_needs_its_number() -> None:
    told = {"manner": "by_phone", "day": "today"}
    assert next_asked(FormKind.DELIVERY, told) is None
    assert next_asked(FormKind.DELIVERY, told | {"manner": "by_post"}) == "detail"


def test_the_first_needed_field_that_is_empty_is_asked_for() -> None:
    assert next_asked(FormKind.RESULT, {}) == "findings"
    assert next_asked(FormKind.RESULT, {"findings": "seen"}) == "outcome"
    filled = {"findings": "seen", "outcome": "aid"}
    assert next_asked(FormKind.RESULT, filled) == "checklist"
    assert next_asked(FormKind.RESULT, filled | {"checklist": "helped"}) is None


def test_a_form_with_something_missing_cannot_be_finished() -> None:
    with pytest.raises(FieldMissingError) as refused:
        check_complete(FormKind.DELIVERY, {"manner": "in_person"})
    assert refused.value.facts["field"] == "day"
    check_complete(FormKind.DELIVERY, {"manner": "in_person", "day": "today"})


def test_only_a_choice_that_is_offered_is_taken() -> None:
    assert check_value(FormKind.RESULT, "outcome", " aid ") == "aid"
    with pytest.raises(NotAChoiceError):
        check_value(FormKind.RESULT, "outcome", "whatever")


def test_a_ready_reason_or_own_words_are_both_taken() -> None:
    assert check_value(FormKind.RETURN_REPLY, "reason", "facts_unclear") == "facts_unclear"
    assert check_value(FormKind.RETURN_REPLY, "reason", "come again") == "come again"


def test_what_is_too_long_is_refused_with_both_lengths() -> None:
    with pytest.raises(TooLongError) as refused:
        check_value(FormKind.DELIVERY, "detail", "x" * 501)
    assert refused.value.facts["limit"] == 500
    assert refused.value.facts["length"] == 501


def test_what_is_no_field_is_not_named_as_one() -> None:
    with pytest.raises(UnknownFieldError) as refused:
        field_of(FormKind.RESULT, "correction")
    assert "field" not in refused.value.facts  # there is no word for it


def test_every_choice_field_offers_something() -> None:
    empty = [
        field
        for fields in FORMS.values()
        for field in fields
        if field.ask in {Ask.CHOICE, Ask.CHOICE_OR_TEXT} and not field.choices
    ]
    assert empty == []


def test_several_choices_are_added_and_taken_away_one_by_one() -> None:
    field = field_of(FormKind.RESULT, "checklist")
    assert ticked(field, "", "taught") == "taught"
    assert ticked(field, "taught", "solved") == "solved,taught"
    assert ticked(field, "solved,taught", "-taught") == "solved"
    assert ticked(field, "solved", "-solved") == ""
    assert ticked(field, "solved", "solved") == "solved"
    with pytest.raises(NotAChoiceError):
        check_value(FormKind.RESULT, "checklist", ticked(field, "solved", "whatever"))


@pytest.mark.parametrize("typed", ["林小溪13800138000", "举报村支书贪污"])
def test_a_name_takes_neither_a_number_nor_an_accusation(typed: str) -> None:
    assert check_value(FormKind.INVITE, "name", "林小溪") == "林小溪"
    with pytest.raises(NotAChoiceError):
        check_value(FormKind.INVITE, "name", typed)


def test_a_number_is_read_from_what_was_typed_or_asked_for_again() -> None:
    assert check_value(FormKind.EXTENSION, "days", "２０") == "20"
    with pytest.raises(NotAChoiceError):
        check_value(FormKind.EXTENSION, "days", "soon")
    with pytest.raises(NotANumberError):
        check_value(FormKind.EXTENSION, "days", "31")
