"""Who may call a petitioner who is said to withdraw: somebody uninvolved (domain.md, Stages).

A withdrawal under pressure is the classic abuse, so that whoever has a hand in the matter, or heads
what has, does not ask whether it was meant. Whoever only watches over it has none.
"""

from collections.abc import Collection
from dataclasses import replace

from casework.access import (
    GRANTS,
    Relation,
    Standing,
    handles_part,
    heads_handling,
    heads_section,
    may_see,
    why_not,
)
from casework.access.standing import has
from casework.people import Officer
from casework.workflow import Move

# Acts of somebody who watches over a matter, or steps aside, and has not worked on it.
_WATCHING = frozenset(
    {
        Move.ASK_WITHDRAWAL,
        Move.WITHDRAW_CASE,
        Move.REFUSE_WITHDRAWAL,
        Move.TAKE_BACK_WITHDRAWAL,
        Move.SUPERVISE,
        Move.INSTRUCT,
        Move.CONFIRM_INSTRUCTION,
        Move.FOLLOW_UP,
        Move.CLOSE,
        Move.CLOSE_FOR_NOW,
        Move.FOLLOW_UP_AGAIN,
        Move.REOPEN,
        Move.LEAD_RECUSAL,
        Move.GRANT_LEAD_RECUSAL,
        Move.REFUSE_LEAD_RECUSAL,
        Move.RECUSE,
        Move.GRANT_RECUSAL,
        Move.REFUSE_RECUSAL,
        Move.BREAK_GLASS,
        Move.PUT_LEGAL_HOLD,
        Move.LIFT_LEGAL_HOLD,
    }
)
# On record such an act is the officer's part in the matter, whatever came of it.
INVOLVING = frozenset(Move) - _WATCHING
_ANSWERING = frozenset(one.role for one in GRANTS if one.relation is Relation.OWNER_UNIT)


def is_involved(officer: Officer, it: Standing, acts: Collection[Move]) -> bool:
    """Whether an officer has a hand in a matter; ``acts`` are the moves they have made on it.

    Who reported, registered, drafted, handled, approved or leads it, is of its team or of a unit
    that handles it, heads the section that has it, or is posted where it arose.
    """
    named = {it.author_id, it.owner_id, it.drafted_by, it.led_by} | it.team | it.handled_by
    posted = (post.local_path for post in officer.own_posts)
    return (
        not officer.acts_as.isdisjoint(named)
        or not INVOLVING.isdisjoint(acts)
        or any(has(officer, role, it.owner_path) for role in _ANSWERING)
        or any(handles_part(officer, path) for path in it.part_paths)
        or heads_section(officer, it)
        or heads_handling(officer, it)
        or any(here is not None and (it.place_path or "").startswith(here) for here in posted)
    )


def may_call(officer: Officer, it: Standing, acts: Collection[Move]) -> bool:
    """Whether an officer may be asked to call, and could then say what came of it.

    By posts of their own: whoever stands in for somebody is not asked in that place. Who is on
    leave or recused is not asked.
    """
    own = replace(officer, posts=officer.own_posts)
    asked = replace(it, caller_id=officer.id)
    return (
        not officer.away
        and may_see(own, asked)
        and why_not(own, Move.WITHDRAW_CASE, asked) is None
        and not is_involved(officer, it, acts)
    )
