"""What the two years' register must come to: the figures that a county office has published."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from register_rows import Figures, RegisterRow, count_by_year, figures

from casework.statistics import Period, Share

_REPORT = Path(__file__).parent / "data" / "report-2012-2013.json"


def check_published(rows: Sequence[RegisterRow], period: Period) -> None:
    """Every figure is the published one, but for shares that do not follow from its own counts."""
    expected = json.loads(_REPORT.read_text(encoding="utf-8"), parse_float=Decimal)
    years = {str(year): n for year, n in count_by_year(rows, range(2012, 2015)).items()}
    assert years == expected.pop("by_year")
    assert expected.pop("period") == f"{period.first}/{period.last}"
    not_reached = expected.pop("published_shares_that_do_not_follow")
    found = figures(rows, period)
    assert _as_published(found) == expected
    assert all(found.by_type[code].percent != said for code, said in not_reached.items())


def _as_published(found: Figures) -> dict[str, object]:
    def written(share: Share) -> dict[str, object]:
        return {"count": share.count, "of": share.of, "percent": share.percent}

    filed = found.filed_timeliness
    return {
        "total": found.total,
        "by_channel": {code: written(share) for code, share in found.by_channel.items()},
        "by_type": {code: written(share) for code, share in found.by_type.items()},
        "by_subtype": found.by_subtype,
        "filed": {
            "filed": found.filed,
            "due": filed.due,
            "closed": filed.closed,
            "on_time": filed.on_time.count,
            "on_time_percent": filed.on_time.percent,
        },
        "occurrence": found.occurrence,
        "persons": found.persons,
    }
