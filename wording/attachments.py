"""What a card says of a matter's files."""

from casework.attachments import MediaTally, plain_name
from casework.media import Attachment
from wording.speaker import Speaker

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
    return plain_name(item.name)[-_LONGEST:] or f"{say('media-name')}{ending}"
