"""What the moves change by which named officers work on a case together, beside its owner."""

from casework.case_errors import TeamError
from casework.workflow import Move
from services.effects.making import Effect, Making
from storage import teams
from storage.teams import Member


def _name(it: Making) -> Effect:
    """The first one named leads, until another is named to."""
    team = teams.of(it.unit, it.case.id)
    newcomer = int(it.fields["member"])
    leads = it.fields.get("leads") == "yes" or not team
    if Member(newcomer, leads) in team or Member(newcomer, leads=True) in team:
        raise TeamError(why="twice")
    for member in team if leads else ():
        if member.leads:
            _put(it, Member(member.officer_id, leads=False))
    _put(it, Member(newcomer, leads))
    return Effect(facts={"member": newcomer, "leads": leads})


def _put(it: Making, member: Member) -> None:
    teams.name(it.unit, it.case.id, member, it.actor_id or 0)


def _let_go(it: Making) -> Effect:
    """Not the leader before another leads, and not the last one: that ends the team."""
    team, leaver = teams.of(it.unit, it.case.id), int(it.fields["member"])
    if len(team) == 1:
        raise TeamError(why="last")
    if Member(leaver, leads=True) in team:
        raise TeamError(why="leader")
    teams.let_go(it.unit, it.case.id, leaver)
    return Effect(facts={"member": leaver})


def _end(it: Making) -> Effect:
    teams.end(it.unit, it.case.id)
    return Effect()


EFFECTS = {
    Move.NAME_FOR_TEAM: _name,
    Move.LET_GO_OF_TEAM: _let_go,
    Move.END_TEAM: _end,
}
