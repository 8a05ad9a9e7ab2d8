"""Every table, as SQLModel classes; rows never leave ``storage``.

Ids are made by the application, enums are text columns, moments are UTC.
"""

from storage.tables.briefs import BriefRow
from storage.tables.columns import core
from storage.tables.field_days import (
    CompanionRow,
    ContactPointRow,
    FindingRow,
    OutreachCountRow,
    OutreachMemberRow,
    OutreachRow,
    ShortfallRow,
    VisitPlanRow,
    VisitRow,
)
from storage.tables.figures import AppraisalLineRow, AppraisalRow, PolicyOwnerRow
from storage.tables.identities import IdentityKeyRow, IdentityRow
from storage.tables.inbox import DraftRow, FleetingRow, InboxRow, ShownRow
from storage.tables.matters import (
    ELSEWHERE,
    AlikeRow,
    CaseRow,
    EarlierRow,
    HandledRow,
    LeadRow,
    LetterRow,
    LookedRow,
    NoteRow,
    PartRow,
    RecusalRow,
    TeamRow,
)
from storage.tables.media import MediaRow
from storage.tables.meetings import ActionRow, AgendaRow, MeetingRow, PutForwardRow
from storage.tables.office import (
    CalendarDayRow,
    GuessRow,
    InviteRow,
    LeaveRow,
    OfficerRow,
    PostRow,
    SerialRow,
    SettingRow,
    UnitRow,
)
from storage.tables.periods import PeriodReportRow, PeriodRow, PeriodUnitRow
from storage.tables.protection import QueryCodeRow, RetaliationRow
from storage.tables.record import (
    ChainRow,
    ClockEntryRow,
    ClockRow,
    CounterRow,
    EventRow,
    PushMessageRow,
    PushRow,
)

__all__ = [
    "ELSEWHERE",
    "ActionRow",
    "AgendaRow",
    "AlikeRow",
    "AppraisalLineRow",
    "AppraisalRow",
    "BriefRow",
    "CalendarDayRow",
    "CaseRow",
    "ChainRow",
    "ClockEntryRow",
    "ClockRow",
    "CompanionRow",
    "ContactPointRow",
    "CounterRow",
    "DraftRow",
    "EarlierRow",
    "EventRow",
    "FindingRow",
    "FleetingRow",
    "GuessRow",
    "HandledRow",
    "IdentityKeyRow",
    "IdentityRow",
    "InboxRow",
    "InviteRow",
    "LeadRow",
    "LeaveRow",
    "LetterRow",
    "LookedRow",
    "MediaRow",
    "MeetingRow",
    "NoteRow",
    "OfficerRow",
    "OutreachCountRow",
    "OutreachMemberRow",
    "OutreachRow",
    "PartRow",
    "PeriodReportRow",
    "PeriodRow",
    "PeriodUnitRow",
    "PolicyOwnerRow",
    "PostRow",
    "PushMessageRow",
    "PushRow",
    "PutForwardRow",
    "QueryCodeRow",
    "RecusalRow",
    "RetaliationRow",
    "SerialRow",
    "SettingRow",
    "ShortfallRow",
    "ShownRow",
    "TeamRow",
    "UnitRow",
    "VisitPlanRow",
    "VisitRow",
    "core",
]
