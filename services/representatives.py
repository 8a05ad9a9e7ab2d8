"""How many people may be named as those who speak for a joint visit."""

from casework.form_errors import TooManyNamesError
from casework.forms import ABOUT_LEADS, Draft
from casework.matters import Channel
from casework.petitioners import MOST_REPRESENTATIVES, names
from casework.sensitive import mask
from storage import leads
from storage.unit import Reader


def check(view: Reader, draft: Draft, text: str) -> None:
    """Raise :class:`TooManyNamesError` where more are named for a joint visit than may speak."""
    count = len(names(mask(text, phone="", id_card="").text))
    if _is_joint(view, draft) and count > MOST_REPRESENTATIVES:
        facts = {"most": MOST_REPRESENTATIVES, "count": count}
        raise TooManyNamesError(form=draft.kind, field="petitioner", **facts)


def _is_joint(view: Reader, draft: Draft) -> bool:
    channel = draft.fields.get("channel")
    if draft.kind in ABOUT_LEADS and (lead := leads.get(view, draft.subject_id)) is not None:
        channel = lead.channel
    return channel == Channel.JOINT_VISIT
