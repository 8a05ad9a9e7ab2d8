"""Taking people in from a file: all of them, or none, with an invite for each.

Lines that name the same person make one officer with several posts. The same person is whoever has
the same name and the same phone; where a line has no phone, the same name in the same unit. Two
people of one name elsewhere stay two, since rights add up over a person's posts, and a remark says
so. Whoever the office knows already by the same rule keeps their account and gets what posts are
new, and the contact villages of the file in place of others. Only those who have not joined get an
invite, which replaces an earlier one. Whoever was stopped stays so, with a remark.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casework.imports import Invited, PeopleImported, Remark
from casework.matters import Subject
from casework.people import VISIT_DUTY_ROLES, Language, Officer, Role, forbidden_pair
from services import door, menus, post_watch
from services.faults import Faults, Source, encoding_remarks
from services.people_files import PostLine, post_lines
from storage import contact_points, events, people, units
from storage.people import Known
from storage.unit import Unit


@dataclass(slots=True)
class _Person:
    """Everything the file says of one person, and who they are if the office knows them."""

    lines: list[PostLine]
    known: Known | None = None
    moved: bool = False

    @property
    def phone(self) -> str | None:
        return next((line.phone for line in self.lines if line.phone), None)

    @property
    def villages(self) -> list[str]:
        """The contact villages that the file gives; where it gives none, those held stay."""
        found = (line.contact_village_code for line in self.lines)
        return list(dict.fromkeys(code for code in found if code is not None))

    @property
    def fresh(self) -> list[PostLine]:
        """The posts that the person does not hold yet."""
        held = self.known.posts if self.known else frozenset()
        return [line for line in self.lines if (line.role, line.unit.code) not in held]


def import_people(unit: Unit, actor: Officer | None, sources: Sequence[Source]) -> PeopleImported:
    """Take in people; each is asked for their language when they join.

    Raises :class:`ImportFaultsError` naming every line that is wrong.
    """
    faults = Faults()
    tables = faults.read(sources)
    tree = {one.code: one for one in units.everything(unit)}
    lines = [line for table in tables for line in post_lines(table, tree, faults)]
    persons = _persons(lines, faults)
    _recognise(persons, people.known(unit))
    for person in persons:
        _check(person, faults)
    faults.check()
    remarks = (*encoding_remarks(tables), *_twins(persons), *_stopped(persons))
    persons = [person for person in persons if person.known is None or person.known.active]
    made_by = actor.id if actor else None
    ids = [_save(unit, person, made_by) for person in persons]
    invited = tuple(
        _invite(unit, officer_id, person, made_by)
        for officer_id, person in zip(ids, persons, strict=True)
        if person.known is None or not person.known.joined
    )
    for officer_id, person in zip(ids, persons, strict=True):
        if person.fresh:
            menus.note(unit, [officer_id])
        for code in sorted({line.unit.code for line in person.fresh}):
            post_watch.told_of(unit, officer_id, code, but=made_by)
    added = sum(person.known is None for person in persons)
    posts = sum(len(person.fresh) for person in persons)
    villages = sum(person.known is not None and person.moved for person in persons)
    unchanged = sum(
        person.known is not None and not person.fresh and not person.moved for person in persons
    )
    facts = {"added": added, "posts": posts, "villages": villages}
    events.record(unit, "people_imported", (Subject.OFFICER, 0), made_by, facts=facts)
    return PeopleImported(added, posts, unchanged, invited, remarks, villages)


def _persons(lines: list[PostLine], faults: Faults) -> list[_Person]:
    by_name: dict[str, list[PostLine]] = defaultdict(list)
    for line in lines:
        by_name[line.name].append(line)
    _check_phones(lines, faults)
    return [person for same in by_name.values() for person in _grouped(same, faults)]


def _check_phones(lines: list[PostLine], faults: Faults) -> None:
    owners: dict[str, str] = {}
    for line in lines:
        if line.phone and owners.setdefault(line.phone, line.name) != line.name:
            faults.add(line.file, line.line, "phone_of_another", name=owners[line.phone])


def _grouped(lines: list[PostLine], faults: Faults) -> list[_Person]:
    """The persons of one name: first by phone, then each line without one by its unit."""
    persons: list[_Person] = []
    for line in sorted(lines, key=lambda one: one.phone is None):
        fitting = [person for person in persons if _is_same(person, line)]
        if len(fitting) > 1:
            faults.add(line.file, line.line, "which_person", name=line.name)
        elif fitting:
            fitting[0].lines.append(line)
        else:
            persons.append(_Person([line]))
    return persons


def _is_same(person: _Person, line: PostLine) -> bool:
    if line.phone is not None:
        return person.phone == line.phone
    return any(other.unit.code == line.unit.code for other in person.lines)


def _recognise(persons: list[_Person], known: Sequence[Known]) -> None:
    by_name: Mapping[str, list[Known]] = defaultdict(list)
    for one in known:
        by_name[one.name].append(one)
    for person in persons:
        codes = {line.unit.code for line in person.lines}
        fitting = [
            one
            for one in by_name.get(person.lines[0].name, [])
            if _is_known_as(one, person.phone, codes)
        ]
        person.known = fitting[0] if fitting else None


def _is_known_as(one: Known, phone: str | None, codes: set[str]) -> bool:
    if phone is not None and one.phone is not None:
        return phone == one.phone
    return any(code in codes for _, code in one.posts)


def _check(person: _Person, faults: Faults) -> None:
    seen: set[tuple[Role, str]] = set()
    roles = {role for role, _ in person.known.posts} if person.known else set()
    for line in sorted(person.lines, key=lambda one: (one.file, one.line)):
        post = (line.role, line.unit.code)
        if post in seen:
            facts = {"name": line.name, "role": line.role.value, "unit": line.unit.code}
            faults.add(line.file, line.line, "post_twice", **facts)
        pair = forbidden_pair(frozenset(roles | {line.role}))
        if pair is not None and forbidden_pair(frozenset(roles)) is None:
            facts = {"name": line.name, "roles": ", ".join(sorted(pair))}
            faults.add(line.file, line.line, "forbidden_pair", **facts)
        seen.add(post)
        roles.add(line.role)


def _save(unit: Unit, person: _Person, made_by: int | None) -> int:
    """Enter what the office did not know; gives the officer's id."""
    first = person.lines[0]
    if person.known is None:
        officer_id = people.add_officer(unit, first.name, Language.CHINESE, person.phone)
    else:
        officer_id = person.known.id
    for line in person.fresh:
        people.add_post(
            unit,
            officer_id,
            role=line.role,
            unit_code=line.unit.code,
            section=line.section,
            full_time=line.full_time,
            visit_duty=line.role in VISIT_DUTY_ROLES,
            first_day=unit.today,
        )
    if person.villages:
        person.moved = contact_points.assign(unit, officer_id, person.villages, unit.today, made_by)
    return officer_id


def _invite(unit: Unit, officer_id: int, person: _Person, made_by: int | None) -> Invited:
    first, code = person.lines[0], door.make_invite(unit, officer_id, made_by)
    return Invited(first.name, first.unit.short_name, code)


def _twins(persons: list[_Person]) -> list[Remark]:
    """A remark for each name that stands for more than one person."""
    places: dict[str, list[str]] = defaultdict(list)
    for person in persons:
        places[person.lines[0].name].append(person.lines[0].unit.short_name)
    return [
        Remark("same_name", {"name": name, "units": ", ".join(codes)})
        for name, codes in places.items()
        if len(codes) > 1
    ]


def _stopped(persons: list[_Person]) -> list[Remark]:
    return [
        Remark("stopped", {"name": person.known.name})
        for person in persons
        if person.known is not None and not person.known.active
    ]
