"""What a card says of a matter's files."""

import re

from casework.attachments import MediaTally
from casework.matters import Attachment
from wording.speaker import Speaker

# Marks that turn the direction of writing or do not show, and what separates folders.
_TRICKS = re.compile(r"[\x00-\x1f\x7f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff/\\]")
_LONGEST = 100


def tally(say: Speaker, count: MediaTally, lost: int = 0) -> str:
    """How many files there are, and how many are not stored or not what they were sent as.

    ``lost`` are those that could not be shown just now.
    """
    photos = count.photos == count.files
    line = say("media-photos" if photos else "media-count", n=count.files)
    aside = []
    if count.missing:
        aside.append(say("media-photos-missing" if photos else "media-missing", n=count.missing))
    if count.mismatched:
        aside.append(say("media-mismatched", n=count.mismatched))
    if lost:
        aside.append(say("media-photos-lost" if photos else "media-lost", n=lost))
    return say("media-aside", count=line, aside=say.listed(aside)) if aside else line


def file_name(say: Speaker, item: Attachment, ending: str) -> str:
    """What a stored copy is called when it is sent; ``ending`` is that of its content."""
    if item.mismatch:
        return say("media-mismatched-name")
    given = _TRICKS.sub("", item.name or "").strip(" .")
    return given[-_LONGEST:] or f"{say('media-name')}{ending}"
