import pytest

from casework.first_guess import Guess, guess_topic, guess_type
from casework.matters import MatterType, Subtype


@pytest.mark.parametrize(
    ("text", "kind", "subtype"),
    [
        ("工资两年没发", MatterType.APPEAL, Subtype.PAY_TREATMENT_RETIREMENT),
        ("支部换届没通知我", MatterType.APPEAL, Subtype.PARTY_MEMBER_OR_BRANCH_ELECTION),
        ("上湾村机井坏了没人修", MatterType.APPEAL, None),
        ("今天去了一趟", MatterType.APPEAL, None),
        ("建议把路灯修一下", MatterType.ENQUIRY, Subtype.SUGGESTION_OR_QUESTION),
        ("请问需要什么手续", MatterType.ENQUIRY, Subtype.SUGGESTION_OR_QUESTION),
        ("村支书贪污", MatterType.ACCUSATION, Subtype.VILLAGE_POLICY_BREACH),
        ("镇干部态度恶劣,推诿", MatterType.ACCUSATION, Subtype.TOWNSHIP_STYLE),
        ("局长收礼", MatterType.ACCUSATION, Subtype.SECTION_LEVEL_STYLE),
        ("我要举报", MatterType.ACCUSATION, Subtype.VILLAGE_POLICY_BREACH),
    ],
)
def test_the_first_guess_at_the_type(text: str, kind: MatterType, subtype: Subtype | None) -> None:
    assert guess_type(text) == Guess(kind, subtype)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("上湾村机井坏了两个月没人修", "water"),
        ("工资拖欠半年", "pay"),
        ("离任干部养老", "retirement"),
        ("发展党员没有公示", "recruitment"),
        ("支部换届选举", "elections"),
        ("征地补偿没到位", "land"),
        ("修路挖断了", "roads"),
        ("低保取消了", "welfare"),
        ("今天天气好", None),
    ],
)
def test_the_first_guess_at_the_topic(text: str, topic: str | None) -> None:
    assert guess_topic(text) == topic
