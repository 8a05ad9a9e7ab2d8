"""Refusals of forms: each carries facts, and wording/ makes the sentence."""

from casework.errors import CaseworkError


class FormError(CaseworkError):
    """A form cannot take what was given; facts: `form` and mostly `field`."""

    code = "form"


class FieldMissingError(FormError):
    """Something needed is still empty; facts: `form`, `field`."""

    code = "field_missing"


class NotAChoiceError(FormError):
    """The value is none of the field's choices; facts: `form`, `field`."""

    code = "not_a_choice"


class NotANumberError(FormError):
    """A number is asked for, from 1 to a most; facts: `form`, `field`, `most`."""

    code = "not_a_number"


class TooManyNamesError(FormError):
    """More people speak for a joint visit than may; facts: `form`, `field`, `most`, `count`."""

    code = "too_many_names"


class NotADayError(FormError):
    """A text names no day; facts: `form`, `field`."""

    code = "not_a_day"


class DayNotYetError(FormError):
    """Something is recorded that can only lie behind; facts: `form`, `field`."""

    code = "day_not_yet"


class NoSuchCaseError(FormError):
    """No case of that number is to be seen; facts: `form`, `field`."""

    code = "no_such_case"


class UnknownFieldError(FormError):
    """The form has no such field; fact: `form`."""

    code = "unknown_field"


class TooLongError(FormError):
    """The text is longer than the field takes; facts: `form`, `field`, `limit`, `length`."""

    code = "too_long"


class FormClosedError(FormError):
    """The form was dropped or finished before."""

    code = "form_closed"
