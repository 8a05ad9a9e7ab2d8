"""Two reports that may be of one matter are known by their words; worked examples of both kinds."""

from datetime import UTC, datetime

import pytest

from casework.alike import Known, likely
from casework.first_guess import guess_topic

WELL = "上湾村机井坏了两个月没人修,二十多户浇不上地。"
PLACES = ("上湾村", "柳湾镇")


def offered(told: str, before: str) -> bool:
    known = Known(1, (2026, 1), datetime(2026, 11, 1, tzinfo=UTC), guess_topic(before), before)
    return likely(told, guess_topic(told), [known], PLACES) == [known]


@pytest.mark.parametrize(
    ("told", "before"),
    [
        (WELL, WELL),
        (WELL, "上湾村机井还没修好。"),
        (WELL, "机井坏了,地里浇不上水"),
        (WELL, "上湾村机井又坏了。"),
        ("老人养老金停发两个月", "王老汉的养老金两个月没发了"),
        ("自来水停水三天", "停水3天了,自来水一直不来"),
        ("村口垃圾没人清运", "上湾村村口,垃圾堆了半个月,没人清运!"),
        ("修路占地补偿款没发", "修路占的地,补偿款一直没有发下来"),
        ("通村路塌了一段,学生上学绕行", "通村路塌方,学生上学要绕路"),
        ("流转费拖了两年没给,40多户的钱", "土地流转费拖欠两年,公司说没钱,涉及四十多户"),
        ("The well is broken", "Well broken for two months, nobody repairs it."),
    ],
)
def test_two_tellings_of_one_matter_are_offered(told: str, before: str) -> None:
    assert offered(told, before)
    assert offered(before, told)


@pytest.mark.parametrize(
    ("told", "before"),
    [
        (WELL, "上湾村路灯坏了两个月没人修,晚上看不见。"),
        (WELL, "低保名单没有公示,群众有意见"),
        ("上湾村低保没评上", "上湾村低保名单没有公示"),
        ("村口垃圾没人清运", "村口路灯不亮"),
        ("修路占地补偿款没发", "退耕还林补偿款没发"),
        ("邻里宅基地纠纷,多次调解无果", "宅基地边界纠纷,邻居多占一米"),
        ("The well is broken for two months", "The street light is broken since May"),
        (WELL, "没水"),
        ("上湾村", "上湾村"),
        ("", ""),
    ],
)
def test_two_matters_of_one_place_are_not_offered(told: str, before: str) -> None:
    assert not offered(told, before)
    assert not offered(before, told)


def test_one_pipe_with_two_troubles_is_offered_for_somebody_to_say() -> None:
    assert offered("自来水停水三天", "自来水浑浊有异味")


@pytest.mark.parametrize(
    "other", ["机井坏了2个月,没人修!", "机井　坏了２個月，没人修。", "机井坏了十个月没人修"]
)
def test_full_width_digits_and_punctuation_make_no_difference(other: str) -> None:
    assert offered("机井坏了两个月没人修", other)


def test_the_likeliest_comes_first() -> None:
    at = datetime(2026, 11, 1, tzinfo=UTC)
    near = Known(1, (2026, 1), at, "water", "机井还没修好")
    nearer = Known(2, (2026, 2), at, "water", WELL)
    assert likely(WELL, "water", [near, nearer], PLACES) == [nearer, near]
