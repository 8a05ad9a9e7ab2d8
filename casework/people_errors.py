"""Refusals at the door, and of posts and leave."""

from casework.errors import CaseworkError


class LeaveError(CaseworkError):
    """A leave cannot be entered as asked; fact: `reason`, and what its sentence needs."""

    code = "leave"


class PostError(CaseworkError):
    """A post cannot be added, changed or ended as asked; fact: `why`, and what it needs."""

    code = "post"


class InviteError(CaseworkError):
    """The code opens nothing; that it was good once is not told apart from that it never was."""

    code = "invite"


class TooManyTriesError(CaseworkError):
    """Too many wrong codes; fact: `until`, when the next may be tried."""

    code = "too_many_tries"


class AlreadyJoinedError(CaseworkError):
    """This account is bound to another officer; fact: `name`."""

    code = "already_joined"


class ForbiddenPairError(CaseworkError):
    """Two roles that one person may not hold at once; fact: `roles`."""

    code = "forbidden_pair"
