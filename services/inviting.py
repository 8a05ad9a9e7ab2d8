"""Making invites, for somebody new or for an officer with a new post or a new phone."""

from collections.abc import Mapping

from casework.actions import Answer, View
from casework.errors import NotFoundError
from casework.form_errors import FieldMissingError, NotAChoiceError
from casework.forms import FormKind, check_value
from casework.people import VISIT_DUTY_ROLES, Language, Officer, Role, forbidden_pair
from casework.people import Unit as OfficeUnit
from casework.people_errors import ForbiddenPairError
from casework.sheets_admin import InviteMade
from services import door, places, post_watch
from storage import kept_secrets, people
from storage.unit import Reader, Unit

_CODE = "invite"


def invite(unit: Unit, actor: Officer | None, name: str, role: str, unit_code: str) -> InviteMade:
    """Invite whoever bears the name in the unit, else somebody new, to a post there.

    Raises :class:`FormError`, :class:`NoSuchUnitError`, :class:`ForbiddenPairError`.
    """
    if role not in set(Role):
        raise NotAChoiceError(form=FormKind.INVITE, field="role", choices=tuple(Role))
    name = " ".join(check_value(FormKind.INVITE, "name", name).split())
    if not name:
        raise FieldMissingError(form=FormKind.INVITE, field="name")
    office = places.find(unit, unit_code)
    known = _named(unit, name, office)
    officer_id = known.id if known else people.add_officer(unit, name, Language.CHINESE)
    _give_post(unit, officer_id, known, Role(role), office)
    code = door.make_invite(unit, officer_id, actor.id if actor else None)
    until = unit.now + door.INVITE_VALID
    return InviteMade(officer_id, name, Role(role), office.short_name, code, until)


def _named(view: Reader, name: str, office: OfficeUnit) -> Officer | None:
    """The active officer of that name with a post in the unit."""
    return next(
        (
            who
            for who in people.everybody(view)
            if who.name == name and any(post.unit_code == office.code for post in who.own_posts)
        ),
        None,
    )


def _give_post(
    unit: Unit, officer_id: int, known: Officer | None, role: Role, office: OfficeUnit
) -> None:
    held = known.own_posts if known else ()
    if any(post.role is role and post.unit_code == office.code for post in held):
        return
    pair = forbidden_pair(frozenset({role, *(post.role for post in held)}))
    if pair is not None:
        raise ForbiddenPairError(roles=pair)
    people.add_post(
        unit,
        officer_id,
        role=role,
        unit_code=office.code,
        full_time=True,
        visit_duty=role in VISIT_DUTY_ROLES,
        first_day=unit.today,
    )
    post_watch.told_of(unit, officer_id, office.code)


def renew(unit: Unit, actor: Officer, officer_id: int) -> Answer:
    """Make another invite for an officer; earlier open ones no longer work."""
    officer = people.get(unit, officer_id)
    if officer is None:
        raise NotFoundError
    return told(unit, officer_id, door.make_invite(unit, officer_id, actor.id))


def told(unit: Unit, officer_id: int, code: str) -> Answer:
    """The answer that shows a code."""
    facts = kept_secrets.sealed(unit, officer_id, _CODE, code)
    return Answer(View.PERSON, officer_id, "invited", facts=facts)


def opened(view: Reader, officer_id: int, facts: Mapping[str, str]) -> str | None:
    """The code in an answer's facts; none when no invite was just made."""
    return kept_secrets.opened(view, officer_id, _CODE, facts)
