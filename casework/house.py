"""What an office has settled for itself about protection, beside the rules (domain.md)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """``duty_phone`` is the number that is called first when something is urgent, if it is set."""

    duty_phone: str | None = None
