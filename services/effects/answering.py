"""What the moves change from the delivery of the answer on."""

from casework.errors import FieldMissingError
from casework.forms import FormKind
from casework.matters import Delivery, NoteKind
from casework.workflow import Move
from services.effects.making import Effect, Making


def _deliver(it: Making) -> Effect:
    """From the day on which the reply reached the petitioner it is not late; post has a number."""
    manner = it.fields["manner"]
    if manner == Delivery.BY_POST and not it.fields.get("detail"):
        raise FieldMissingError(form=FormKind.DELIVERY, field="detail")
    return Effect({"delivery": manner, "replied_on": it.day})


def _agree_undelivered(it: Making) -> Effect:
    return Effect({"delivery": Delivery.NOT_DELIVERABLE.value, "replied_on": it.unit.today})


def _follow_up(it: Making) -> Effect:
    return Effect({"service_rating": it.fields["service"], "result_rating": it.fields["result"]})


def _close(it: Making) -> Effect:
    return Effect({"root_cause": it.fields["cause"], "closed_on": it.unit.today})


EFFECTS = {
    Move.DELIVER: _deliver,
    Move.AGREE_UNDELIVERED: _agree_undelivered,
    Move.FOLLOW_UP: _follow_up,
    Move.CLOSE: _close,
}
NOTES = {
    Move.DELIVER: ("detail", NoteKind.DELIVERY),
    Move.REPORT_UNDELIVERED: ("text", NoteKind.ATTEMPTS),
    Move.REFUSE_UNDELIVERED: ("reason", NoteKind.REASON),
    Move.FOLLOW_UP: ("text", NoteKind.FOLLOW_UP),
}
