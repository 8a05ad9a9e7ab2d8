"""Refusals of what is asked of a case, beyond its stage."""

from casework.errors import CaseworkError


class ObjectionLateError(CaseworkError):
    """The five working days for an objection are over; fact: `due_at`."""

    code = "objection_late"


class PartError(CaseworkError):
    """A unit cannot be asked for a part, or released from it; fact: `why`, owner, twice or none."""

    code = "part"


class TeamError(CaseworkError):
    """A joint team cannot be changed so; fact: `why`, twice, leader or last."""

    code = "team"


class SameCaseError(CaseworkError):
    """A case is neither joined to itself nor to one that is joined elsewhere."""

    code = "same_case"


class AccusedUnitError(CaseworkError):
    """An accusation never goes to the unit it is about, nor to that unit's township."""

    code = "accused_unit"


class NoDisciplineError(CaseworkError):
    """Nobody of the discipline organ of the accused's township is known who could be named."""

    code = "no_discipline"


class SameOwnerError(CaseworkError):
    """Whoever objected cannot be the owner proposed instead."""

    code = "same_owner"


class SameSectionError(CaseworkError):
    """The section that a case is handed to has it in hand already."""

    code = "same_section"


class NoSectionError(CaseworkError):
    """A case cannot be handed to a section: none has a head."""

    code = "no_section"


class PaperMissingError(CaseworkError):
    """A photo of the paper has to be with the case first; fact: `why`, which paper."""

    code = "paper_missing"


class NoCallerError(CaseworkError):
    """Nobody uninvolved is there who could ask whether a withdrawal is meant."""

    code = "no_caller"


class CallerInvolvedError(CaseworkError):
    """Whoever was asked to call has a hand in the matter by now."""

    code = "caller_involved"


class CallEarlyError(CaseworkError):
    """A call before the matter was received is none about it; fact: `first`, the day of receipt."""

    code = "call_early"


class ReviewLateError(CaseworkError):
    """The time in which a review or a recheck is applied for was over; fact: `due_on`."""

    code = "review_late"


class ReviewOpenError(CaseworkError):
    """A recheck can still be applied for; fact: `due_on`."""

    code = "review_open"


class FollowUpEarlyError(CaseworkError):
    """Whether help has lasted is asked when its day is near; fact: `due_on`, the first such day."""

    code = "follow_up_early"


class NotSimpleError(CaseworkError):
    """The simple procedure takes first-time matters of one person only; fact: `why`."""

    code = "not_simple"
